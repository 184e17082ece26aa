// What each source says, word for word, and the rules that it founds: no rule cites a source that does not say it. Texts in
// traditional script are given in simplified. Two sources are not quoted: `statute-reading` and `design` say what they are.
import type { SourceId } from './sources.ts'

export interface Quotation {
  source: SourceId
  text: string
  founds: readonly string[]
}

const say = (source: SourceId, founds: string, text: string): Quotation => ({ source, text, founds: founds.split(' ') })

/** Sources that quote nobody. */
export const unquoted: ReadonlySet<SourceId> = new Set<SourceId>(['design', 'statute-reading'])

export const quotations: readonly Quotation[] = [
  say(
    'committee-law-6',
    'community-own-duty guidance-missing street-service',
    '不设区的市、市辖区的人民政府和街道办事处对居民委员会的工作给予指导、支持和帮助。居民委员会协助不设区的市、市辖区的人民政府或者街道办事处开展工作。',
  ),
  say(
    'committee-law-9',
    'organisation-demanded',
    '居民委员会根据需要设人民调解、治安保卫、公共卫生、环境和物业管理、老年人和妇女儿童工作等委员会。',
  ),
  say('committee-law-10', 'community-own-duty role-exceeds-list', '居民委员会履行下列职责'),
  say('committee-law-12', 'guarantee-demanded', '居民委员会可以从事为履行职能所需要的民事活动，但是不得提供担保。'),
  say('committee-law-36', 'organisation-demanded', '社区应当建立居务监督委员会'),
  say(
    'committee-law-43-1',
    'funding-missing staff-missing guidance-missing authority-missing',
    '不设区的市、市辖区的人民政府或者街道办事处需要居民委员会协助开展工作，应当提供必要的经费和条件。',
  ),
  say(
    'committee-law-43-2',
    'funding-missing basis-lapsed off-list appraisal-demanded meeting-demanded inspection-demanded creation-demanded secondment-demanded material-demanded ledger-demanded platform-demanded enforcement-demanded economic-target-demanded organisation-demanded',
    '地方各级人民政府应当建立健全整治形式主义为基层减负长效机制，有关部门委托居民委员会协助开展工作的事项，应当符合法律、法规规定，所需经费由委托部门承担。',
  ),
  say('committee-law-44', 'platform-demanded', '县级以上地方人民政府应当对社区信息化建设进行统筹规划和实施'),
  say('committee-law-45', 'guidance-missing', '应当为居民委员会成员以及其他社区工作者提供培训'),
  say('community-correction-6', 'funding-missing', '开展工作所需的经费应当按照规定列入社区矫正机构本级政府预算。'),
  say(
    'emergency-response-20',
    'emergency-unproven',
    '突发事件应急指挥机构发布的决定、命令、措施与设立它的人民政府发布的决定、命令、措施具有同等效力',
  ),
  say(
    'emergency-response-71-72',
    'emergency-unproven',
    '启动应急响应，应当明确响应事项、级别、预计期限、应急处置措施等。',
  ),
  say(
    'emergency-response-77',
    'emergency-unproven',
    '突发事件发生地的居民委员会、村民委员会和其他组织应当按照当地人民政府的决定、命令，进行宣传动员',
  ),
  say(
    'public-health-emergency-14',
    'emergency-unproven',
    '可以依照本级人民政府的权限发布有关突发公共卫生事件应对的决定、命令、措施。',
  ),
  say(
    'civil-code-202',
    'exceeds-limits funding-below-standard',
    '按照年、月计算期间的，到期月的对应日为期间的最后一日；没有对应日的，月末日为期间的最后一日。',
  ),
  say(
    'budget-law-13',
    'budget-unknown budget-overdrawn',
    '各级政府、各部门、各单位的支出必须以经批准的预算为依据，未列入预算的不得支出。',
  ),
  say('budget-law-54', 'budget-unknown', '预算年度开始后，各级预算草案在本级人民代表大会批准前，可以安排下列支出'),
  say('budget-law-57', 'funding-late', '各级政府财政部门必须…及时、足额地拨付预算支出资金'),
  say(
    'data-sharing-19',
    'ledger-demanded material-demanded',
    '通过共享获取政务数据能够满足履行职责需要的，政府部门不得向公民、法人和其他组织重复收集。',
  ),
  say('jianfu-2024', 'meeting-demanded', '不搞层层陪会'),
  say(
    'jianfu-2024',
    'inspection-demanded material-demanded',
    '不得动辄要求见主要负责同志，不得频繁要求基层填表格报材料',
  ),
  say('jianfu-2024', 'appraisal-demanded', '不得将点赞量、网络投票数、转发量、学习时长等作为考评依据'),
  say('jianfu-2024-4', 'secondment-demanded', '不向县及以下单位借调干部'),
  say('zhengwu-app-2026', 'platform-demanded', '县以下（不含县级）单位原则上不得开发建设政务应用程序。'),
  say('zhengwu-app-2026', 'ledger-demanded material-demanded', '（一）随意或重复要求基层填表报数交材料'),
  say('fingertip-2023', 'platform-demanded', '在工作群组中，不得脱离工作实际强制要求打卡接龙、即时响应'),
  say(
    'fingertip-2023',
    'material-demanded',
    '不得随意要求下级和基层单位通过政务应用程序、工作群组上传不必要的截图或视频。',
  ),
  say('chuangjian-2022', 'creation-demanded', '市县级其他党政机关和群团机关以及乡镇（街道）不得开展创建示范活动。'),
  say('mca-2015-136-1', 'off-list', '实行社区工作准入制度'),
  say(
    'mca-2015-136-1',
    'department-duty street-service',
    '属于基层人民政府及其职能部门、街道办事处职责范围内的事项，不得转嫁给社区',
  ),
  say('mca-2015-136-1', 'funding-missing staff-missing', '应由社区协助的事项，应当为社区提供必要的经费和工作条件。'),
  say(
    'mca-2015-136-1',
    'economic-target-demanded enforcement-demanded barred-item',
    '社区承担的招商引资、协税护税、经济创收等任务指标，以及社区作为责任主体的执法、拆迁拆违、环境整治、城市管理等事项，原则上一律取消。',
  ),
  say('mca-2015-136-2', 'appraisal-demanded', '各职能部门不再单独组织考核评比活动。'),
  say('mca-2015-136-3', 'organisation-demanded', '对各职能部门在社区设立的工作机构和加挂的各种牌子进行规范清理'),
  say(
    'mca-2020-20',
    'certificate-demanded',
    '凡是没有法律法规依据或未经国务院批准列入保留证明事项清单的证明事项，基层群众性自治组织不予出具。',
  ),
  say('shanghai-committee-27', 'off-list', '对清单以外的协助行政事项，居民委员会有权拒绝办理。'),
  say(
    'shanghai-committee-27',
    'authority-missing',
    '有关政府职能部门应当为居民委员会提供必要的经费、工作条件和信息支持，并进行业务指导。',
  ),
  say('beijing-street-32', 'ledger-demanded', '不得违反规定要求社区填表报数。'),
  say('jianye-list', 'off-list role-exceeds-list', '街道、部门凡拟将工作事项下派至社区的，须严格对照“服务清单”'),
  say(
    'jianye-support',
    'funding-late funding-below-standard authority-missing',
    '坚持“权随责走、费随事转、事费配套”的原则，严格社区准入事项。',
  ),
  say(
    'jianye-support',
    'not-lead-organisation staff-missing guidance-missing funding-late funding-missing',
    '依据“服务清单”进入社区的事项，责任主体在部门、街道，应保证人员、指导、经费按时到位，否则社区有权拒绝接受。',
  ),
  say(
    'shekou-contract',
    'contract-missing',
    '由街道办直接与中标的运营机构签订服务合同,明确双方权利、义务,明确社区服务、行政服务的所有项目和完成标准',
  ),
  say(
    'jianye-cancelled',
    'barred-item appraisal-demanded organisation-demanded ledger-demanded platform-demanded cancelled-before',
    '先后取消25项工作任务、48类评比、42个机构、72项台账，整合20个社区网络平台',
  ),
  say(
    'jianye-street',
    'street-service department-duty',
    '梳理规范了三类1101项部门首接责任清单、七类103项街道便民服务中心项目清单',
  ),
  say('jianye-street', 'economic-target-demanded', '街道层面在全省率先剥离经济职能'),
  say(
    'nanjing-reform',
    'economic-target-demanded',
    '2015年1月1日起，取消对玄武、秦淮、建邺、鼓楼四城区各街道和其他区建成区所在街道相关经济指标考核',
  ),
  say('dongguan', 'plan-missing', '首先必须向市社区建设工作领导小组提出书面申请和实施方案'),
  say('dongguan', 'department-duty', '属于政府和职能部门依法承担的行政性职能和工作不得向社区居委会转移'),
  say('shekou', 'department-duty enforcement-demanded', '涉及行政主体资格的民生事项,街道坚决“收”,强化管理和执法。'),
  say('shangcheng', 'role-exceeds-list wrong-receiver', '建立了社区居委会和公共服务工作站“两张清单”'),
  say(
    'shangcheng-enforcement',
    'enforcement-demanded',
    '凡职能部门涉及的执法类事项，应由职能部门依据责任主体唯一的原则依法行政，履行主体责任。',
  ),
  say('shangcheng-street', 'street-service', '将更适合由街道承担的公共服务事项收回管理'),
  say('chengdu', 'economic-target-demanded', '街道(乡镇)不再承担招商引资职能,并取消相应考核指标。'),
  say('chengdu', 'enforcement-demanded', '可是我们根本没有执法权限'),
  say(
    'xicheng-2018',
    'off-list review-required notice-too-short',
    '确需社区协助的工作事项，申请单位须提前30个工作日向区社区减负工作组提出书面申请…并在15个工作日内完成审批程序。',
  ),
  say('erqi', 'review-required', '经区城乡社区发展治理工作联席会议审批同意后方可准入'),
  say(
    'erqi',
    'inspection-demanded appraisal-demanded',
    '相关职能部门不得单独对社区完成准入工作事项情况进行考核、检查、评比。',
  ),
  say(
    'zigong-2016',
    'authority-missing',
    '对未经批准或未落实权限、经费的项目，乡（镇）、街道办事处和社区有权予以拒绝。',
  ),
  say('rizhao-2019', 'meeting-demanded', '原则上区县组织的由社区参加的会议每年不得超过2次'),
  say('rizhao-2019', 'creation-demanded', '不得以是否设机构、挂牌子作为社区考核评比、创建达标等工作的依据'),
]
