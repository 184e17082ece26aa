// A .csv as spreadsheets in China save it: UTF-8 with or without BOM, GB18030, UTF-16; parted by comma, semicolon or tab.
import { othersTurn } from '../../policy/turn.ts'
import {
  type FoundValue,
  longest,
  mostColumns,
  mostRows,
  type Sheet,
  type SheetRow,
  tooWide,
  Unreadable,
} from './cells.ts'
import { withoutQuote } from './csv.ts'
import { tooMuch } from './zip.ts'

/** Records read before others have their turn. */
const step = 200

/**
 * Reads a text of at most `maxRows` rows with something in them, in steps. Rows count as a spreadsheet counts them.
 * Throws Unreadable.
 */
export async function readCsv(name: string, bytes: Buffer, maxRows: number): Promise<Sheet> {
  const text = decoded(bytes)
  const separator = separatorOf(text)
  const rows: SheetRow[] = []
  let number = 0
  for (const cells of records(text, separator)) {
    number++
    if (number > mostRows) throw tooMuch()
    if (number % step === 0) await othersTurn()
    const found = foundIn(cells)
    if (found.size === 0) continue
    if (rows.length === maxRows) return { name, rows, merged: [], tooManyFrom: number }
    rows.push({ number, cells: found })
  }
  return { name, rows, merged: [] }
}

function decoded(bytes: Buffer): string {
  for (const encoding of bytes[0] === 0xff && bytes[1] === 0xfe ? ['utf-16le'] : ['utf-8', 'gb18030'])
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      if (!text.includes('\0')) return text
    } catch {}
  throw new Unreadable(
    '这不是文本文件，或编码不是 UTF-8、GB18030：请另存为“CSV UTF-8”',
    'This is no text in UTF-8 or GB18030: save it as CSV UTF-8',
  )
}

/** Whichever parts the first lines most. */
function separatorOf(text: string): string {
  const outside = text
    .slice(0, 4000)
    .split('"')
    .filter((_, i) => i % 2 === 0)
  const start = outside.join('')
  const count = (separator: string) => start.split(separator).length
  return [',', ';', '\t'].reduce((a, b) => (count(b) > count(a) ? b : a))
}

function foundIn(cells: readonly string[]): Map<number, FoundValue> {
  const found = new Map<number, FoundValue>()
  cells.forEach((cell, column) => {
    if (cell.trim() === '') return
    found.set(column, cell.length > longest ? { is: 'long' } : { is: 'text', text: withoutQuote(cell) })
  })
  return found
}

/** RFC 4180, with any line end; quotes within a cell that does not begin with one are taken as they are. */
function* records(text: string, separator: string): Generator<string[]> {
  let cells: string[] = []
  let at = 0
  let line = 1
  while (at < text.length) {
    const { cell, end } = text[at] === '"' ? quotedCell(text, at, line) : plainCell(text, at, separator)
    cells.push(cell)
    if (cells.length > mostColumns) throw tooWide(line)
    at = end
    if (text[at] === separator) {
      at++
      if (at === text.length) cells.push('')
      continue
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at++
    else if (at < text.length && text[at] !== '\r' && text[at] !== '\n') throw badQuotes(line)
    at++
    line++
    yield cells
    cells = []
  }
  if (cells.length > 0) yield cells
}

function plainCell(text: string, start: number, separator: string): { cell: string; end: number } {
  let end = start
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++
  return { cell: text.slice(start, end), end }
}

function quotedCell(text: string, start: number, line: number): { cell: string; end: number } {
  let cell = ''
  let from = start + 1
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote < 0) throw badQuotes(line)
    cell += text.slice(from, quote)
    if (text[quote + 1] !== '"') return { cell: cell.replaceAll('\r\n', '\n'), end: quote + 1 }
    cell += '"'
    // Beyond any text that could be kept: a file of quotes would be put together one by one.
    if (cell.length > 2 * longest) throw badQuotes(line)
    from = quote + 2
  }
}

const badQuotes = (row: number) =>
  new Unreadable(`第 ${row} 行的双引号没有成对，无法读取`, `The quotes of row ${row} do not pair: it cannot be read`)
