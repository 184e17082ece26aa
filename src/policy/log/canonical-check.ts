// Recognises canonical JSON in its bytes, in one pass: a tenth of the time of parsing a body and writing it again.
// Each function takes the place where its thing begins and gives the place behind it, or `none`.
import { isUtf8 } from 'node:buffer'

const none = -1
const quote = 0x22
const backslash = 0x5c
const comma = 0x2c
const colon = 0x3a
const minus = 0x2d
const openList = 0x5b
const closeList = 0x5d
const openBrace = 0x7b
const closeBrace = 0x7d
/** From U+E000 on, the order of UTF-8 bytes is no longer that of UTF-16 units, by which RFC 8785 sorts. */
const firstAboveSurrogates = 0xee

/**
 * Whether the bytes are the RFC 8785 form, in UTF-8, of the value that they say: then no two readers can understand them
 * differently. Never throws.
 */
export function isCanonicalJson(json: Buffer): boolean {
  try {
    return isUtf8(json) && valueEnd(json, 0) === json.length
  } catch {
    // Nested deeper than the stack: nothing that this service ever wrote.
    return false
  }
}

function valueEnd(json: Buffer, at: number): number {
  const first = json[at]
  if (first === quote) return stringEnd(json, at)
  if (first === openBrace) return objectEnd(json, at)
  if (first === openList) return listEnd(json, at)
  if (first === minus || isDigit(first)) return numberEnd(json, at)
  return wordEnd(json, at)
}

function wordEnd(json: Buffer, at: number): number {
  const word = json.toString('latin1', at, Math.min(at + 5, json.length))
  if (word === 'false') return at + 5
  return word.startsWith('true') || word.startsWith('null') ? at + 4 : none
}

function listEnd(json: Buffer, open: number): number {
  if (json[open + 1] === closeList) return open + 2
  for (let at = open; ; ) {
    at = valueEnd(json, at + 1)
    if (at === none) return none
    if (json[at] === closeList) return at + 1
    if (json[at] !== comma) return none
  }
}

function objectEnd(json: Buffer, open: number): number {
  if (json[open + 1] === closeBrace) return open + 2
  let last = none
  for (let at = open; ; ) {
    const name = at + 1
    const end = json[name] === quote ? stringEnd(json, name) : none
    if (end === none || json[end] !== colon) return none
    if (last !== none && !isBefore(json, last, name)) return none
    last = name
    at = valueEnd(json, end + 1)
    if (at === none) return none
    if (json[at] === closeBrace) return at + 1
    if (json[at] !== comma) return none
  }
}

/** Whether the name quoted at `a` sorts before the one at `b`. */
function isBefore(json: Buffer, a: number, b: number): boolean {
  for (let i = 1; ; i++) {
    const left = json[a + i] as number
    const right = json[b + i] as number
    const isPlain =
      left !== backslash && right !== backslash && left < firstAboveSurrogates && right < firstAboveSurrogates
    if (!isPlain) return stringAt(json, a) < stringAt(json, b)
    if (left === quote || right === quote) return left === quote && right !== quote
    if (left !== right) return left < right
  }
}

function stringEnd(json: Buffer, open: number): number {
  let isEscaped = false
  for (let at = open + 1; at < json.length; at++) {
    const byte = json[at] as number
    if (byte === quote) return !isEscaped || isShortest(json.toString('utf8', open, at + 1)) ? at + 1 : none
    if (byte < 0x20) return none
    if (byte === backslash) {
      isEscaped = true
      at++
    }
  }
  return none
}

/** Escapes are rare, so they are judged by what JSON.stringify would have written, as RFC 8785 does. */
function isShortest(quoted: string): boolean {
  try {
    const text: string = JSON.parse(quoted)
    return text.isWellFormed() && JSON.stringify(text) === quoted
  } catch {
    return false
  }
}

const stringAt = (json: Buffer, open: number): string => JSON.parse(json.toString('utf8', open, stringEnd(json, open)))

function numberEnd(json: Buffer, open: number): number {
  let at = open + 1
  while (isDigit(json[at])) at++
  if (json[open] !== minus && at - open < 16 && !isFraction(json[at]))
    return json[open] !== 0x30 || at === open + 1 ? at : none
  while (isDigit(json[at]) || isFraction(json[at])) at++
  const written = json.toString('latin1', open, at)
  return `${Number(written)}` === written ? at : none
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39

/** What follows the digits of a number that is no whole one: . e E + - */
function isFraction(byte: number | undefined): boolean {
  return byte === 0x2e || byte === 0x65 || byte === 0x45 || byte === 0x2b || byte === minus
}
