// Differences as sentences that a clerk reads, in Chinese or English.

import { yuan } from '../money.ts'
import type { EditionDocument, Language, Text } from '../terms.ts'
import type { Differences, FieldChange } from './differences.ts'
import { kindWords, periodWords, receiverWords, roleWords, unitWords } from './words.ts'

const text = (zh: string, en: string): Text => ({ zh, en })

const fieldWords: Record<string, Text> = {
  title: text('名称', 'title'),
  article: text('条款', 'article'),
  force: text('效力', 'force'),
  from: text('施行日期', 'in force from'),
  until: text('失效日期', 'in force until'),
  successor: text('替代依据', 'successor'),
  kind: text('事项类别', 'kind'),
  category: text('类别', 'category'),
  name: text('名称', 'name'),
  nameEn: text('英文名称', 'English name'),
  barredAs: text('负面清单类型', 'barred as'),
  leads: text('责任单位', 'lead organisations'),
  streetMayAsk: text('街道可申请', 'a street office may ask'),
  needsAdministrativeStatus: text('须行政主体资格', 'needs administrative-subject status'),
  receiver: text('承接主体', 'receiver'),
  role: text('职责', 'role'),
  'limits.maxMonths': text('最长月数', 'months at most'),
  'limits.maxTimesPerMonth': text('每月次数上限', 'times a month at most'),
  'fee.unitFen': text('经费标准', 'fee'),
  'fee.per': text('计费单位', 'fee per'),
  'fee.every': text('计费周期', 'fee every'),
  'support.staff': text('配备人数', 'staff'),
  'support.guidance': text('是否需要业务指导', 'guidance'),
  'support.authority': text('权限和数据', 'powers and data'),
  allows: text('允许附带的要求', 'demands allowed'),
  'standard.process': text('工作流程', 'standard: process'),
  'standard.record': text('工作记录', 'standard: record'),
  'standard.evaluation': text('成效评价', 'standard: evaluation'),
  'standard.minTimesPerMonth': text('标准：每月次数', 'standard: times a month'),
  'standard.minStaff': text('标准：人数', 'standard: staff'),
  'effort.hours': text('单位工时', 'hours per unit'),
  'effort.per': text('工时单位', 'hours per'),
  synonyms: text('常用叫法', 'everyday words'),
  bases: text('依据', 'bases'),
  noticeWorkingDays: text('提前申请工作日', 'working days of notice'),
  offListNoticeWorkingDays: text('清单外事项提前申请工作日', 'working days of notice off the list'),
  reviewWorkingDays: text('审核工作日', 'working days of review'),
  graceDays: text('宽限天数', 'days of grace'),
  ownDutyAssignable: text('依法履职事项可下派', 'own duties may be assigned'),
  reviewListed: text('清单内事项也须审核', 'listed work is reviewed too'),
  arrearsBlock: text('保障逾期时停止新增', 'arrears block new work'),
  maxActiveItems: text('每社区承接上限', 'items a community carries at most'),
  payers: text('可承担经费的单位', 'who may pay'),
  platforms: text('允许使用的平台', 'platforms allowed'),
  'emergency.issuers': text('应急决定、命令的发布机关', 'whose orders count'),
  'emergency.levels': text('应急响应级别', 'emergency levels'),
  'emergency.maxAgeDays': text('决定、命令的最长间隔天数', 'days from the order to the work at most'),
  'emergency.confirmWithinWorkingDays': text('应急确认工作日', 'working days to confirm an emergency'),
  staffHoursPerMonth: text('社区工作者每月工时', 'hours of a month'),
  'evaluation.payPercent': text('与等次挂钩的报酬比例', 'share of the pay'),
  'emergency.maxDays': text('应急最长天数', 'days of an emergency at most'),
  'emergency.fundingWithinDays': text('应急经费到位天数', 'days for emergency funding'),
  'evaluation.weights.residents': text('居民评价权重', 'weight of residents'),
  'evaluation.weights.committee': text('居委会评价权重', 'weight of the committee'),
  'evaluation.weights.street': text('街道评价权重', 'weight of the street'),
  'evaluation.adjustmentLimit': text('加减分上限', 'bound of the adjustment'),
  'evaluation.grades': text('评价等次', 'grades'),
  calendar: text('节假日安排', 'holiday calendar'),
}

