// 规则要求: what each rule asks of a request, and so what mends it in general; a finding says it of the request at hand.
import type { Text } from '../../terms.ts'

const asks = (zh: string, en: string): Text => ({ zh, en })

export const ruleAsks: Record<string, Text> = {
  'not-lead-organisation': asks(
    '由清单列明的责任单位（或者其派出机构）提出；清单列明街道可以申请的，由社区所在街道提出；单位与社区在同一行政区域或者为其上级',
    'Asked by a lead organisation of the item or what is part of one; by the street office where the item says so; of the communities’ jurisdiction or one above it',
  ),
  'support-in-arrears': asks(
    '先补齐对该社区逾期未到位的保障',
    'First deliver the support that is overdue at that community',
  ),
  'off-list': asks(
    '写明清单事项；清单外事项由审核单位决定',
    'Name an item of the list; the reviewing body decides on the rest',
  ),
  'plan-missing': asks(
    '清单外事项附实施方案：理由、内容、协议草案',
    'Work off the list has a plan: reason, content, draft agreement',
  ),
  'review-required': asks('等待审核单位决定', 'Wait for the reviewing body'),
  'community-own-duty': asks(
    '社区自身职责不作为任务下派，商请协助',
    'The committee’s own duty is no task: ask for its cooperation',
  ),
  'department-duty': asks('部门职责由部门自行办理', 'A department’s duty is done by the department'),
  'street-service': asks('街道便民服务事项由街道办理', 'A street service is done by the street’s centre'),
  'barred-item': asks('负面清单事项不得下派', 'What the list bars is not assigned'),
  'wrong-receiver': asks('承接主体与清单一致', 'The receiver is the one that the list names'),
  'role-exceeds-list': asks('职责不超出清单规定', 'The role is no more than the list has it'),
  'exceeds-limits': asks('期限和每月次数不超过清单规定', 'No longer and no more often than the item allows'),
  'quantity-unlikely': asks('数量不超过社区登记的户数、人数', 'No more households or persons than the community has'),
  'standard-unmet': asks(
    '次数和人员达到本事项的办理标准',
    'As often, and with as many staff, as the item’s standard says',
  ),
  'title-unlike-item': asks('申请名称与所选事项相符', 'The title is of the item that is named'),
  'contract-missing': asks(
    '由中心或者网点承接的，服务合同覆盖该事项、社区和全部期限',
    'Work for a centre or an outlet has a contract that covers the item, the community and the whole period',
  ),
  'cancelled-before': asks('清理取消的不再要求', 'What a clean-up cancelled is not asked for again'),
  'basis-lapsed': asks('起始日期有现行有效的依据', 'A basis is in force on the first day'),
  'basis-too-weak': asks(
    '依据规定居民委员会应当协助或者配合，效力可以核实',
    'A basis that has the committee assist, and that can be looked up',
  ),
  'enforcement-demanded': asks('不附带执法、拆除、处罚要求', 'No enforcement, demolition or penalties are demanded'),
  'economic-target-demanded': asks('不附带经济指标', 'No economic targets are demanded'),
  'appraisal-demanded': asks('不附带单独的考核评比、责任书', 'No appraisal, ranking or pledge of its own is demanded'),
  'organisation-demanded': asks(
    '不附带新设机构、挂牌；法律规定设立的除外',
    'No new body or plaque is demanded, but for those that statutes found',
  ),
  'meeting-demanded': asks('不附带清单未列明的会议', 'No meetings are demanded that the list does not allow'),
  'inspection-demanded': asks('不附带迎接督查检查的要求', 'No inspections are to be received'),
  'creation-demanded': asks('不附带创建示范、达标要求', 'No drives for titles are demanded'),
  'secondment-demanded': asks('不抽调、借用社区人员', 'No staff of the community are lent out'),
  'material-demanded': asks(
    '不附带清单未列明的材料、截图、照片',
    'No papers, screenshots or pictures are demanded that the list does not allow',
  ),
  'hidden-demand': asks('文字中涉及的要求在附带要求中列明', 'What the words demand is declared among the demands'),
  'ledger-demanded': asks(
    '不附带清单未列明的台账、报表',
    'No ledgers or forms are demanded that the list does not name',
  ),
  'platform-demanded': asks(
    '不附带清单未列明的应用、群组、平台',
    'No apps, groups or platforms are demanded that the list does not name',
  ),
  'certificate-demanded': asks(
    '不要求社区出具清单未列明的证明',
    'No certificates are demanded that the list does not allow',
  ),
  'guarantee-demanded': asks('不要求居民委员会担保', 'No guarantee by the committee is demanded'),
  'funding-missing': asks(
    '每个社区都有经费，由申请单位、其上级单位或者准入条款列明的单位承担',
    'Every community gets money, from the asker, what it is part of, or whom the terms name',
  ),
  'funding-below-standard': asks('金额不低于经费标准', 'No less than the fee standard gives'),
  'funding-late': asks('经费拨付不滞后于工作进度', 'Money keeps in step with the work'),
  'budget-unknown': asks(
    '写明已登记的、当年的、经费承担单位名下的预算项目',
    'A registered budget line of the payer’s and of the year',
  ),
  'budget-overdrawn': asks('预算项目余额足够', 'The budget line has enough left'),
  'staff-missing': asks('起始日期前落实清单要求的人员', 'The staff that the item asks are there on the first day'),
  'guidance-missing': asks(
    '写明业务指导的科室或者人员，培训不晚于起始日期',
    'Somebody guides, and training is not after the first day',
  ),
  'authority-missing': asks('授予清单要求的权限和数据', 'The powers and data that the item asks are granted'),
  'notice-too-short': asks(
    '按事项或者准入条款规定的工作日提前提出',
    'As many working days ahead as the item or the terms ask',
  ),
  'emergency-unproven': asks(
    '附准入条款列明机关发布的、级别和日期相符的决定、命令，期限不超过规定',
    'An order of a body that the terms name, of a level that counts, of late, and for no longer than they allow',
  ),
  'duplicate-assignment': asks('同一事项在同一社区的期限不重叠', 'The same item does not run twice at a community'),
  'load-exceeded': asks(
    '社区承接的事项未达上限；否则由审核单位决定',
    'The community carries less than the terms allow, or the reviewing body decides',
  ),
}
