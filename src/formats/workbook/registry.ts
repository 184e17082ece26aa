// The registry as a workbook: 单位, 社区, 预算项目, a line each; and a workbook as what is to be registered.
import type { BudgetLine, Community, Organisation } from '../../policy/terms.ts'
import { type SheetData, Unreadable } from './cells.ts'
import { type Columns, column, inOrder, required, type TableSpec } from './columns.ts'
import { boolean, code, text, word } from './kinds.ts'
import { integer, yuan } from './numbers.ts'
import { readWorkbook } from './read.ts'
import { type Parts, type Reading, reading } from './reading.ts'
import { readTable, tableSheet } from './table.ts'
import { folded, organisationWords } from './words.ts'

const organisationColumns: Columns<Organisation> = {
  code: column('单位代码', 'Organisation code', code, 16, { ...required, also: ['代码'] }),
  name: column('单位名称', 'Name', text, 32, { ...required, also: ['名称'] }),
  kind: column('单位类别', 'Kind', word(organisationWords), 20, { ...required, also: ['类别'] }),
  jurisdiction: column('辖区代码', 'Jurisdiction', code, 12, { ...required, also: ['辖区'] }),
  partOf: column('上级单位代码', 'Part of', code, 16, { also: ['上级单位'] }),
  creditCode: column('统一社会信用代码', 'Credit code', text, 24),
}
const communityColumns: Columns<Community> = {
  code: column('社区代码', 'Community code', code, 18, { ...required, also: ['代码'] }),
  name: column('社区名称', 'Name', text, 28, { ...required, also: ['名称'] }),
  jurisdiction: column('辖区代码', 'Jurisdiction', code, 12, { ...required, also: ['辖区'] }),
  street: column('街道办事处代码', 'Street office', code, 18, { ...required, also: ['街道代码', '街道'] }),
  households: column('户数', 'Households', integer, 10, required),
  residents: column('人数', 'Residents', integer, 10, { ...required, also: ['人口'] }),
  staff: column('社区工作人员', 'Staff', integer, 12, { also: ['工作人员'] }),
  grids: column('网格数', 'Grids', integer, 10, { also: ['网格'] }),
}
const lineColumns: Columns<BudgetLine> = {
  code: column('预算项目代码', 'Budget line code', code, 20, { ...required, also: ['代码', '项目代码'] }),
  organisation: column('单位代码', 'Organisation code', code, 16, { ...required, also: ['单位'] }),
  year: column('年度', 'Year', integer, 8, required),
  totalFen: column('预算总额（元）', 'Total (yuan)', yuan, 16, required),
  document: column('批复文件', 'Document', text, 40, required),
  provisional: column('待批准', 'Provisional', boolean, 10),
}

const table = (member: string, sheet: string, columns: Parameters<typeof inOrder>[0]): TableSpec => ({
  member,
  sheet,
  maxRows: 10_000,
  columns: inOrder(columns),
})
const tables: readonly TableSpec[] = [
  table('organisations', '单位', organisationColumns),
  table('communities', '社区', communityColumns),
  table('budgetLines', '预算项目', lineColumns),
]
const headingRows = 10

const tableNamed = (name: string) =>
  tables.find(({ sheet, member }) => [sheet, member.toLowerCase()].includes(folded(name)))
const orderOf = (name: string) => tables.indexOf(tableNamed(name) as TableSpec)

export interface Registered {
  organisations: readonly Organisation[]
  communities: readonly Community[]
  budgetLines: readonly BudgetLine[]
}

/** What is registered, and how to fill it in. Without any it is the blank workbook. */
export function registrySheets(registered: Partial<Registered> = {}): SheetData[] {
  const lists: Partial<Record<string, readonly object[]>> = { ...registered }
  return [...tables.map((one) => tableSheet(one, lists[one.member] ?? [])), guide]
}

const guide: SheetData = {
  name: '说明',
  columns: [{ title: '填写说明', width: 120 }],
  rows: [
    '“单位”“社区”由清单管理员登记，“预算项目”由财政登记；不用的工作表可以删去，行可以增删，请勿改动工作表名称和列名。',
    '已登记的按代码更新，没有列出的不受影响；整个工作簿要么全部登记，要么一行也不登记。',
    '社区代码以辖区代码开头；街道办事处须先在“单位”中登记（可以在同一工作簿）。',
    '预算总额以元为单位，最多两位小数；尚未批准的预算，“待批准”写“是”。',
    'In short: one row per organisation (单位), community (社区) and budget line (预算项目); what is known is updated by its code, what is not listed stays as it is.',
  ].map((line) => [line]),
}

/** Reads a .xlsx; sheets that are not there register nothing. Throws Unreadable where there is nothing to read. */
export async function readRegistry(bytes: Buffer): Promise<Reading> {
  const { names, sheets } = await readWorkbook(bytes, (name) => {
    const found = tableNamed(name)
    return found && found.maxRows + headingRows
  })
  if (sheets.length === 0)
    throw new Unreadable(
      `没有可登记的工作表：应有“单位”“社区”“预算项目”之一，现有 ${names.slice(0, 20).join('、')}。可下载空白模板填写`,
      'This is not the workbook of a registry: it should have one of the sheets 单位 (organisations), 社区 (communities), 预算项目 (budget lines)',
    )
  const parts: Parts = {}
  for (const sheet of sheets) {
    const found = tableNamed(sheet.name)
    if (found) parts[found.member] ??= readTable(found, sheet)
  }
  const document = Object.fromEntries(Object.entries(parts).map(([member, { value }]) => [member, value]))
  return reading(document, parts, [], orderOf)
}
