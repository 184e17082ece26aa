// One worksheet, row by row. Blank rows and cells leave no trace, however many a program wrote.
import {
  columnLetters,
  type FoundValue,
  longest,
  mostColumns,
  mostRows,
  placeOf,
  type Range,
  rangeOf,
  type Sheet,
  type SheetRow,
  tooWide,
} from './cells.ts'
import { dayOfSerial } from './formats.ts'
import { type Attributes, type Handlers, readXml } from './xml.ts'
import { damaged, tooMuch } from './zip.ts'

/** More merged ranges are not told. */
const mostMerged = 1000

/** What the cells of all sheets refer to. */
export interface Shared {
  texts: readonly string[]
  dayStyles: readonly boolean[]
  from1904: boolean
  /** How many more characters may be read: a text that is shared costs little in the file, and much when it is read. */
  left: number
}

/** ECMA-376 part 1, 22.9.2.19, and line ends as one character. */
export function unescaped(text: string): string {
  const read = text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
  return read.includes('\r') ? read.replaceAll('\r\n', '\n') : read
}

/** Reads a sheet of at most `maxRows` rows that have something in them, and gives up, saying where, when there are more. */
export async function readSheet(
  name: string,
  pieces: AsyncIterable<string>,
  shared: Shared,
  maxRows: number,
): Promise<Sheet> {
  const rows: SheetRow[] = []
  const merged: Range[] = []
  let tooManyFrom: number | undefined
  const take = (row: SheetRow) => {
    if (rows.length < maxRows) rows.push(row)
    else tooManyFrom ??= row.number
  }
  const reader = rowReader(shared, take)
  await readXml(pieces, {
    ...reader,
    open(element, attributes) {
      const range = element === 'mergeCell' ? rangeOf(attributes.ref ?? '') : undefined
      if (range && merged.length < mostMerged) merged.push(range)
      else reader.open?.(element, attributes)
    },
    done: () => tooManyFrom !== undefined,
  })
  return { name, rows, merged, ...(tooManyFrom !== undefined && { tooManyFrom }) }
}

interface Open {
  column: number
  type: string
  style: number
  formula: boolean
  value: string
}

function rowReader(shared: Shared, take: (row: SheetRow) => void): Handlers {
  let number = 0
  let rows = 0
  let cells = new Map<number, FoundValue>()
  let cell: Open | undefined
  let next = 0
  let reading = false
  let spoken = false
  return {
    open(name, attributes) {
      if (name === 'row') {
        number = attributes.r === undefined ? number + 1 : Number(attributes.r)
        if (!Number.isInteger(number)) throw damaged()
        if (++rows > mostRows) throw tooMuch()
        cells = new Map()
        next = 0
      } else if (name === 'c') {
        cell = openCell(attributes, next)
        if (cell.column >= mostColumns) throw tooWide(number)
        next = cell.column + 1
      } else if (name === 'f' && cell) cell.formula = true
      // rPh: how a text is pronounced, not what it says.
      else if (name === 'rPh') spoken = true
      reading = cell !== undefined && !spoken && (name === 'v' || name === 't')
    },
    text(text) {
      if (reading && cell) cell.value += text
    },
    close(name) {
      reading = false
      if (name === 'rPh') spoken = false
      if (name === 'c' && cell) {
        const found = foundIn(cell, shared)
        if (found) cells.set(cell.column, found)
        cell = undefined
      } else if (name === 'row' && cells.size > 0) take({ number, cells })
    },
  }
}

function openCell({ r, t = 'n', s = '0' }: Attributes, next: number): Open {
  const place = r === undefined ? { column: next } : placeOf(r)
  if (!place) throw damaged()
  return { column: place.column, type: t, style: Number(s), formula: false, value: '' }
}

function foundIn({ type, style, formula, value }: Open, shared: Shared): FoundValue | undefined {
  if (formula) return { is: 'formula' }
  switch (type) {
    case 's':
      return textFound(shared.texts[Number(value)], shared)
    case 'str':
    case 'inlineStr':
      return textFound(unescaped(value), shared)
    case 'b':
      return value === '' ? undefined : { is: 'boolean', value: value.trim() === '1' }
    case 'e':
      return { is: 'error', text: value }
    case 'd':
      return { is: 'day', day: value.slice(0, 10) }
    default:
      return numberFound(value.trim(), shared.dayStyles[style] === true, shared.from1904)
  }
}

function textFound(text: string | undefined, shared: Shared): FoundValue | undefined {
  if (text === undefined || text.trim() === '') return undefined
  shared.left -= text.length
  if (shared.left < 0) throw tooMuch()
  return text.length > longest ? { is: 'long' } : { is: 'text', text }
}

function numberFound(text: string, dated: boolean, from1904: boolean): FoundValue | undefined {
  if (text === '') return undefined
  const value = Number(text)
  if (!Number.isFinite(value)) throw damaged()
  const day = dated ? dayOfSerial(value, from1904) : undefined
  return day === undefined ? { is: 'number', value } : { is: 'day', day }
}

/** `B12`, `B12:B14`. */
export function rangeName({ top, bottom, left, right }: Range): string {
  const from = `${columnLetters(left)}${top}`
  return top === bottom && left === right ? from : `${from}:${columnLetters(right)}${bottom}`
}
