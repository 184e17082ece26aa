// Where each rule comes from: statutes by article, documents by number, places by their practice, and `design` where
// there is none of these, which says so to whoever is refused. Closed: a rule can cite nothing else.

import type { Text } from '../terms.ts'

export const sources = {
  'committee-law-6': {
    zh: '《中华人民共和国城市居民委员会组织法》（2025年修订）第六条',
    en: "Organic Law of Urban Residents' Committees (2025 revision), art. 6",
  },
  'committee-law-10': {
    zh: '《中华人民共和国城市居民委员会组织法》（2025年修订）第十条',
    en: "Organic Law of Urban Residents' Committees (2025 revision), art. 10",
  },
  'committee-law-12': {
    zh: '《中华人民共和国城市居民委员会组织法》（2025年修订）第十二条',
    en: "Organic Law of Urban Residents' Committees (2025 revision), art. 12",
  },
  'committee-law-43': {
    zh: '《中华人民共和国城市居民委员会组织法》（2025年修订）第四十三条',
    en: "Organic Law of Urban Residents' Committees (2025 revision), art. 43",
  },
  'committee-law-43-2': {
    zh: '《中华人民共和国城市居民委员会组织法》（2025年修订）第四十三条第二款',
    en: "Organic Law of Urban Residents' Committees (2025 revision), art. 43, para. 2",
  },
  'community-correction-6': {
    zh: '《中华人民共和国社区矫正法》第六条（法律指明付款单位之例：协助社区矫正的经费列入社区矫正机构预算）',
    en: 'Community Correction Law, art. 6 (where the law itself names the payer: help with community correction is in the budget of the correction agency)',
  },
  'emergency-response-22-77': {
    zh: '《中华人民共和国突发事件应对法》第二十二条、第七十七条',
    en: 'Emergency Response Law, arts. 22 and 77',
  },
  'public-health-emergency-16': {
    zh: '《中华人民共和国突发公共卫生事件应对法》第十六条',
    en: 'Law on Response to Public Health Emergencies, art. 16',
  },
  'data-sharing-19': {
    zh: '《政务数据共享条例》第十九条',
    en: 'Regulations on Government Data Sharing, art. 19',
  },
  'mca-2015-136': {
    zh: '民发〔2015〕136号（社区减负）',
    en: 'Ministry of Civil Affairs, document 2015 no. 136 (lightening the load of communities)',
  },
  'mca-2020-20': {
    zh: '民发〔2020〕20号（基层群众性自治组织出具证明）',
    en: 'Ministry of Civil Affairs, document 2020 no. 20 (certificates issued by self-governing bodies)',
  },
  jianye: {
    zh: '南京市建邺区社区准入（2015年起）：严格对照“服务清单”；权随责走、费随事转、事费配套；人员、指导、经费按时到位，否则社区有权拒绝接受',
    en: 'Jianye District, Nanjing, community access since 2015: strictly by the service list; authority follows responsibility, funding follows the task, task and money matched; staff, guidance and funds in place on time, otherwise the community may refuse',
  },
  dongguan: {
    zh: '东莞市社区准入机制：先提出书面申请和实施方案，经审核批准后以购买服务形式委托；属于政府和职能部门依法承担的行政性职能和工作不得向社区居委会转移',
    en: "Dongguan, community access: a written application and an implementation plan first, purchased service once approved; administrative functions that the law gives to government are not passed to residents' committees",
  },
  shekou: {
    zh: '深圳市南山区蛇口街道“一平台两中心”：涉及行政主体资格的事项由政府收回、强化管理和执法，不涉及的才交由社区完成',
    en: 'Shekou Street, Nanshan District, Shenzhen, "one platform, two centres": what needs administrative-subject status, and enforcement, is taken back by government; only the rest is left to the community',
  },
  shangcheng: {
    zh: '杭州市上城区社区工作准入制：居委会、公共服务站“两张清单”，主体职责与配合职责分列；执法类事项由职能部门依据责任主体唯一的原则履行',
    en: "Shangcheng District, Hangzhou, community work access: two lists, one for the residents' committee and one for the service station; principal and cooperating duties apart; enforcement is the department's, as there is one responsible body for each matter",
  },
  chengdu: {
    zh: '成都市社区发展治理改革：取消招商引资等经济指标考核；社区没有执法权限；为承担事项过多（有的200余项）的社区减负',
    en: 'Chengdu, community governance reform: no investment or other economic targets; communities have no power to enforce; lighter load for communities that carried too much (some over 200 items)',
  },
  'xicheng-2018': {
    zh: '北京市西城区社区准入（2018年）：提前30个工作日提出，逐件审核',
    en: 'Xicheng District, Beijing, community access (2018): ask 30 working days ahead; every request is reviewed',
  },
  'statute-reading': {
    zh: '法律条文用语：条文只说“可以”“鼓励”或者仅提及居民委员会的，不设定协助义务',
    en: 'The wording of the statutes: a provision that only permits, encourages or names the committee sets no duty to assist',
  },
  design: {
    zh: '本系统规则（无法律或文件出处）',
    en: "This service's own rule (no statute or document behind it)",
  },
} as const satisfies Record<string, Text>

export type SourceId = keyof typeof sources
