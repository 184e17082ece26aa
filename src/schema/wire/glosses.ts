// The closed sets of the API glossed in both languages: in the OpenAPI document, and where a value is none of them.
import { roles } from '../../policy/access/principal.ts'
import { assignmentStatusWords } from '../../policy/admission/assignment.ts'
import { trialGaps } from '../../policy/admission/retry.ts'
import { burdenKeys } from '../../policy/burden/reads.ts'
import { cleanUpKeys } from '../../policy/clean-up/summary.ts'
import { cleanUpKindWords, disposalWords } from '../../policy/clean-up/words.ts'
import { impactReasons } from '../../policy/list/impact.ts'
import * as list from '../../policy/list/words.ts'
import { organisationKindWords } from '../../policy/registry/words.ts'
import { summaryKeys } from '../../policy/rejections/counting.ts'
import { groundWords, rejecterWords } from '../../policy/rejections/words.ts'
import * as support from '../../policy/support/words.ts'
import * as terms from '../../policy/terms.ts'

type Words<K extends string = string> = Record<K, terms.Text>

const text = (zh: string, en: string): terms.Text => ({ zh, en })
/** Values that are English words already, with what they are called in Chinese. */
const inChinese = <K extends string>(words: Record<K, string>): Words<K> =>
  Object.fromEntries(
    Object.entries<string>(words).map(([value, zh]) => [value, text(zh, value.replaceAll('-', ' '))]),
  ) as Words<K>

const obligationKindWords: Words<terms.ObligationKind> = {
  ...list.kindWords,
  'off-list': text('清单外事项', 'off the list'),
  contract: text('服务合同款项', 'what a service contract promises'),
}
const outcomeWords: Words<terms.Outcome> = {
  admitted: text('准入', 'admitted'),
  rejected: text('不予准入', 'rejected'),
  returned: text('退回补正', 'returned to be completed'),
  referred: text('提交审核', 'referred to the reviewing body'),
}
const deliveryWords: Words<terms.DeliveryStatus> = {
  ...support.commitmentStatusWords,
  retracted: text(support.deliveryStatusWords.retracted, 'taken back'),
}

/** Each set with its words. A set that is not here has none, and a test says so. */
const sets: readonly [readonly string[], Words][] = [
  [
    roles,
    inChinese({
      organisation: '党政群机构',
      community: '社区',
      'list-keeper': '清单管理员',
      finance: '财政',
      reviewer: '审核单位',
      auditor: '审计',
      operator: '运维',
    }),
  ],
  [terms.organisationKinds, organisationKindWords],
  [
    ['upcoming', 'in-force', 'ended', 'terminated'],
    inChinese({ upcoming: '尚未开始', 'in-force': '履行中', ended: '已期满', terminated: '已提前终止' }),
  ],
  [
    terms.providerKinds,
    inChinese({ 'social-organisation': '社会组织', enterprise: '企业', 'public-institution': '事业单位' }),
  ],
  [terms.receivers, list.receiverWords],
  [terms.workRoles, list.roleWords],
  [terms.itemKinds, list.kindWords],
  [terms.obligationKinds, obligationKindWords],
  [terms.barredKinds, list.barredWords],
  [terms.forces, list.forceWords],
  [terms.feeUnits, list.unitWords],
  [terms.feePeriods, list.periodWords],
  [terms.demandKinds, list.demandWords],
  [
    terms.emergencyLevels,
    {
      I: text('Ⅰ级（特别重大）', 'level I'),
      II: text('Ⅱ级（重大）', 'level II'),
      III: text('Ⅲ级（较大）', 'level III'),
      IV: text('Ⅳ级（一般）', 'level IV'),
    },
  ],
  [
    terms.effects,
    {
      reject: text('不予准入', 'rejects'),
      return: text('退回补正', 'returns'),
      refer: text('提交审核', 'refers'),
      warn: text('提示', 'warns, and changes nothing'),
    },
  ],
  [terms.outcomes, outcomeWords],
  [terms.reviewOutcomes, outcomeWords],
  [terms.assignmentStatuses, inChinese(assignmentStatusWords)],
  [terms.obligationStatuses, support.obligationStatusWords],
  [
    terms.obligationEvents,
    inChinese<terms.ObligationEvent>({
      refused: '拒绝承接',
      resumed: '恢复承接',
      released: '免除部分保障',
      completed: '办结',
      withdrawn: '撤回',
      revoked: '撤销',
      'taken-back': '街道收回',
    }),
  ],
  [terms.commitmentKinds, support.commitmentKindWords],
  [terms.commitmentStatuses, support.commitmentStatusWords],
  [terms.deliveryStatuses, deliveryWords],
  [['confirmed', 'disputed'], deliveryWords],
  [terms.rejecters, rejecterWords],
  [terms.grounds, groundWords],
  [
    summaryKeys,
    inChinese({
      organisation: '单位',
      community: '社区',
      street: '街道',
      rule: '规则',
      month: '月份',
      item: '事项',
    }),
  ],
  [
    impactReasons,
    inChinese({
      'item-removed': '事项已删去',
      'no-longer-assignable': '不再可以下派',
      'no-longer-lead': '不再是责任单位',
      'basis-lapses': '依据失效',
    }),
  ],
  [
    trialGaps,
    inChinese({
      'arrears-not-recorded': '当时未记录欠付',
      'load-not-recorded': '当时未记录承接数量',
      'quantity-missing': '未填数量',
      'rulebook-changed': '规则已变更',
    }),
  ],
  [
    terms.blockedClasses,
    inChinese<terms.BlockedClass>({
      disk: '磁盘写入失败',
      fsync: '落盘失败',
      clock: '时钟异常',
      busy: '数据库被占用',
      parted: '存证与已知不符',
      head: '存证状态无法保存',
      edition: '清单内容与哈希不符',
      writer: '写入线程已停止',
      database: '保存存证的数据库无法写入',
      version: '存证中有更新版本的记录',
    }),
  ],
  [terms.cleanUpKinds, cleanUpKindWords],
  [terms.disposals, disposalWords],
  [[...terms.disposals, 'open'], { ...disposalWords, open: text('未处置', 'nothing became of it yet') }],
  [burdenKeys, inChinese({ community: '社区', organisation: '单位', item: '事项', month: '月份' })],
  [cleanUpKeys, inChinese({ kind: '类别', community: '社区', organisation: '单位' })],
  [['rejections', 'entries'], inChinese({ rejections: '不予准入', entries: '全部存证' })],
  [['receipt'], inChinese({ receipt: '回执' })],
]
const known = new Map(sets.map(([values, words]) => [values.join(), words]))

/** What the values of a closed set mean; undefined where nobody has said. */
export function glossOf(values: readonly unknown[]): Words | undefined {
  return known.get(values.join())
}

/** residents-committee 居民委员会 (the residents' committee)；… */
export function glossText(values: readonly unknown[]): string | undefined {
  const words = glossOf(values)
  return (
    words && values.map((value) => `\`${value}\` ${words[String(value)]?.zh} (${words[String(value)]?.en})`).join('; ')
  )
}
