// Where each rule comes from: statutes by article, documents by number, places by their practice, and `design` where
// there is none of these, which says so to whoever is refused. Closed: a rule can cite nothing else. What each of them
// says, word for word, stands in quotations.ts.

import type { Text } from '../terms.ts'

const committee = (article: string, en: string): Text => ({
  zh: `《中华人民共和国城市居民委员会组织法》（2025年修订）${article}`,
  en: `Organic Law of Urban Residents' Committees (2025 revision), ${en}`,
})
const budget = (article: string, en: string): Text => ({
  zh: `《中华人民共和国预算法》${article}`,
  en: `Budget Law, ${en}`,
})
const relief: Text = {
  zh: '《民政部、中央组织部关于进一步开展社区减负工作的通知》（民发〔2015〕136号）',
  en: 'Ministry of Civil Affairs and Central Organisation Department, Notice on Further Lightening the Load of Communities (2015, no. 136)',
}
const part = ({ zh, en }: Text, zhPart: string, enPart: string): Text => ({
  zh: `${zh}${zhPart}`,
  en: `${en}, ${enPart}`,
})

export const sources = {
  'committee-law-6': committee('第六条', 'art. 6'),
  'committee-law-9': committee('第九条', 'art. 9'),
  'committee-law-10': committee('第十条', 'art. 10'),
  'committee-law-12': committee('第十二条', 'art. 12'),
  'committee-law-36': committee('第三十六条', 'art. 36'),
  'committee-law-43-1': committee('第四十三条第一款', 'art. 43, para. 1'),
  'committee-law-43-2': committee('第四十三条第二款', 'art. 43, para. 2'),
  'committee-law-44': committee('第四十四条第二款', 'art. 44, para. 2'),
  'committee-law-45': committee('第四十五条', 'art. 45'),
  'community-correction-6': {
    zh: '《中华人民共和国社区矫正法》第六条第二款',
    en: 'Community Correction Law, art. 6, para. 2',
  },
  'emergency-response-20': { zh: '《中华人民共和国突发事件应对法》第二十条', en: 'Emergency Response Law, art. 20' },
  'emergency-response-71-72': {
    zh: '《中华人民共和国突发事件应对法》第七十一条、第七十二条第二款',
    en: 'Emergency Response Law, arts. 71 and 72, para. 2',
  },
  'emergency-response-77': { zh: '《中华人民共和国突发事件应对法》第七十七条', en: 'Emergency Response Law, art. 77' },
  'public-health-emergency-14': {
    zh: '《中华人民共和国突发公共卫生事件应对法》第十四条第三款',
    en: 'Law on Response to Public Health Emergencies, art. 14, para. 3',
  },
  'civil-code-202': {
    zh: '参照《中华人民共和国民法典》第二百零二条',
    en: 'Civil Code, art. 202, by analogy',
  },
  'budget-law-13': budget('第十三条', 'art. 13'),
  'budget-law-54': budget('第五十四条第一款', 'art. 54, para. 1'),
  'budget-law-57': budget('第五十七条第一款', 'art. 57, para. 1'),
  'data-sharing-19': {
    zh: '《政务数据共享条例》第十九条第一款',
    en: 'Regulations on Government Data Sharing, art. 19, para. 1',
  },
  'jianfu-2024': {
    zh: '中共中央办公厅、国务院办公厅《整治形式主义为基层减负若干规定》（2024年）',
    en: 'General Offices of the CPC Central Committee and the State Council, Provisions on Curbing Formalism and Lightening the Load of the Grass Roots (2024)',
  },
  'jianfu-2024-4': {
    zh: '参照中共中央办公厅、国务院办公厅《整治形式主义为基层减负若干规定》（2024年）四',
    en: 'By analogy: General Offices of the CPC Central Committee and the State Council, Provisions on Curbing Formalism and Lightening the Load of the Grass Roots (2024), part 4',
  },
  'zhengwu-app-2026': {
    zh: '《政务移动互联网应用程序规范化管理办法》（国办函〔2026〕12号）',
    en: 'General Office of the State Council, Measures for the Regulated Management of Government Mobile Applications (2026, no. 12)',
  },
  'fingertip-2023': {
    zh: '中央网络安全和信息化委员会《关于防治“指尖上的形式主义”的若干意见》（2023年）',
    en: 'Central Cyberspace Affairs Commission, Opinions on Preventing "Fingertip Formalism" (2023)',
  },
  'chuangjian-2022': {
    zh: '中共中央办公厅、国务院办公厅《创建示范活动管理办法（试行）》（2022年）',
    en: 'General Offices of the CPC Central Committee and the State Council, Measures for Managing Drives for Model Titles (trial, 2022)',
  },
  'mca-2015-136-1': part(relief, '一', 'part 1'),
  'mca-2015-136-2': part(relief, '二', 'part 2'),
  'mca-2015-136-3': part(relief, '三', 'part 3'),
  'mca-2020-20': {
    zh: '《民政部 国家发展改革委 公安部 司法部 人力资源社会保障部 国家卫生健康委关于改进和规范基层群众性自治组织出具证明工作的指导意见》（民发〔2020〕20号）',
    en: 'Ministry of Civil Affairs and five others, Guiding Opinions on Improving and Regulating the Certificates Issued by Self-governing Bodies (2020, no. 20)',
  },
  'shanghai-committee-27': {
    zh: '《上海市居民委员会工作条例》第二十七条（其他地方参考）',
    en: "Shanghai Regulations on the Work of Residents' Committees, art. 27 (persuasive elsewhere)",
  },
  'beijing-street-32': {
    zh: '《北京市街道办事处条例》第三十二条第二款（其他地方参考）',
    en: 'Beijing Regulations on Street Offices, art. 32, para. 2 (persuasive elsewhere)',
  },
  'jianye-list': {
    zh: '南京市建邺区：凡拟下派社区的工作事项须严格对照“服务清单”',
    en: 'Jianye District, Nanjing: whatever is to be passed to communities is strictly held against the service list',
  },
  'jianye-support': {
    zh: '南京市建邺区：权随责走、费随事转、事费配套；责任主体在部门、街道，人员、指导、经费按时到位，否则社区有权拒绝接受',
    en: 'Jianye District, Nanjing: authority follows responsibility, funding follows the task, task and money matched; departments and streets answer for the work; staff, guidance and funds in place on time, otherwise the community may refuse',
  },
  'shekou-contract': {
    zh: '深圳市南山区蛇口街道：与中标的运营机构签订服务合同，明确所有项目和完成标准',
    en: 'Shekou Street, Nanshan, Shenzhen: a service contract with the operator that won the tender, naming all services and the standard of each',
  },
  'jianye-cancelled': {
    zh: '南京市建邺区：取消25项工作任务、48类评比、42个机构、72项台账，整合20个社区网络平台',
    en: 'Jianye District, Nanjing: 25 tasks, 48 kinds of appraisal, 42 bodies and 72 ledgers cancelled, 20 community platforms merged',
  },
  'jianye-street': {
    zh: '南京市建邺区：街道剥离经济职能，部门首接责任清单、街道便民服务中心项目清单分列',
    en: 'Jianye District, Nanjing: streets shed their economic functions; lists of what departments answer for first, and of what the streets’ service centres do',
  },
  'nanjing-reform': {
    zh: '《南京市深化街道和社区体制改革实施方案》（取消对街道的经济指标考核）',
    en: 'Nanjing, Plan for Deepening the Reform of Streets and Communities (economic targets of streets cancelled)',
  },
  dongguan: {
    zh: '东莞市深化社区建设的对策建议（建议性文章）：先提出书面申请和实施方案，经审核批准后以购买服务形式委托；行政性职能不得向社区居委会转移',
    en: "Dongguan, as proposed by an author: a written application and an implementation plan first, purchased service once approved; administrative functions are not passed to residents' committees",
  },
  shekou: {
    zh: '深圳市南山区蛇口街道：不涉及行政主体资格的事项以项目委托、购买服务方式交由社工机构完成，涉及行政主体资格的由街道收回、强化管理和执法',
    en: 'Shekou Street, Nanshan District, Shenzhen: what needs no administrative-subject status is done by social-work organisations under contract; what needs it, the street takes back and enforces',
  },
  shangcheng: {
    zh: '杭州市上城区社区工作准入制：居委会、公共服务工作站“两张清单”，主体职责与配合职责分列',
    en: "Shangcheng District, Hangzhou, community work access: two lists, one for the residents' committee and one for the service station; principal and cooperating duties apart",
  },
  'shangcheng-enforcement': {
    zh: '杭州市上城区社区工作准入制：执法类事项由职能部门依据责任主体唯一的原则依法行政',
    en: 'Shangcheng District, Hangzhou, community work access: enforcement is for the department alone, as there is one responsible body',
  },
  'shangcheng-street': {
    zh: '杭州市上城区社区工作准入制：将更适合由街道承担的公共服务事项收回管理',
    en: 'Shangcheng District, Hangzhou, community work access: public services better borne by the street go back to it',
  },
  chengdu: {
    zh: '成都市（2017年报道）：街道不再承担招商引资职能；社区没有执法权限',
    en: 'Chengdu (reported in 2017): streets no longer bear investment targets; a community has no power to enforce',
  },
  'xicheng-2018': {
    zh: '《西城区持续推进社区减负工作实施方案》（北京市西城区，2018年）：申请新进入社区的事项须提前30个工作日书面申请，15个工作日内审批',
    en: 'Xicheng District, Beijing (2018): to let new work into communities, apply in writing 30 working days ahead; decided within 15',
  },
  erqi: {
    zh: '郑州市二七区《社区工作事项准入制度管理办法（试行）》',
    en: 'Erqi District, Zhengzhou, Measures on the Access of Work to Communities (trial)',
  },
  'zigong-2016': {
    zh: '《自贡市社区公共服务准入制度》（试行，2016年）',
    en: 'Zigong, Access of Public Services to Communities (trial, 2016)',
  },
  'rizhao-2019': {
    zh: '日照市日发〔2019〕3号',
    en: 'Rizhao, document 2019 no. 3',
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