const valueWords: Record<string, Text> = {
  ...kindWords,
  ...receiverWords,
  ...roleWords,
  ...unitWords,
  ...periodWords,
}
/** Fields whose values are words of a closed set. */
const worded: ReadonlySet<string> = new Set(['kind', 'receiver', 'role', 'fee.per', 'fee.every', 'effort.per'])
/** Longer values are shown by their beginning. */
const shown = 60

function valueIn(field: string, value: unknown, language: Language): string {
  if (typeof value === 'boolean') return language === 'zh' ? (value ? '是' : '否') : value ? 'yes' : 'no'
  if (field.endsWith('Fen') && typeof value === 'number')
    return language === 'zh' ? `${yuan(value)} 元` : `${yuan(value)} yuan`
  if (typeof value === 'string' && worded.has(field)) return valueWords[value]?.[language] ?? value
  if (Array.isArray(value) && value.every((one) => typeof one === 'string'))
    return value.length === 0
      ? language === 'zh'
        ? '（空）'
        : '(none)'
      : cut(value.join(language === 'zh' ? '、' : ', '))
  return cut(typeof value === 'string' ? value : JSON.stringify(value))
}

const cut = (value: string) => (value.length > shown ? `${value.slice(0, shown)}…` : value)

/** Everything that differs, one sentence each: title, terms, bases, items. */
export function wordDifferences(
  found: Differences,
  from: EditionDocument | undefined,
  to: EditionDocument,
  language: Language,
): string[] {
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en)
  const names = new Map(
    [...(from?.items ?? []), ...to.items].map(({ code, name, nameEn }) => [code, say(name, nameEn ?? name)]),
  )
  const titles = new Map([...(from?.bases ?? []), ...to.bases].map(({ id, title }) => [id, title]))
  const item = (code: string) => say(`事项 ${code}“${names.get(code)}”`, `Item ${code} "${names.get(code)}"`)
  const basis = (id: string) => say(`依据 ${id}《${titles.get(id)}》`, `Basis ${id} 《${titles.get(id)}》`)
  const added = (what: string) => say(`新增${what}`, `${what} is new`)
  const removed = (what: string) => say(`删去${what}`, `${what} is gone`)
  const change = (what: string, one: FieldChange) => `${what}${say('：', ': ')}${wordChange(one, language)}`
  const { title, terms, basesAdded, basesRemoved, basesChanged } = found
  return [
    ...(title ? [say(`清单名称改为“${title.to}”`, `The title becomes "${title.to}"`)] : []),
    ...terms.map((one) => change(say('准入条款', 'Terms'), one)),
    ...basesAdded.map((id) => added(basis(id))),
    ...basesRemoved.map((id) => removed(basis(id))),
    ...basesChanged.map((one) => change(basis(one.id), one)),
    ...found.added.map((code) => added(item(code))),
    ...found.removed.map((code) => removed(item(code))),
    ...found.changed.map((one) => change(item(one.code), one)),
  ]
}

function wordChange({ field, from, to }: FieldChange, language: Language): string {
  const name = fieldWords[field]?.[language] ?? field
  const [was, is] = [from, to].map((value) => (value === undefined ? undefined : valueIn(field, value, language)))
  if (language === 'zh') {
    if (was === undefined) return `${name}定为 ${is}`
    return is === undefined ? `不再规定${name}（原为 ${was}）` : `${name}由 ${was} 改为 ${is}`
  }
  if (was === undefined) return `${name} set to ${is}`
  return is === undefined ? `${name} no longer set (was ${was})` : `${name} from ${was} to ${is}`
}
