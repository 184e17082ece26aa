// Remembers answers by Idempotency-Key for a day, so that the same request asked twice is done once.

import type { Command, Repeat, Written } from '../../../policy/ports.ts'
import { problem } from '../../../policy/problem.ts'
import { byHand, type Statements, toWrite } from './statements.ts'

export const keptForMs = 25 * 3_600_000

export interface RepeatMemory {
  /** The earlier answer; a problem where the key was used for something else; undefined where it is new. */
  find(repeat: Repeat, now: number): Written<unknown> | undefined
  keep(repeat: Repeat, written: Written<unknown>, now: number): void
  /** A command that writes and leaves nothing: whether a change can be made durable shows by making one. */
  scratch: Command<void>
}

const find = byHand<{ digest: string; answer: string }>(
  'select digest, answer from repeats where caller = @caller and key = @key and keptUntil > @now',
  { digest: true, answer: true },
)
const keep = toWrite(
  'insert or replace into repeats (caller, key, digest, answer, keptUntil) values (@caller, @key, @digest, @answer, @keptUntil)',
)
// A few of the oldest go whenever one comes, so that none has to be swept at once.
const drop = toWrite(
  'delete from repeats where rowid in (select rowid from repeats where keptUntil <= @now order by keptUntil limit 10)',
)
const forget = toWrite('delete from repeats where caller = @caller and key = @key')

/** The earlier answer again; a problem where the key was used for something else. */
export function answerTo(
  { digest }: Pick<Repeat, 'digest'>,
  kept: { digest: string; answer: string },
): Written<unknown> {
  if (kept.digest === digest) return { ...JSON.parse(kept.answer), replayed: true }
  return problem(
    'key-reused',
    '这个幂等键已用于另一个请求，请换一个新的',
    'This idempotency key was used for another request: take a new one',
  )
}

export function repeatMemory(db: Statements): RepeatMemory {
  const finding = db.statement(find)
  const keeping = db.statement(keep)
  const dropping = db.statement(drop)
  const forgetting = db.statement(forget)
  return {
    find({ caller, key, digest }, now) {
      const kept = finding.get({ caller, key, now })
      return kept && answerTo({ digest }, kept)
    },
    keep({ caller, key, digest }, written, now) {
      dropping.run({ now })
      keeping.run({ caller, key, digest, answer: JSON.stringify(written), keptUntil: now + keptForMs })
    },
    scratch: {
      settle() {
        keeping.run({ caller: '', key: '', digest: '', answer: 'x'.repeat(16_384), keptUntil: 0 })
        forgetting.run({ caller: '', key: '' })
        return { entries: [], answer: undefined }
      },
    },
  }
}
