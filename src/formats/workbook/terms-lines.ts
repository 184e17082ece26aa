// The lines of 条款: one for each parameter; a grade or a year's holidays take a line of their own.
import type { Terms } from '../../policy/terms.ts'
import type { Cell } from './cells.ts'
import { days } from './days.ts'
import { none } from './exact.ts'
import { boolean, type Kind, text } from './kinds.ts'
import { memberOf } from './members.ts'
import { integer } from './numbers.ts'
import { codes, grade, levels, platform } from './several.ts'

export interface LineSpec {
  /** The member, as a dotted path within `terms`; `title` is the document's own. */
  path: string
  title: string
  en: string
  kind: Kind
  note: string
  /** Each line adds one to a list. */
  repeats?: true
}

function line<T>(path: string, title: string, en: string, kind: Kind<T>, note = '', repeats?: true): LineSpec {
  return { path, title, en, kind: kind as Kind, note, ...(repeats && { repeats }) }
}

export const lineSpecs: readonly LineSpec[] = [
  line('title', '清单标题', 'Title', text),
  line(
    'noticeWorkingDays',
    '提前申请的工作日',
    'Notice (working days)',
    integer,
    '清单内事项：申请之日至起始日期之间至少的工作日数',
  ),
  line(
    'offListNoticeWorkingDays',
    '清单外事项提前申请的工作日',
    'Notice off the list (working days)',
    integer,
    '空：与清单内事项相同',
  ),
  line('reviewWorkingDays', '审核期限（工作日）', 'Review (working days)', integer),
  line('graceDays', '保障到位宽限天数', 'Grace days', integer),
  line('ownDutyAssignable', '依法履职事项可否下派', 'Own duties may be assigned', boolean, '是或否'),
  line('reviewListed', '清单内事项是否也须审核', 'Listed items are reviewed too', boolean, '是或否'),
  line('arrearsBlock', '保障拖欠时是否不予准入', 'Arrears block new assignments', boolean, '是或否'),
  line('maxActiveItems', '一个社区同时承接的事项上限', 'Most active items', integer, '空：不设上限'),
  line(
    'payers',
    '可承担经费的单位代码',
    'Payers',
    codes,
    '一行一个：财政部门、街道办事处等；空：只有申请单位及其上级单位',
  ),
  line('platforms', '允许使用的平台', 'Platform', platform, '名称，或者名称：备案编号；一行一个', true),
  line('emergency.issuers', '突发事件：发布机关代码', 'Emergency: issuers', codes, '人民政府、应急指挥机构；一行一个'),
  line('emergency.levels', '突发事件：响应级别', 'Emergency: levels', levels, '一行一个'),
  line(
    'emergency.maxAgeDays',
    '突发事件：决定、命令发布后几天内开始',
    'Emergency: order no older than (days)',
    integer,
  ),
  line('emergency.maxDays', '突发事件最长天数', 'Emergency: most days', integer, '同一决定、命令合计'),
  line('emergency.fundingWithinDays', '突发事件经费到位期限（天）', 'Emergency: funding within days', integer),
  line(
    'emergency.confirmWithinWorkingDays',
    '突发事件：确认期限（工作日）',
    'Emergency: confirmed within (working days)',
    integer,
  ),
  line('staffHoursPerMonth', '社区工作者每月工时', 'Hours of a month', integer),
  line('evaluation.weights.residents', '评价权重：居民', 'Weight: residents', integer, '三项权重合计 100'),
  line('evaluation.weights.committee', '评价权重：居民委员会', 'Weight: committee', integer),
  line('evaluation.weights.street', '评价权重：街道', 'Weight: street', integer),
  line('evaluation.adjustmentLimit', '评价加减分上限', 'Adjustment limit', integer),
  line('evaluation.payPercent', '与等次挂钩的报酬比例（%）', 'Share of the pay', integer),
  line('evaluation.grades', '评价等次', 'Grade', grade, '最低分：等次；一行一等，由高到低', true),
]

/** The lines of a year's holiday notice. */
export const calendarSpecs: readonly LineSpec[] = [
  line('notice', '放假安排：通知', 'Notice of holidays', text, '通知的名称和文号'),
  line('holidays', '放假安排：放假日', 'Days off', days, '一行一天'),
  line('workdays', '放假安排：调休上班日', 'Weekend days that are worked', days, '一行一天'),
]

/** 名称, 编码, 值, 说明. A parameter that is absent has its line and no value. */
export function* termsLines({ title, terms }: { title?: string; terms: Terms }): Generator<readonly Cell[]> {
  for (const spec of lineSpecs) {
    const value = spec.path === 'title' ? title : memberOf(terms, spec.path)
    const values = spec.repeats && Array.isArray(value) ? value : [value]
    for (const one of values)
      yield [spec.title, spec.path, one === undefined ? undefined : spec.kind.write(one), spec.note || undefined]
  }
  yield* calendarLines(terms.calendar)
}

function* calendarLines(calendar: Terms['calendar']): Generator<readonly Cell[]> {
  if (calendar?.length === 0) yield ['放假安排', 'calendar', none]
  for (const one of calendar ?? [])
    for (const { path, title, kind, note } of calendarSpecs)
      yield [`${one.year} 年${title}`, `calendar.${one.year}.${path}`, kind.write(memberOf(one, path)), note]
}
