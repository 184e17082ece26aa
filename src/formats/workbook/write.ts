// Workbooks (.xlsx, ECMA-376), written as a stream: a row is made, compressed and gone. Texts are inline and never formulas.
import { PassThrough, Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { type Cell, columnLetters, longest, type SheetData } from './cells.ts'
import { contentTypes, packageRelations, sheetEnd, sheetStart, styles, workbook, workbookRelations } from './parts.ts'

export type { Cell, Column, SheetData } from './cells.ts'

/** The same content gives the same bytes: entries carry no time of their own. */
const mtime = new Date(2000, 0, 1)
const options = { mtime, forceDosTimestamp: true }
/** Rows are handed on in pieces of about this many characters. */
const piece = 32 * 1024

/**
 * A workbook of these sheets. Memory stays flat: rows are taken from their iterable as the reader takes bytes. Errors of an iterable destroy the stream.
 * A text of more than 32,767 characters is cut, with … at its end: a cell holds no more.
 */
export function writeWorkbook(sheets: readonly SheetData[]): Readable {
  const zip = new ZipFile()
  const out = new PassThrough()
  const fail = (error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error)))
  const names = sheets.map(({ name }) => name)
  const add = (path: string, text: string) => zip.addBuffer(Buffer.from(text), path, options)
  add('[Content_Types].xml', contentTypes(names))
  add('_rels/.rels', packageRelations)
  add('xl/workbook.xml', workbook(names))
  add('xl/_rels/workbook.xml.rels', workbookRelations(names))
  add('xl/styles.xml', styles)
  sheets.forEach((sheet, i) => {
    zip.addReadStreamLazy(`xl/worksheets/sheet${i + 1}.xml`, options, (take) => {
      const source = Readable.from(sheetText(sheet), { objectMode: false, highWaterMark: piece })
      out.once('close', () => source.destroy())
      source.on('error', fail)
      take(null, source)
    })
  })
  zip.on('error', fail)
  zip.end()
  zip.outputStream.on('error', fail).pipe(out)
  return out
}

async function* sheetText({ columns, rows, caption }: SheetData): AsyncGenerator<string> {
  const styles = columns.map(({ decimals }) => (decimals ? 3 : 0))
  const titles = columns.map(({ title }) => title)
  const widths = columns.map(({ width = 14 }) => width)
  let text = sheetStart(columns) + rowText(1, titles, 1, styles, widths)
  let row = 1
  for await (const cells of rows) {
    text += rowText(++row, cells, 2, styles, widths)
    if (text.length >= piece) {
      yield text
      text = ''
    }
  }
  yield text + sheetEnd(columns, row, caption)
}

function rowText(
  row: number,
  cells: readonly Cell[],
  ofText: number,
  ofNumber: readonly number[],
  widths: readonly number[],
): string {
  const lines = linesIn(cells, widths)
  let text = lines > 1 ? `<row r="${row}" ht="${Math.min(lines * 15, 405)}">` : `<row r="${row}">`
  for (let i = 0; i < cells.length; i++)
    text += cellText(`${columnLetters(i)}${row}`, cells[i], ofText, ofNumber[i] ?? 0)
  return `${text}</row>`
}

/** Most programs make a row as high as its texts need, some only where they are told: about so many lines, a Chinese character being two wide. */
function linesIn(cells: readonly Cell[], widths: readonly number[]): number {
  let most = 1
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i]
    if (typeof cell !== 'string') continue
    const width = Math.max(2, widths[i] ?? 14)
    // What takes more than a whole page is as high as a row can be.
    let lines = 1
    let at = 0
    for (let k = 0; k < cell.length && lines < 27; k++) {
      const wide = cell.charCodeAt(k) > 0x2e7f ? 2 : 1
      if (cell[k] === '\n' || at + wide > width) {
        lines++
        at = cell[k] === '\n' ? 0 : wide
      } else at += wide
    }
    most = Math.max(most, lines)
  }
  return most
}

function cellText(place: string, cell: Cell, ofText: number, ofNumber: number): string {
  if (cell === undefined) return ''
  if (typeof cell === 'number') return `<c r="${place}" s="${ofNumber}"><v>${cell}</v></c>`
  if (typeof cell === 'boolean') return `<c r="${place}" s="0" t="b"><v>${cell ? 1 : 0}</v></c>`
  return `<c r="${place}" s="${ofText}" t="inlineStr"><is><t xml:space="preserve">${escaped(fitting(cell))}</t></is></c>`
}

/** A longer text would have Excel call the whole file damaged. */
function fitting(text: string): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…`.toWellFormed() : text
}

/** As XML, and where XML has no way to say a character, as ECMA-376 says it: _x000D_. */
function escaped(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(
      /(?![\t\n])[\p{Cc}\uFFFE\uFFFF]/gu,
      (char) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}
