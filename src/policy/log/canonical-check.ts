// Recognises canonical JSON in its bytes, in one pass: a tenth of the time of parsing a body and writing it again.
// Each function takes the place where its thing begins and gives the place behind it, or NONE.
import { isUtf8 } from 'node:buffer'

const NONE = -1
const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const COLON = 0x3a
const MINUS = 0x2d
const OPEN_LIST = 0x5b
const CLOSE_LIST = 0x5d
const OPEN = 0x7b
const CLOSE = 0x7d
/** From U+E000 on, the order of UTF-8 bytes is no longer that of UTF-16 units, by which RFC 8785 sorts. */
const FIRST_ABOVE_SURROGATES = 0xee

/**
 * Whether the bytes are the RFC 8785 form, in UTF-8, of the value that they say: then no two readers can understand them
 * differently. Never throws.
 */
export const isCanonicalJson = (json: Buffer): boolean => {
  try {
    return isUtf8(json) && valueEnd(json, 0) === json.length
  } catch {
    // Nested deeper than the stack: nothing that this service ever wrote.
    return false
  }
}

const valueEnd = (json: Buffer, at: number): number => {
  const first = json[at]
  if (first === QUOTE) return stringEnd(json, at)
  if (first === OPEN) return objectEnd(json, at)
  if (first === OPEN_LIST) return listEnd(json, at)
  if (first === MINUS || isDigit(first)) return numberEnd(json, at)
  return wordEnd(json, at)
}

const wordEnd = (json: Buffer, at: number): number => {
  const word = json.toString('latin1', at, Math.min(at + 5, json.length))
  if (word === 'false') return at + 5
  return word.startsWith('true') || word.startsWith('null') ? at + 4 : NONE
}

const listEnd = (json: Buffer, open: number): number => {
  if (json[open + 1] === CLOSE_LIST) return open + 2
  for (let at = open; ; ) {
    at = valueEnd(json, at + 1)
    if (at === NONE) return NONE
    if (json[at] === CLOSE_LIST) return at + 1
    if (json[at] !== COMMA) return NONE
  }
}

const objectEnd = (json: Buffer, open: number): number => {
  if (json[open + 1] === CLOSE) return open + 2
  let last = NONE
  for (let at = open; ; ) {
    const name = at + 1
    const end = json[name] === QUOTE ? stringEnd(json, name) : NONE
    if (end === NONE || json[end] !== COLON) return NONE
    if (last !== NONE && !isBefore(json, last, name)) return NONE
    last = name
    at = valueEnd(json, end + 1)
    if (at === NONE) return NONE
    if (json[at] === CLOSE) return at + 1
    if (json[at] !== COMMA) return NONE
  }
}

/** Whether the name quoted at `a` sorts before the one at `b`. */
const isBefore = (json: Buffer, a: number, b: number): boolean => {
  for (let i = 1; ; i++) {
    const left = json[a + i] as number
    const right = json[b + i] as number
    const isPlain =
      left !== BACKSLASH && right !== BACKSLASH && left < FIRST_ABOVE_SURROGATES && right < FIRST_ABOVE_SURROGATES
    if (!isPlain) return stringAt(json, a) < stringAt(json, b)
    if (left === QUOTE || right === QUOTE) return left === QUOTE && right !== QUOTE
    if (left !== right) return left < right
  }
}

const stringEnd = (json: Buffer, open: number): number => {
  let isEscaped = false
  for (let at = open + 1; at < json.length; at++) {
    const byte = json[at] as number
    if (byte === QUOTE) return !isEscaped || isShortest(json.toString('utf8', open, at + 1)) ? at + 1 : NONE
    if (byte < 0x20) return NONE
    if (byte === BACKSLASH) {
      isEscaped = true
      at++
    }
  }
  return NONE
}

/** Escapes are rare, so they are judged by what JSON.stringify would have written, as RFC 8785 does. */
const isShortest = (quoted: string): boolean => {
  try {
    const text: string = JSON.parse(quoted)
    return text.isWellFormed() && JSON.stringify(text) === quoted
  } catch {
    return false
  }
}

const stringAt = (json: Buffer, open: number): string => JSON.parse(json.toString('utf8', open, stringEnd(json, open)))

const numberEnd = (json: Buffer, open: number): number => {
  let at = open + 1
  while (isDigit(json[at])) at++
  if (json[open] !== MINUS && at - open < 16 && !isFraction(json[at]))
    return json[open] !== 0x30 || at === open + 1 ? at : NONE
  while (isDigit(json[at]) || isFraction(json[at])) at++
  const written = json.toString('latin1', open, at)
  return `${Number(written)}` === written ? at : NONE
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39

/** What follows the digits of a number that is no whole one: . e E + - */
const isFraction = (byte: number | undefined): boolean =>
  byte === 0x2e || byte === 0x65 || byte === 0x45 || byte === 0x2b || byte === MINUS
