// Settles commands one after another within a transaction that is open, each seeing what those before it did. Whoever opened
// it makes it durable, or undoes it.
import { callerOf } from '../../../policy/command.ts'
import type { LogStorage } from '../../../policy/log/storage.ts'
import type { Frontier } from '../../../policy/log/tree.ts'
import type { Aside, Chance, LogPlace, RecordReads, Written } from '../../../policy/ports.ts'
import { problem } from '../../../policy/problem.ts'
import { changes } from '../../../policy/record/fold.ts'
import type { Moment } from '../../../policy/terms.ts'
import { shanghaiDay } from '../../../policy/time/days.ts'
import type { Asked } from '../batches.ts'
import { changer } from './changes.ts'
import type { Memory } from './memory.ts'
import type { RepeatMemory } from './repeats.ts'
import type { Statements } from './statements.ts'

export interface LogHead {
  frontier: Frontier
  lastAt: string | undefined
}

/** What settling stands on. */
export interface Desk {
  db: Statements
  log: Pick<LogStorage, 'keep'>
  reads: RecordReads
  /** What `reads` remembers. */
  memory: Memory
  repeats: Pick<RepeatMemory, 'find' | 'keep'>
  /** Of an access key, by its id. */
  isRevoked(key: string): boolean
  /** Carries out what a command changes outside the record. */
  aside(one: Aside): void
  chance: Chance
  /** Milliseconds that only grow. */
  ms(): number
}

/** Settles the first of them, as many as go in `budgetMs`, one at least; `head` is where the log is with what they record. */
export type Settling = (asked: readonly Asked[], head: LogHead, now: Instant, budgetMs: number) => Written<unknown>[]

/** The instant of a transaction, as text and in milliseconds. */
export interface Instant {
  at: string
  now: number
}

const revoked = problem(
  'unauthenticated',
  '您的访问密钥已被吊销，本次请求没有产生任何效果',
  'Your access key was revoked; nothing was changed',
)

export function settlingAt({ db, log, reads, memory, repeats, isRevoked, aside, chance, ms }: Desk): Settling {
  const carry = changer(db)

  function perform({ command, repeat }: Asked, head: LogHead, { at, now }: Instant): Written<unknown> {
    // It was valid when the request came in; another may have revoked it since, on another machine too.
    const by = callerOf(command)
    if (by !== undefined && isRevoked(by)) return revoked
    const kept = repeat && repeats.find(repeat, now)
    if (kept) return kept
    const moment: Moment = { at, today: shanghaiDay(at), index: head.frontier.size }
    const verdict = command.settle(reads, moment)
    if ('problem' in verdict) return verdict
    const places: LogPlace[] = []
    for (const entry of verdict.entries) {
      const { header, body } = entry
      const index = head.frontier.size
      const { frontier, sealed } = log.keep(head.frontier, header, body, chance.salt())
      head.frontier = frontier
      head.lastAt = at
      places.push({ index, leafHash: sealed.leafHash })
      const list = changes(entry, index)
      carry(list)
      for (const one of list) memory.changed(one)
    }
    for (const one of verdict.asides ?? []) aside(one)
    const written = { answer: verdict.answer, places, replayed: false, at }
    if (repeat) repeats.keep(repeat, written, now)
    return written
  }

  return (asked, head, instant, budgetMs) => {
    const began = ms()
    const written: Written<unknown>[] = []
    for (const one of asked) {
      written.push(perform(one, head, instant))
      // What is left goes with the next: nobody waits long for the commit of those who came with him.
      if (ms() - began > budgetMs) break
    }
    return written
  }
}
