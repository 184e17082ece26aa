// 清理事项 as a workbook: a line each of what communities carried; and a workbook as an inventory.
import { cleanUpKindWords } from '../../policy/clean-up/words.ts'
import type { CleanUpKind, CleanUpLine } from '../../policy/terms.ts'
import { type SheetData, Unreadable } from './cells.ts'
import { type Columns, column, inOrder, required, type TableSpec } from './columns.ts'
import { code, text, word } from './kinds.ts'
import { readWorkbook } from './read.ts'
import { type Parts, type Reading, reading } from './reading.ts'
import { codes } from './several.ts'
import { readTable, tableSheet } from './table.ts'
import { folded, type Words } from './words.ts'

const kindWords: Words<CleanUpKind> = {
  task: [cleanUpKindWords.task.zh, '任务'],
  appraisal: [cleanUpKindWords.appraisal.zh, '考核评比'],
  organisation: [cleanUpKindWords.organisation.zh, '机构牌子', '牌子'],
  ledger: [cleanUpKindWords.ledger.zh, '台账报表'],
  platform: ['平台', cleanUpKindWords.platform.zh, '网络平台'],
  certificate: [cleanUpKindWords.certificate.zh],
}
const columns: Columns<CleanUpLine> = {
  code: column('编号', 'Code', code, 14, { ...required, also: ['代码', '事项编号'] }),
  kind: column('类别', 'Kind', word(kindWords), 14, { ...required, also: ['类型'] }),
  name: column('名称', 'Name', text, 40, { ...required, also: ['事项名称'] }),
  organisation: column('要求单位代码', 'Asked for by', code, 18, { also: ['单位代码', '要求单位'] }),
  communities: column('社区代码（一行一个）', 'Communities', codes, 22, {
    ...required,
    also: ['社区代码', '社区'],
  }),
}
const lines: TableSpec = { member: 'lines', sheet: '清理事项', maxRows: 5000, columns: inOrder(columns) }
const headingRows = 10
const isLines = (name: string) => [lines.sheet, lines.member].includes(folded(name))

/** What was entered, and how to fill it in. Without any it is the blank workbook. */
export const cleanUpSheets = (entered: readonly CleanUpLine[] = []): SheetData[] => [tableSheet(lines, entered), guide]

const guide: SheetData = {
  name: '说明',
  columns: [{ title: '填写说明', width: 120 }],
  rows: [
    '每一行是清理前由社区承担的一项：工作任务、评比、机构（牌子）、台账、平台或者证明。请勿改动工作表名称和列名。',
    '“要求单位代码”“社区代码”须先登记；多个社区写在一格内，一行一个。',
    '已填报的按编号更新，没有列出的不受影响；整个工作簿要么全部记录，要么一行也不记录。已处置的事项不能再改。',
    'In short: one row for each thing that communities carried before the list; what is known is updated by its code, what is not listed stays as it is.',
  ].map((line) => [line]),
}

/** Reads a .xlsx for a jurisdiction. Throws Unreadable where there is nothing to read. */
export async function readCleanUp(bytes: Buffer, jurisdiction: string): Promise<Reading> {
  const { names, sheets } = await readWorkbook(bytes, (name) =>
    isLines(name) ? lines.maxRows + headingRows : undefined,
  )
  const [sheet] = sheets
  if (!sheet)
    throw new Unreadable(
      `没有“清理事项”工作表，现有 ${names.slice(0, 20).join('、')}。可下载空白模板填写`,
      'This is not an inventory: it should have the sheet 清理事项',
    )
  const parts: Parts = { lines: readTable(lines, sheet) }
  return reading({ jurisdiction, lines: parts.lines?.value }, parts, [], () => 0)
}
