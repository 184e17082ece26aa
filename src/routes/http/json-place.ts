// Where a text stops being JSON (RFC 8259), and where members repeat: asked once it is known that something is wrong.
// JSON.parse says that it is, but not reliably where.
import { parse, type ValueNode } from '@humanwhocodes/momoa'
import type { Fault } from '../../policy/terms.ts'
import { pointerTo } from '../../policy/untrusted.ts'

/** Strings, and characters outside of them, that are looked at: all others wait meanwhile. */
const most = 10_000

/** Line and character, from 1. `beyond`: the text is long, and what is meant comes somewhere after them. */
interface TextPlace {
  line: number
  column: number
  beyond?: true
}

/** The first token that cannot stand where it stands; undefined for a text that is JSON. */
export function malformedAt(text: string): TextPlace | undefined {
  // Nothing of JSON that anybody sends goes on for as long as this without a value ending.
  const { end } = beginningOf(text, 2 * most)
  const at = stopIn(text.slice(0, brokenString(text, end) ?? end))
  if (at === end && isJson(text)) return undefined
  return { ...placeOf(text, at), ...(at === end && end < text.length && { beyond: true }) }
}

/** Where members repeat in a text that is JSON, and in which some do. */
export function* repeatedMembers(text: string): Generator<Fault> {
  const { end, open } = beginningOf(text)
  const faults = repeatsIn(parse(text.slice(0, end) + open.reverse().join('')).body, '')
  const first = faults.next()
  if (!first.done) {
    yield first.value
    return yield* faults
  }
  const { line, column } = placeOf(text, end)
  const zh = `第 ${line} 行第 ${column} 个字符之后有重复的成员`
  yield { pointer: '', text: { zh, en: `A member comes twice, somewhere after line ${line}, character ${column}` } }
}

function* repeatsIn(node: ValueNode, at: string): Generator<Fault> {
  if (node.type === 'Array')
    for (const [i, { value }] of node.elements.entries()) yield* repeatsIn(value, at + pointerTo(i))
  if (node.type !== 'Object') return
  const names = new Set<string>()
  for (const { name, value } of node.members) {
    const key = name.type === 'String' ? name.value : name.name
    const pointer = at + pointerTo(key)
    if (names.has(key)) yield { pointer, text: { zh: '成员重复', en: 'This member comes twice' } }
    names.add(key)
    yield* repeatsIn(value, pointer)
  }
}

/** The longest list or object of those that the text is in once it has had `most` values. */
export function longestWithin(text: string, most: number): string {
  const open: { list: boolean; length: number; name: number }[] = []
  for (let i = 0, values = 0; i < text.length && values < most; i++) {
    const char = text.charCodeAt(i)
    const top = open.at(-1)
    if (char === 0x7b || char === 0x5b) {
      open.push({ list: char === 0x5b, length: 0, name: 0 })
      values++
    } else if (char === 0x7d || char === 0x5d) open.pop()
    else if (char === 0x2c) {
      if (top) top.length++
      values++
    } else if (char === 0x22) {
      if (top) top.name = i
      i = endOfString(text, i)
    }
  }
  const longest = open.reduce((found, { length }, i) => (length > (open[found]?.length ?? 0) ? i : found), 0)
  const nameAt = (at: number) => text.slice(at + 1, Math.min(endOfString(text, at), at + 100))
  return pointerTo(...open.slice(0, longest).map(({ list, length, name }) => (list ? length : nameAt(name))))
}

/** How far a text is looked at: to its end, or to where a value ends before that; and what closes the brackets open there. */
function beginningOf(text: string, farthest = Infinity): { end: number; open: string[] } {
  const open: string[] = []
  for (let i = 0, seen = 0; i < text.length; i++) {
    const char = text[i] as string
    if (char > ' ') seen++
    if (seen > most && (',}]'.includes(char) || seen > farthest)) return { end: i, open }
    if (char === '"') i = endOfString(text, i)
    else if (char === '{' || char === '[') open.push(char === '{' ? '}' : ']')
    else if (char === '}' || char === ']') open.pop()
  }
  return { end: text.length, open: [] }
}

/** Where the first string before `end` begins that is none: it never ends, or holds what may not stand in one. */
function brokenString(text: string, end: number): number | undefined {
  for (let at = text.indexOf('"'); at >= 0 && at < end; ) {
    const last = endOfString(text, at)
    if (!isJson(text.slice(at, last + 1))) return at
    at = text.indexOf('"', last + 1)
  }
  return undefined
}

/** The index of the quote that ends the string which begins at `start`; behind the text where none does. */
export function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (end > 0) {
    let slashes = 0
    while (text.charCodeAt(end - 1 - slashes) === 0x5c) slashes++
    if (slashes % 2 === 0) return end
    end = text.indexOf('"', end + 1)
  }
  return text.length
}

/** The index of what cannot stand where it stands in a text of whole strings; its length where only the end may be missing. */
function stopIn(text: string): number {
  // An end too early is told at the last token or at the very beginning; a character that no JSON has, where it is.
  const ended = `${text} \0`
  try {
    parse(ended)
  } catch (error) {
    const { offset } = error as { offset: number }
    const back = partOfWord.exec(ended.slice(Math.max(0, offset - 64), offset + 1))?.[0] ?? ''
    return Math.min(offset - back.length, text.length)
  }
  return text.length
}

/** Before the last character: what is no number, or no word, stopped at inside or behind it (in JSON5 words have backslashes). It is told where it begins. */
const partOfWord = /[-+.\w\\]+(?:(?=[-+.\w\\]$)|(?<=[-+.\\]|\d[eE])(?=.$))/s

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Characters are counted as people do: one beyond the basic plane is two units and one character. */
function placeOf(text: string, at: number): TextPlace {
  let [line, column] = [1, 1]
  for (let i = 0; i < at; i++) {
    const unit = text.charCodeAt(i)
    if (unit === 0x0a) {
      line++
      column = 1
    } else if (unit < 0xdc00 || unit > 0xdfff) column++
  }
  return { line, column }
}
