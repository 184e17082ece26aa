// All rejections of a filter as one file, written as they are read.

import { Readable } from 'node:stream'
import type { RecordReads } from '../policy/ports.ts'
import type { RejectionFilter, RejectionReads } from '../policy/rejections/reads.ts'
import { type ToldRejection, toldRejection } from '../policy/rejections/told.ts'
import type { Language } from '../policy/terms.ts'
import { shanghaiDay } from '../policy/time/days.ts'
import { othersTurn } from '../policy/turn.ts'
import { type Names, rejectionCells, rejectionColumns } from './rejection-cells.ts'
import type { Cell } from './workbook/cells.ts'
import { csvBom, csvLine } from './workbook/csv.ts'
import { writeWorkbook } from './workbook/write.ts'

/** The formats on offer, by the endings of their files. */
export const fileTypes = ['ndjson', 'csv', 'xlsx'] as const
export type FileType = (typeof fileTypes)[number]

type Rejections = Pick<RejectionReads, 'rejections' | 'rejectionCount'> &
  Pick<RecordReads, 'organisation' | 'community' | 'edition' | 'editionInForce'>

const pageSize = 250
/** Rows of one sheet, below the 1,048,576 that a spreadsheet takes. */
const sheetRows = 1_000_000

export function rejectionFile(
  store: Rejections,
  filter: RejectionFilter,
  type: FileType,
  language: Language,
  /** What stands above every printed page: the list. */
  caption?: string,
): Readable {
  switch (type) {
    case 'csv':
      return Readable.from(csv(pages(store, filter, language), namesIn(store), language), { objectMode: false })
    case 'xlsx':
      return workbook(store, filter, language, caption)
    case 'ndjson':
      return Readable.from(ndjson(pages(store, filter, language)), { objectMode: false })
  }
}

/** Page after page, with a turn for others between them. What is recorded meanwhile may come too. */
async function* pages(store: Rejections, filter: RejectionFilter, language: Language): AsyncGenerator<ToldRejection[]> {
  let after: string | undefined
  for (;;) {
    const rows = store.rejections(filter, { after, limit: pageSize })
    const last = rows.at(-1)
    if (last === undefined) return
    yield rows.map((row) => toldRejection(row, language, store))
    if (rows.length < pageSize) return
    after = String(last.entry)
    await othersTurn()
  }
}

async function* ndjson(source: AsyncIterable<ToldRejection[]>): AsyncGenerator<string> {
  for await (const page of source) yield page.map((one) => `${JSON.stringify(one)}\n`).join('')
}

async function* csv(source: AsyncIterable<ToldRejection[]>, names: Names, language: Language): AsyncGenerator<string> {
  yield csvBom + csvLine(rejectionColumns(language).map(({ title }) => title))
  for await (const page of source) yield page.map((one) => csvLine(rejectionCells(one, names, language))).join('')
}

/** Names as they are known now; the list is the one that decided, or else the one in force on that day. */
function namesIn(store: Rejections): Names {
  const listOf = ({ edition, jurisdiction, recordedAt }: ToldRejection) =>
    edition
      ? store.edition(edition.jurisdiction, edition.number)
      : store.editionInForce(jurisdiction, shanghaiDay(recordedAt))
  return {
    organisation: (code) => store.organisation(code)?.name,
    community: (code) => store.community(code)?.name,
    item: (code, one) => listOf(one)?.items.get(code)?.name,
    list: (one) => listOf(one)?.title,
  }
}

function workbook(
  store: Rejections,
  filter: RejectionFilter,
  language: Language,
  caption: string | undefined,
): Readable {
  const rows = cells(pages(store, filter, language), namesIn(store), language)
  const name = language === 'zh' ? '不予准入' : 'Rejections'
  // What does not fit on one sheet goes on to the next; how many there may be is known from all rejections.
  const sheets = Math.max(1, Math.ceil(store.rejectionCount() / sheetRows))
  return writeWorkbook(
    Array.from({ length: sheets }, (_, i) => ({
      name: i === 0 ? name : `${name} ${i + 1}`,
      columns: rejectionColumns(language),
      ...(caption !== undefined && { caption }),
      rows: some(rows, sheetRows),
    })),
  )
}

async function* cells(
  source: AsyncIterable<ToldRejection[]>,
  names: Names,
  language: Language,
): AsyncGenerator<Cell[]> {
  for await (const page of source) for (const one of page) yield rejectionCells(one, names, language)
}

/** The next `count`, leaving the rest to whoever asks next. */
async function* some<T>(source: AsyncIterator<T>, count: number): AsyncGenerator<T> {
  for (let n = 0; n < count; n++) {
    const next = await source.next()
    if (next.done) return
    yield next.value
  }
}
