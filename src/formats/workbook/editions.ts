// A whole edition as a workbook, and a workbook as an edition with the place of every fault.
import type { EditionDocument, Fault } from '../../policy/terms.ts'
import { type Sheet, type SheetData, Unreadable } from './cells.ts'
import { basisTable, itemTable } from './columns.ts'
import { csvLine } from './csv.ts'
import { readCsv } from './csv-read.ts'
import { guideSheet } from './guide.ts'
import { readWorkbook } from './read.ts'
import { type Parts, type Reading, reading } from './reading.ts'
import { type Part, readTable, tableSheet } from './table.ts'
import { readTerms, termsMaxRows, termsSheet, termsSheetName } from './terms-sheet.ts'
import { folded } from './words.ts'

export type { Reading } from './reading.ts'

export function editionSheets(document: EditionDocument): SheetData[] {
  const { items, bases, title: caption } = document
  return [tableSheet(itemTable, items), tableSheet(basisTable, bases), termsSheet(document), guideSheet()].map(
    (sheet) => ({ ...sheet, caption }),
  )
}

/** The blank workbook: every term with the value that asks least, no title, no item. */
export function templateSheets(): SheetData[] {
  const terms = {
    noticeWorkingDays: 0,
    reviewWorkingDays: 15,
    graceDays: 0,
    ownDutyAssignable: false,
    reviewListed: false,
    arrearsBlock: true,
  }
  return [tableSheet(itemTable, []), tableSheet(basisTable, []), termsSheet({ terms }), guideSheet()]
}

/** The items alone, as lines of a .csv. */
export function* itemsCsv(items: EditionDocument['items']): Generator<string> {
  const { columns, rows } = tableSheet(itemTable, items)
  yield csvLine(columns.map(({ title }) => title))
  for (const cells of rows as Iterable<Parameters<typeof csvLine>[0]>) yield csvLine(cells)
}

/** Reads a .xlsx. Throws Unreadable where there is nothing to read. */
export async function readEdition(bytes: Buffer): Promise<Reading> {
  const { names, sheets } = await readWorkbook(bytes, (name) => sheetNamed(name)?.maxRows)
  const parts: Parts = {}
  const faults: Fault[] = []
  if (sheets.length === 0) throw notOurs(names)
  for (const { member, name, read } of readable) {
    const [sheet, another] = sheets.filter((one) => sheetNamed(one.name)?.member === member)
    if (!sheet) faults.push(sheetMissing(name, names))
    else if (another) faults.push(sheetTwice(name, sheet, another))
    else parts[member] = read(sheet)
  }
  const { title, terms } = (parts.terms?.value ?? {}) as { title?: unknown; terms?: unknown }
  const document = {
    ...(title !== undefined && { title }),
    terms,
    bases: parts.bases?.value,
    items: parts.items?.value,
  }
  return reading(document, parts, faults, orderOf)
}

/** Reads the items of a .csv; the title, terms and bases are another document's. */
export async function readItems(
  bytes: Buffer,
  other: Pick<EditionDocument, 'title' | 'terms' | 'bases'>,
): Promise<Reading> {
  const items = readTable(itemTable, await readCsv(itemTable.sheet, bytes, itemTable.maxRows + 10))
  return reading({ ...other, items: items.value }, { items }, [], orderOf)
}

interface Readable {
  member: string
  name: string
  also: string
  maxRows: number
  read(sheet: Sheet): Part<unknown>
}
const headingRows = 10
const readable: readonly Readable[] = [
  ...[itemTable, basisTable].map((table) => ({
    member: table.member,
    name: table.sheet,
    also: table.member,
    maxRows: table.maxRows + headingRows,
    read: (sheet: Sheet) => readTable(table, sheet),
  })),
  { member: 'terms', name: termsSheetName, also: 'terms', maxRows: termsMaxRows, read: readTerms },
]

function sheetNamed(name: string): Readable | undefined {
  const wanted = folded(name)
  return readable.find((one) => one.name === wanted || one.also === wanted)
}

const orderOf = (sheet: string) => readable.indexOf(sheetNamed(sheet) as Readable)

const listed = (names: readonly string[]) =>
  names
    .slice(0, 20)
    .map((name) => `“${name.slice(0, 31)}”`)
    .join('、')

const notOurs = (names: readonly string[]) =>
  new Unreadable(
    `这不是服务清单的工作簿：应有工作表“事项”“依据”“条款”，现有 ${listed(names)}。可下载空白模板填写`,
    `This is not the workbook of a service list: it should have the sheets 事项 (items), 依据 (bases), 条款 (terms); it has ${listed(names)}`,
  )
const sheetMissing = (name: string, names: readonly string[]): Fault => ({
  pointer: '',
  extra: { sheet: name },
  text: {
    zh: `缺少工作表“${name}”（应有“事项”“依据”“条款”，现有 ${listed(names)}）：请补上，或改回原来的名称`,
    en: `The sheet ${name} is missing; there are ${listed(names)}: add it, or give it back its name`,
  },
})
const sheetTwice = (name: string, one: Sheet, another: Sheet): Fault => ({
  pointer: '',
  extra: { sheet: another.name },
  text: {
    zh: `“${one.name}”和“${another.name}”都是“${name}”工作表：请只留一个`,
    en: `${one.name} and ${another.name} are both the sheet ${name}: keep one`,
  },
})
