// Lines of RFC 4180, safe to open in a spreadsheet.
import type { Cell } from './cells.ts'

/** Tells Excel and WPS that what follows is UTF-8. */
export const csvBom = '\uFEFF'

/**
 * What a spreadsheet would run instead of show, in the wide forms of East Asian ones too and behind what they skip; and the
 * quote that stands before it, so that taking one quote off gives the text back.
 */
const runnable = /^(?:['\t\r\n]|\s*[=+\-@＝＋－＠])/
const plainNumber = /^[+-]?\d+(\.\d+)?$/

/** One line with its CRLF. A text that a spreadsheet could run as a formula is prefixed with a single quote. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(cell: Cell): string {
  if (cell === undefined) return ''
  if (typeof cell !== 'string') return String(cell)
  const safe = runnable.test(cell) && !plainNumber.test(cell) ? `'${cell}` : cell
  return /[",\r\n\t;']|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Takes off the single quote that `csvLine` set before a text. */
export function withoutQuote(text: string): string {
  return text.startsWith("'") && runnable.test(text.slice(1)) ? text.slice(1) : text
}
