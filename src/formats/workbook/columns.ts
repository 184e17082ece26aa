// The columns of 事项 and 依据: one for each member that has no members of its own.
import type { Basis, Item } from '../../policy/terms.ts'
import { day } from './days.ts'
import { boolean, code, type Kind, text, word } from './kinds.ts'
import { decimal, integer, yuan } from './numbers.ts'
import { allowances, codes, lines } from './several.ts'
import * as words from './words.ts'

export interface ColumnSpec {
  /** The member, as a dotted path; also understood as a heading. */
  path: string
  title: string
  en: string
  kind: Kind
  width: number
  /** Other headings that mean the same. */
  also?: readonly string[]
  /** Headings that mean the same in another unit. */
  otherwise?: { headings: readonly string[]; kind: Kind }
  /** A row cannot do without. */
  required?: true
  /** A list that is always there: an empty cell means an empty list. */
  always?: true
  /** Of the first number of a group: （无） means that the group is there and empty. */
  groupMayBeEmpty?: true
  /** Of a text of a group: where the group is there, an empty cell means an empty text. */
  filled?: true
}

export interface TableSpec {
  /** The member of the document. */
  member: string
  sheet: string
  maxRows: number
  columns: readonly ColumnSpec[]
}

/** The members of T that have no members of their own, as dotted paths. */
type Paths<T> = T extends readonly unknown[]
  ? never
  : { [K in keyof T & string]: T[K] extends object ? PathsWithin<K, T[K]> : K }[keyof T & string]
type PathsWithin<K extends string, T> = T extends readonly unknown[] ? K : `${K}.${Paths<Whole<T>>}`
type Whole<T> = T extends readonly unknown[] ? T : { [K in keyof T]-?: Whole<T[K]> }
export type Columns<T> = Record<Paths<Whole<T>>, Omit<ColumnSpec, 'path'>>

export function column<T>(
  title: string,
  en: string,
  kind: Kind<T>,
  width: number,
  more: Partial<ColumnSpec> = {},
): Omit<ColumnSpec, 'path'> {
  return { title, en, kind: kind as Kind, width, ...more }
}
export const required = { required: true } as const

// A record: a member added to Item and forgotten here does not compile. Columns stand in this order.
const itemColumns: Columns<Item> = {
  code: column('事项编码', 'Item code', code, 14, { ...required, also: ['编码'] }),
  kind: column('事项类别', 'Kind', word(words.kindWords), 18, required),
  category: column('类别', 'Category', text, 16, { ...required, also: ['业务领域', '分类'] }),
  name: column('事项名称', 'Name', text, 40, { ...required, also: ['名称'] }),
  nameEn: column('英文名称', 'English name', text, 40),
  barredAs: column('负面清单类型', 'Barred as', word(words.barredAsWords), 12, { also: ['禁入类型'] }),
  leads: column('责任单位代码（一行一个）', 'Lead organisations', codes, 20, {
    also: ['责任单位代码', '责任部门代码（一行一个）', '责任部门代码'],
  }),
  streetMayAsk: column('街道可否申请', 'Street may ask', boolean, 10),
  needsAdministrativeStatus: column('须行政主体资格', 'Needs administrative status', boolean, 10),
  receiver: column('承接主体', 'Receiver', word(words.receiversWords), 16),
  role: column('职责', 'Role', word(words.roleWords), 8),
  'limits.maxMonths': column('最长月数', 'Most months', integer, 8, { groupMayBeEmpty: true }),
  'limits.maxTimesPerMonth': column('每月最多次数', 'Most times a month', integer, 8),
  'fee.unitFen': column('经费标准（元）', 'Fee (yuan)', yuan, 12, {
    otherwise: { headings: ['fee.unitFen', '经费标准（分）'], kind: integer as Kind },
  }),
  'fee.per': column('计费单位', 'Fee per', word(words.perWords), 10),
  'fee.every': column('计费周期', 'Fee every', word(words.everyWords), 10),
  'support.staff': column('配备人数', 'Staff', integer, 8, { groupMayBeEmpty: true, also: ['配备人员'] }),
  'support.guidance': column('是否需要业务指导', 'Guidance', boolean, 10, { also: ['须业务指导'] }),
  'support.authority': column('权限和数据（一行一项）', 'Authority', lines, 24, {
    also: ['权限和数据', '授权与数据（一行一项）', '授权与数据'],
  }),
  allows: column('允许的附带要求（一行一项）', 'Allows', allowances, 24, { also: ['允许的附带要求'] }),
  'standard.process': column('工作流程', 'Process', text, 30, { filled: true }),
  'standard.record': column('工作记录', 'Record', text, 30, { filled: true }),
  'standard.evaluation': column('成效评价', 'Evaluation', text, 30, { filled: true }),
  bases: column('依据编号（一行一个）', 'Bases', codes, 14, { ...required, always: true, also: ['依据编号', '依据'] }),
  noticeWorkingDays: column('提前工作日', 'Notice (working days)', integer, 10),
  'effort.hours': column('单位工时（小时）', 'Hours per unit', decimal, 10),
  'effort.per': column('工时单位', 'Hours per', word(words.perWords), 10),
  'standard.minTimesPerMonth': column('标准：每月不少于（次）', 'At least times a month', integer, 8),
  'standard.minStaff': column('标准：不少于（人）', 'At least staff', integer, 8),
  synonyms: column('常用叫法（一行一个）', 'Everyday words', lines, 20, { also: ['常用叫法'] }),
}

const basisColumns: Columns<Basis> = {
  id: column('依据编号', 'Basis id', code, 14, { ...required, also: ['编号'] }),
  title: column('依据名称', 'Title', text, 40, { ...required, also: ['名称'] }),
  article: column('条款', 'Article', text, 16, required),
  force: column('效力', 'Force', word(words.forceWords), 12, required),
  from: column('施行日期', 'In force from', day, 12),
  until: column('失效日期', 'In force until', day, 12),
  successor: column('替代依据编号', 'Successor', code, 14, { also: ['接替的依据编号'] }),
}

export const inOrder = (columns: Record<string, Omit<ColumnSpec, 'path'>>): ColumnSpec[] =>
  Object.entries(columns).map(([path, column]) => ({ path, ...column }))

export const itemTable: TableSpec = { member: 'items', sheet: '事项', maxRows: 10_000, columns: inOrder(itemColumns) }
export const basisTable: TableSpec = { member: 'bases', sheet: '依据', maxRows: 5000, columns: inOrder(basisColumns) }
