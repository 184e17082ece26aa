// Self-proving exports (policy/log/FORMAT.md), written as they are read: memory does not grow with the log.

import { Readable } from 'node:stream'
import { exportLine, manifestLine } from '../policy/log/export.ts'
import { type Filter, matches } from '../policy/log/filter.ts'
import type { LogReads } from '../policy/log/storage.ts'
import { othersTurn } from '../policy/turn.ts'

/** A state of the log with the note that signs it. */
export interface Signed {
  size: number
  note: string
}

const pageSize = 250

/** The first `signed.size` entries as an export; bodies only where the filter matches. */
export async function exportStream(log: LogReads, filter: Filter, signed: Signed, key: string): Promise<Readable> {
  const matching = await countMatching(log, filter, signed.size)
  const manifest = manifestLine({
    filter,
    range: { start: 0, end: signed.size },
    counts: { leaves: signed.size, matching },
    checkpoint: signed.note,
    key,
  })
  return Readable.from(lines(log, filter, signed.size, manifest), { objectMode: false, highWaterMark: 256 * 1024 })
}

/** By the leaves themselves, as a verifier counts. */
async function countMatching(log: LogReads, filter: Filter, size: number): Promise<number> {
  let matching = 0
  for (let start = 0; start < size; start += 1000) {
    for (const { index, leaf } of log.leavesFrom(start, 1000))
      if (index < size && matches(filter, JSON.parse(leaf))) matching++
    await othersTurn()
  }
  return matching
}

async function* lines(log: LogReads, filter: Filter, size: number, manifest: string): AsyncGenerator<string> {
  yield `${manifest}\n`
  for (let start = 0; start < size; ) {
    const page = log.entriesFrom(start, Math.min(pageSize, size - start))
    if (page.length === 0) throw new Error(`entry ${start} is missing`)
    let text = ''
    for (const { index, leaf, leafHash, salt, body } of page) {
      const shown = matches(filter, JSON.parse(leaf))
      text += `${exportLine({ index, leaf, leafHash, ...(shown && { salt, body }) })}\n`
      start = index + 1
    }
    yield text
    await othersTurn()
  }
}
