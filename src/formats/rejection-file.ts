// All rejections of a filter as one file, written as they are read.
import { Readable } from 'node:stream'
import type { Language } from '../policy/terms.ts'
import { othersTurn } from '../policy/turn.ts'
import { mediaTypes } from '../routes/http/accept.ts'
import { rejectionCells, rejectionColumns, type WireRejection, wireRejection } from '../routes/rejections/told.ts'
import type { RejectionFilter } from '../schema/sql/reads/queries.ts'
import type { Store } from '../schema/sql/store.ts'
import type { Cell } from './workbook/cells.ts'
import { csvBom, csvLine } from './workbook/csv.ts'
import { writeWorkbook } from './workbook/write.ts'

export const fileTypes = [mediaTypes.ndjson, mediaTypes.csv, mediaTypes.xlsx] as const
export type FileType = (typeof fileTypes)[number]
export const fileEndings: Record<FileType, string> = {
  [mediaTypes.ndjson]: 'ndjson',
  [mediaTypes.csv]: 'csv',
  [mediaTypes.xlsx]: 'xlsx',
}

type Rejections = Pick<Store, 'rejections' | 'rejectionCount'>

const pageSize = 250
/** Rows of one sheet, below the 1,048,576 that a spreadsheet takes. */
const sheetRows = 1_000_000

export function rejectionFile(
  store: Rejections,
  filter: RejectionFilter,
  type: FileType,
  language: Language,
): Readable {
  switch (type) {
    case mediaTypes.csv:
      return Readable.from(csv(pages(store, filter, language), language), { objectMode: false })
    case mediaTypes.xlsx:
      return workbook(store, filter, language)
    case mediaTypes.ndjson:
      return Readable.from(ndjson(pages(store, filter, language)), { objectMode: false })
  }
}

/** Page after page, with a turn for others between them. What is recorded meanwhile may come too. */
async function* pages(store: Rejections, filter: RejectionFilter, language: Language): AsyncGenerator<WireRejection[]> {
  let after: string | undefined
  for (;;) {
    const rows = store.rejections(filter, { after, limit: pageSize })
    const last = rows.at(-1)
    if (last === undefined) return
    yield rows.map((row) => wireRejection(row, language))
    if (rows.length < pageSize) return
    after = String(last.entry)
    await othersTurn()
  }
}

async function* ndjson(source: AsyncIterable<WireRejection[]>): AsyncGenerator<string> {
  for await (const page of source) yield page.map((one) => `${JSON.stringify(one)}\n`).join('')
}

async function* csv(source: AsyncIterable<WireRejection[]>, language: Language): AsyncGenerator<string> {
  yield csvBom + csvLine(rejectionColumns(language).map(({ title }) => title))
  for await (const page of source) yield page.map((one) => csvLine(rejectionCells(one, language))).join('')
}

function workbook(store: Rejections, filter: RejectionFilter, language: Language): Readable {
  const rows = cells(pages(store, filter, language), language)
  const name = language === 'zh' ? '不予准入' : 'Rejections'
  // What does not fit on one sheet goes on to the next; how many there may be is known from all rejections.
  const sheets = Math.max(1, Math.ceil(store.rejectionCount() / sheetRows))
  return writeWorkbook(
    Array.from({ length: sheets }, (_, i) => ({
      name: i === 0 ? name : `${name} ${i + 1}`,
      columns: rejectionColumns(language),
      rows: some(rows, sheetRows),
    })),
  )
}

async function* cells(source: AsyncIterable<WireRejection[]>, language: Language): AsyncGenerator<Cell[]> {
  for await (const page of source) for (const one of page) yield rejectionCells(one, language)
}

/** The next `count`, leaving the rest to whoever asks next. */
async function* some<T>(source: AsyncIterator<T>, count: number): AsyncGenerator<T> {
  for (let n = 0; n < count; n++) {
    const next = await source.next()
    if (next.done) return
    yield next.value
  }
}
