// Bodies as JSON, read strictly: bytes that are no UTF-8, a member twice, a text that is no Unicode, a prototype in
// disguise are refused.
import { isUtf8 } from 'node:buffer'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { invalidInput } from '../../policy/problem.ts'
import type { Fault } from '../../policy/terms.ts'
import { malformedAt } from './json-place.ts'
import { type Problem, Refused } from './problem.ts'

/** Replaces Fastify's JSON reader, and its reader of plain text, which no route takes. */
export function readJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser(['application/json', 'text/plain'])
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    (request: FastifyRequest, bytes: Buffer, done) => {
      // Read as UTF-8 nonetheless, other bytes would be recorded as the sign for what cannot be read.
      if (!isUtf8(bytes)) return done(new Refused(notUtf8))
      const text = bytes.toString()
      const { colons, depth } = outsideStrings(text)
      if (depth > maxDepth) return done(new Refused(tooDeep))
      parse(request, text, (error, value) => {
        if (error) return done(malformed(text))
        const faults = strangeTexts(text, value)
        if (countMembers(value) !== colons) faults.push(...repeatedMembers(text))
        return faults.length > 0
          ? done(new Refused((invalidInput(faults) as { problem: Problem }).problem))
          : done(null, value)
      })
    },
  )
}

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

function malformed(text: string): Error {
  if (text.trim() === '')
    return new Refused({ code: 'malformed-json', detail: { zh: '请求体为空', en: 'The body is empty' } })
  const place = malformedAt(text)
  return new Refused({
    code: 'malformed-json',
    detail: place
      ? {
          zh: `请求体不是合法的 JSON，第 ${place.line} 行第 ${place.column} 个字符处有误`,
          en: `The body is not JSON: see line ${place.line}, character ${place.column}`,
        }
      : {
          zh: '请求体中有不允许的成员名 __proto__ 或 constructor',
          en: 'The body has a member named __proto__ or constructor, which is not taken',
        },
  })
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

/** Colons outside strings, in valid JSON one for each member as written; and how deep it is nested. */
function outsideStrings(text: string): { colons: number; depth: number } {
  let [colons, open, depth] = [0, 0, 0]
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i)
    if (char === 0x3a) colons++
    else if (char === 0x22) i = endOfString(text, i)
    else if (char === 0x7b || char === 0x5b) {
      if (++open > depth) depth = open
    } else if (char === 0x7d || char === 0x5d) open--
  }
  return { colons, depth }
}

function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (end > 0) {
    let slashes = 0
    while (text.charCodeAt(end - 1 - slashes) === 0x5c) slashes++
    if (slashes % 2 === 0) return end
    end = text.indexOf('"', end + 1)
  }
  return text.length
}

/** Where members repeat, by a walk over the text; only called when some do. */
function repeatedMembers(text: string): Fault[] {
  const faults: Fault[] = []
  /** What is open: its own name in what it stands in, and the member or place that is being read. */
  const open: { keys?: Set<string>; name: string; key: string; next: number }[] = []
  let pending: string | undefined
  const pointer = (last: string) => `/${[...open.slice(1).map(({ name }) => name), last].join('/')}`
  for (let i = 0; i < text.length; i++) {
    const char = text[i]
    const top = open.at(-1)
    if (char === '"') {
      const end = endOfString(text, i)
      pending = JSON.parse(text.slice(i, end + 1))
      i = end
    } else if (char === ':' && top?.keys && pending !== undefined) {
      if (top.keys.has(pending))
        faults.push({ pointer: pointer(pending), text: { zh: '成员重复', en: 'This member comes twice' } })
      top.keys.add(pending)
      top.key = pending
    } else if (char === '{' || char === '[') {
      const name = top ? (top.keys ? top.key : String(top.next)) : ''
      open.push({ ...(char === '{' && { keys: new Set<string>() }), name, key: '', next: 0 })
    } else if (char === '}' || char === ']') open.pop()
    else if (char === ',' && top && !top.keys) top.next++
  }
  return faults
}

/** Texts that cannot be kept as they are: half a surrogate pair, or U+0000. Only an escape can bring them in. */
function strangeTexts(text: string, value: unknown, pointer = ''): Fault[] {
  if (!text.includes('\\u')) return []
  if (typeof value === 'string') {
    if (value.isWellFormed() && !value.includes('\0')) return []
    return [{ pointer, text: { zh: '含有无法保存的字符', en: 'Contains a character that cannot be kept' } }]
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) => [
    ...(key.isWellFormed() && !key.includes('\0') ? [] : strangeTexts(text, key, pointer)),
    ...strangeTexts(text, one, `${pointer}/${key}`),
  ])
}
