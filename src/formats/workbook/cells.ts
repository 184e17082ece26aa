// What a sheet is made of, written or read, and how its places are called.
import type { Day, Fault, Text } from '../../policy/terms.ts'

/** A value to write; undefined is an empty cell. */
export type Cell = string | number | boolean | undefined

export interface Column {
  title: string
  /** In characters. */
  width?: number
  /** Offered as a drop-down. */
  choices?: readonly string[]
  /** Numbers are shown with two decimals. */
  decimals?: boolean
}

export interface SheetData {
  name: string
  columns: readonly Column[]
  /** Stands above every printed page. */
  caption?: string
  rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>
}

/** A value as it was found in a cell that is not empty. */
export type FoundValue =
  | { is: 'text'; text: string }
  | { is: 'number'; value: number }
  | { is: 'boolean'; value: boolean }
  /** A number that its format shows as a day. */
  | { is: 'day'; day: Day }
  | { is: 'formula' }
  /** #REF! and its like. */
  | { is: 'error'; text: string }
  /** A text longer than `longest`. */
  | { is: 'long' }

/** Characters that a cell can hold, in Excel as here. */
export const longest = 32_767

/** Columns that are read, several times those of any table here: a sheet that has more is another's. */
export const mostColumns = 256

/** Rows that are read, those too that have nothing in them: a program that formats a whole sheet writes more. */
export const mostRows = 100_000

/** A row with something in it; cells by column, counted from 0. */
export interface SheetRow {
  number: number
  cells: ReadonlyMap<number, FoundValue>
}

export interface Sheet {
  name: string
  rows: readonly SheetRow[]
  /** Merged ranges. */
  merged: readonly Range[]
  /** The row from which on reading was given up: there were more than are allowed. */
  tooManyFrom?: number
}

/** A place in a workbook; rows count from 1, columns are letters. No column: the whole row; no row: the whole sheet. */
export interface FaultCell {
  sheet: string
  row?: number
  column?: string
}

/** Where in a workbook a fault stands; undefined where it was not found in one. */
export function cellOf({ extra }: Fault): FaultCell | undefined {
  return typeof extra?.sheet === 'string' ? (extra as unknown as FaultCell) : undefined
}

export interface Range {
  top: number
  bottom: number
  left: number
  right: number
}

/** A file that cannot be read at all: why, for people. */
export class Unreadable extends Error {
  readonly text: Text
  /** True where it is only too big. */
  readonly tooLarge: boolean
  constructor(zh: string, en: string, tooLarge = false) {
    super(en)
    this.text = { zh, en }
    this.tooLarge = tooLarge
  }
}

export const tooWide = (row: number) =>
  new Unreadable(
    `第 ${row} 行超过 ${mostColumns} 列，没有读取：请删去无关的列后再提交`,
    `Row ${row} has more than ${mostColumns} columns and was not read: remove those that do not belong to it`,
    true,
  )

/** 0 → A, 25 → Z, 26 → AA. */
export function columnLetters(index: number): string {
  let letters = ''
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters
  return letters
}

/** `B12` → column 1, row 12; undefined for what is no place of a sheet (A1 to XFD1048576). */
export function placeOf(name: string): { column: number; row: number } | undefined {
  const [, letters = '', digits = ''] = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/.exec(name) ?? []
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  const row = Number(digits)
  return column >= 1 && column <= 16_384 && row <= 1_048_576 ? { column: column - 1, row } : undefined
}

export function rangeOf(name: string): Range | undefined {
  const [from = '', until = from] = name.split(':')
  const [a, b] = [placeOf(from), placeOf(until)]
  return a && b && { top: a.row, bottom: b.row, left: a.column, right: b.column }
}
