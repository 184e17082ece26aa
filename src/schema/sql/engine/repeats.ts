// Remembers answers by Idempotency-Key for a day, so that the same request asked twice is done once.

import type { Command, Repeat, Written } from '../../../policy/ports.ts'
import { problem } from '../../../policy/problem.ts'
import type { Raw } from './database.ts'

const keptForMs = 25 * 3_600_000

export interface RepeatMemory {
  /** The earlier answer; a problem where the key was used for something else; undefined where it is new. */
  find(repeat: Repeat, now: number): Written<unknown> | undefined
  keep(repeat: Repeat, written: Written<unknown>, now: number): void
  /** A command that writes and leaves nothing: whether a change can be made durable shows by making one. */
  scratch: Command<void>
}

export function repeatMemory(raw: Raw): RepeatMemory {
  const find = raw.prepare('select digest, answer from repeats where caller = ? and key = ? and kept_until > ?')
  const keep = raw.prepare(
    'insert or replace into repeats (caller, key, digest, answer, kept_until) values (?, ?, ?, ?, ?)',
  )
  // A few of the oldest go whenever one comes, so that none has to be swept at once.
  const drop = raw.prepare(
    'delete from repeats where rowid in (select rowid from repeats where kept_until <= ? order by kept_until limit 10)',
  )
  const forget = raw.prepare('delete from repeats where caller = ? and key = ?')
  return {
    find({ caller, key, digest }, now) {
      const kept = find.get(caller, key, now) as { digest: string; answer: string } | undefined
      if (!kept) return undefined
      if (kept.digest === digest) return { ...JSON.parse(kept.answer), replayed: true }
      return problem(
        'key-reused',
        '这个幂等键已用于另一个请求，请换一个新的',
        'This Idempotency-Key was used for another request: take a new one',
      )
    },
    keep({ caller, key, digest }, written, now) {
      drop.run(now)
      keep.run(caller, key, digest, JSON.stringify(written), now + keptForMs)
    },
    scratch: {
      settle() {
        keep.run('', '', '', 'x'.repeat(16_384), 0)
        forget.run('', '')
        return { entries: [], answer: undefined }
      },
    },
  }
}
