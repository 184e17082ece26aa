// Bodies as JSON, read strictly: refused are bytes that are not UTF-8, a member that comes twice, a text that is not
// Unicode, and a prototype in disguise.

import { isUtf8 } from 'node:buffer'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { fault, faulty, invalidInput, mostFaults } from '../../policy/problem.ts'
import type { Fault } from '../../policy/terms.ts'
import { othersTurn } from '../../policy/turn.ts'
import { pointerTo } from '../../policy/untrusted.ts'
import { endOfString, longestWithin, malformedAt, repeatedMembers } from './json-place.ts'
import { type Problem, Refused } from './problem.ts'

/** Replaces Fastify's JSON reader, and its reader of plain text, which no route takes. */
export function readJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser(['application/json', 'text/plain'])
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    (request: FastifyRequest, bytes: Buffer, done) => {
      // Read as UTF-8 all the same, other bytes would be recorded as the replacement character.
      const read = () => readBody(parse, request, bytes, done)
      if (bytes.length <= long) return read()
      // Reading it takes as long as all that follows: one long body is read in a turn of the event loop.
      othersTurn().then(read)
    },
  )
}

type Done = (error: Error | null, body?: unknown) => void
type Parse = ReturnType<FastifyInstance['getDefaultJsonParser']>

function readBody(parse: Parse, request: FastifyRequest, bytes: Buffer, done: Done): void {
  const most = request.routeOptions.config.mostValues ?? mostValues
  const read = isUtf8(bytes) ? measured(bytes.toString(), most) : { problem: notUtf8 }
  if ('problem' in read) {
    done(new Refused(read.problem))
    return
  }
  const { text, colons } = read
  const parsed = (error: Error | null, value?: unknown) => {
    const refused = error ? malformed(text) : refusalOf(text, value, colons)
    if (refused) done(refused)
    else if (bytes.length > long) othersTurn().then(() => done(null, value))
    else done(null, value)
  }
  if (mayDisguise(text)) parse(request, text, parsed)
  else plainly(text, parsed)
}

/** Whether a prototype in disguise may be in it, or a byte order mark: else the parser needs no help. An escape may spell anything. */
const mayDisguise = (text: string) =>
  text.includes('__proto__') || text.includes('constructor') || text.includes('\\u') || text.startsWith('\ufeff')

function plainly(text: string, parsed: (error: Error | null, value?: unknown) => void): void {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    parsed(error as Error)
    return
  }
  parsed(null, value)
}

/** A text that may be parsed, with the colons outside its strings; or why not. */
function measured(text: string, most: number): { text: string; colons: number } | { problem: Problem } {
  const { colons, depth, values } = outsideStrings(text, most)
  if (depth > maxDepth) return { problem: tooDeep }
  return values > most ? { problem: tooMany(text, most) } : { text, colons }
}

/** Values that a body may hold, several times what the longest of the contract has: reading more would hold up everybody. */
const mostValues = 20_000

/** Bytes of a body whose reading others need not wait for. */
const long = 10_000

/** Far beyond any body of the contract, and far from where walking it would exhaust the stack. */
const maxDepth = 100

const tooDeep: Problem = {
  code: 'malformed-json',
  detail: { zh: `请求体的嵌套超过 ${maxDepth} 层`, en: `The body is nested more than ${maxDepth} levels deep` },
}

const notUtf8: Problem = {
  code: 'malformed-json',
  detail: {
    zh: '请求体不是 UTF-8 文本：请以 UTF-8 编码提交，不要压缩',
    en: 'The body is not UTF-8: send it in UTF-8, and not compressed',
  },
}

/** Names the list or the object that the limit was reached in. */
function tooMany(text: string, most: number): Problem {
  const n = most.toLocaleString('en')
  const zh = `请求体的内容过多：至多 ${n} 项，此处已超过，其余未读；请减少或者分次提交`
  const en = `The body holds too much: ${n} values at most, and here are more; the rest was not read. Send less, or in parts`
  return faulty([fault(longestWithin(text, most), zh, en)]).problem
}

function malformed(text: string): Error {
  if (text.trim() === '')
    return new Refused({ code: 'malformed-json', detail: { zh: '请求体为空', en: 'The body is empty' } })
  const place = malformedAt(text)
  return new Refused({
    code: 'malformed-json',
    detail: place
      ? {
          zh: `请求体不是合法的 JSON，第 ${place.line} 行第 ${place.column} 个字符${place.beyond ? '之后' : '处'}有误`,
          en: `The body is not JSON: see ${place.beyond ? 'after ' : ''}line ${place.line}, character ${place.column}`,
        }
      : {
          zh: '请求体中有不允许的成员名 __proto__ 或 constructor',
          en: 'The body has a member named __proto__ or constructor, which is not accepted',
        },
  })
}

/** Why a body that is JSON is refused all the same: the first reasons, as there may be one for every member. */
function refusalOf(text: string, value: unknown, colons: number): Refused | undefined {
  const strange = text.includes('\\u') ? strangeTexts(value).take(mostFaults).toArray() : []
  const repeated = colons - countMembers(value)
  const first =
    repeated === 0
      ? []
      : repeatedMembers(text)
          .take(mostFaults - strange.length)
          .toArray()
  const no = invalidInput([...strange, ...first], strange.length + Math.max(repeated, first.length))
  return no && new Refused(no.problem)
}

/** Members of all objects in a value. */
function countMembers(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  let sum = 0
  if (Array.isArray(value)) for (const one of value) sum += countMembers(one)
  else
    for (const key in value) {
      const member = (value as Record<string, unknown>)[key]
      sum += 1
      if (typeof member === 'object') sum += countMembers(member)
    }
  return sum
}

/** Colons outside strings, in valid JSON one for each member as written; how many values there are at most, and how deep they are nested. Nobody looks on once there are more than `most`. */
function outsideStrings(text: string, most: number): { colons: number; depth: number; values: number } {
  let [colons, open, depth, values] = [0, 0, 0, 0]
  for (let i = 0; i < text.length && values <= most; i++) {
    const char = text.charCodeAt(i)
    if (char === 0x3a) colons++
    else if (char === 0x22) i = endOfString(text, i)
    else if (char === 0x7b || char === 0x5b) {
      values++
      if (++open > depth) depth = open
    } else if (char === 0x7d || char === 0x5d) open--
    else if (char === 0x2c) values++
  }
  return { colons, depth, values }
}

/** Texts that cannot be kept as they are: half a surrogate pair, or U+0000. Only an escape can bring them in. */
function* strangeTexts(value: unknown, at = ''): Generator<Fault> {
  if (typeof value === 'string' && !canBeKept(value))
    yield { pointer: at, text: { zh: '含有无法保存的字符', en: 'Contains a character that cannot be kept' } }
  if (typeof value !== 'object' || value === null) return
  for (const [key, one] of Object.entries(value)) {
    if (!canBeKept(key)) yield* strangeTexts(key, at)
    if (typeof one === 'string' || typeof one === 'object') yield* strangeTexts(one, at + pointerTo(key))
  }
}

const canBeKept = (text: string) => text.isWellFormed() && !text.includes('\0')
