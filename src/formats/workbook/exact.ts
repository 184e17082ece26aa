// Texts in a cell. People read them as they are, blanks at the ends do not count; the few texts
// for which that would lose something are written as （原文）"…" with a JSON text, so that nothing is ever lost.
const mark = '（原文）'
const marked = /^[（(]原文[）)]\s*(?=")/

/** An empty list, or an empty object: unlike an empty cell, which says nothing at all. */
export const none = '（无）'
/** An empty text, unlike an empty cell. */
export const blank = '（空）'

export const isNone = (text: string) => /^[（(]?无[）)]?$/.test(text.trim())
const isBlank = (text: string) => /^[（(]空[）)]$/.test(text.trim())

/** A text as a cell holds it. `within`: it stands in a list of one a line. */
export function exactCell(text: string, within = false): string {
  if (text === '') return blank
  const strange = /(?!\n)[\p{Cc}\uFFFE\uFFFF]/u.test(text) || (within && /[\n；;]/.test(text))
  const lost = text !== text.trim() || marked.test(text) || isBlank(text) || (within && isNone(text))
  return strange || lost ? `${mark}${JSON.stringify(text)}` : text
}

/** The text that a cell, or a line of it, means; undefined where what follows （原文） is no JSON text. */
export function exactText(cell: string): string | undefined {
  const text = cell.trim()
  const start = marked.exec(text)?.[0].length
  if (start === undefined) return isBlank(text) ? '' : text
  try {
    const value: unknown = JSON.parse(text.slice(start))
    return typeof value === 'string' && value.isWellFormed() && !value.includes('\0') ? value : undefined
  } catch {
    return undefined
  }
}

/** A marked JSON text, where it begins. */
const markedText = /[（(]原文[）)]\s*"(?:[^"\\\n]|\\.)*"/y

/** The lines of a cell; ； and ; part them too, but not within a JSON text. */
export function linesOf(cell: string): string[] {
  const lines: string[] = []
  let start = 0
  for (let i = 0; i <= cell.length; i++) {
    if (i < cell.length && !'\n；;'.includes(cell[i] as string)) {
      markedText.lastIndex = i
      if ('（('.includes(cell[i] as string) && markedText.test(cell)) i = markedText.lastIndex - 1
      continue
    }
    const line = cell.slice(start, i).trim()
    if (line !== '') lines.push(line)
    start = i + 1
  }
  return lines
}
