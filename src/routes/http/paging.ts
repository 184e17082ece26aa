// Paging by an opaque cursor: the key of the last line shown.

import type { FastifyReply, FastifyRequest } from 'fastify'
import { invalidInput } from '../../policy/problem.ts'
import { spanFaults } from '../../policy/time/span.ts'
import { refuse, refuseIf } from './problem.ts'

export interface Asked {
  limit?: number
  cursor?: string
}

/** The cursor's key, and one line more than asked for, to know whether there is a next page. */
export function pageAt({ limit = 50, cursor }: Asked): { after: string | undefined; limit: number } {
  if (cursor === undefined) return { after: undefined, limit: limit + 1 }
  const after = Buffer.from(cursor, 'base64url').toString()
  if (Buffer.from(after).toString('base64url') !== cursor) refuse(strangeCursor)
  return { after, limit: limit + 1 }
}

/** As `pageAt`, where lines are numbered. */
export function numberedPageAt(asked: Asked): { after: string | undefined; limit: number } {
  const at = pageAt(asked)
  if (at.after !== undefined && !/^\d{1,15}$/.test(at.after)) refuse(strangeCursor)
  return at
}

export const strangeCursor = {
  problem: {
    code: 'invalid-input' as const,
    detail: { zh: '分页游标无效，请使用上一页返回的 next', en: 'Not a cursor: take it from `next` of the page before' },
    errors: [
      { pointer: '/query/cursor', text: { zh: '应为上一页返回的 next', en: 'Must be the `next` of the page before' } },
    ],
  },
}

/** The page as it is answered: `next` and a Link header only where there is more. */
export function pageOf<Row, Item>(
  request: FastifyRequest,
  reply: FastifyReply,
  rows: readonly Row[],
  { limit = 50 }: Asked,
  key: (row: Row) => string | number,
  item: (row: Row) => Item,
): { items: Item[]; next?: string } {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  if (rows.length <= limit || last === undefined) return { items: shown.map(item) }
  const next = Buffer.from(String(key(last))).toString('base64url')
  const url = new URL(request.url, 'http://service')
  url.searchParams.set('cursor', next)
  reply.header('link', `<${url.pathname}${url.search}>; rel="next"`)
  return { items: shown.map(item), next }
}

/** Characters of a page's rows, about: what is longer is parted into more pages, as the whole of one is made at once. */
const longestPage = 400_000
const rowsAtOnce = 5

/**
 * The rows of a page that are not too long together, at least one, and one more where there is more; `limit` is how many
 * of them are shown. Where a row may be a whole request with its decision, 500 of them would hold up everybody else.
 */
export function withinLength<Row>(
  read: (after: string | undefined, limit: number) => readonly Row[],
  { after, limit }: { after: string | undefined; limit: number },
  key: (row: Row) => string | number,
  lengthOf: (row: Row) => number,
): { rows: Row[]; limit: number } {
  const rows: Row[] = []
  for (let length = 0; rows.length < limit; ) {
    const last = rows.at(-1)
    const next = read(last === undefined ? after : String(key(last)), Math.min(rowsAtOnce, limit - rows.length))
    for (const row of next) {
      if (rows.length > 0 && length > longestPage) return { rows: [...rows, row], limit: rows.length }
      rows.push(row)
      length += lengthOf(row)
    }
    if (next.length < Math.min(rowsAtOnce, limit - rows.length + next.length)) break
  }
  return { rows, limit: limit - 1 }
}

/** Two days asked for, both included, with what stands in for those left out. Refuses an end before the beginning. */
export function spanOf(
  asked: { from?: string; until?: string },
  instead: { from: string; until: string },
): { from: string; until: string } {
  const { from = instead.from, until = instead.until } = asked
  refuseIf(invalidInput(spanFaults('/query/until', { from, until })))
  return { from, until }
}
