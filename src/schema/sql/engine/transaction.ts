// One transaction: the commands given to it are settled one after another, each seeing what those before it did, and all
// that comes of them is durable together. It throws with nothing done.
import type { LogStorage } from '../../../policy/log/storage.ts'
import { type Frontier, frontierAt } from '../../../policy/log/tree.ts'
import type { Chance, Clock, RecordReads, Written } from '../../../policy/ports.ts'
import type { Asked } from '../batches.ts'
import { markOf } from '../nodes/mark.ts'
import type { AccessKeys } from '../reads/access.ts'
import type { Announced } from '../writer/shared.ts'
import { asidesOn } from './asides.ts'
import type { Connection } from './database.ts'
import { LogMoved, LogParted } from './failures.ts'
import type { ForeignWrites } from './foreign-writes.ts'
import { instants } from './instants.ts'
import type { Memory } from './memory.ts'
import type { RepeatMemory } from './repeats.ts'
import { type LogHead, settlingAt } from './settling.ts'
import { toWrite } from './statements.ts'

/** What a transaction stands on. */
export interface Ground {
  db: Connection
  log: LogStorage
  reads: RecordReads
  /** What `reads` remembers. */
  memory: Memory
  foreign: ForeignWrites
  repeats: RepeatMemory
  keys: Pick<AccessKeys, 'add' | 'revoke' | 'isRevoked'>
  clock: Clock
  chance: Chance
  /** What those who read on another thread are to know at once. */
  announced?: Announced
}

/**
 * How long commands are settled in one transaction, in milliseconds; one that takes longer by itself is the last. As long as
 * the last commit took, within these bounds: on a slow disk it pays to take more along, on a quick one nobody need wait.
 */
const settling = { least: 3, most: 8 }
export const settlingFor = (commitMs: number) => Math.min(settling.most, Math.max(settling.least, commitMs))

export const beginning = toWrite('begin immediate')
export const committing = toWrite('commit')

/** Makes the function that settles commands in one transaction, durable when it returns: see `transact` in batches. */
export function transaction(ground: Ground): (asked: readonly Asked[]) => Written<unknown>[] {
  const { db, log, reads, memory, foreign, repeats, keys, clock, chance, announced } = ground
  const begin = db.statement(beginning)
  const commit = db.statement(committing)
  const ms = () => clock.steady?.() ?? 0
  const { isRevoked } = keys
  const settle = settlingAt({ db, log, reads, memory, repeats, isRevoked, aside: asidesOn(db, keys), chance, ms })
  let head: LogHead | undefined
  /** As the log was when this process last knew it: whatever another writes, it only ever grows. */
  let known = log.head().frontier
  const time = instants(clock)
  let commitMs = 0
  announced?.committing(known.size)

  // What another process wrote since must be read again before anything is built on it.
  foreign.heed(() => {
    memory.forget()
    head = undefined
  })

  /** The head as it is kept. Throws where it does not continue what was known: a log cut or put back while it is served. */
  function headNow(): LogHead {
    if (markOf(db)) throw new LogMoved('the file is a node’s')
    const now = log.head()
    if (!continues(log, now.frontier.size, known)) throw new LogParted(known.size, now.frontier.size)
    return now
  }

  return (asked) => {
    begin.run()
    try {
      foreign.look()
      head ??= headNow()
      const instant = time.next(
        head.lastAt,
        asked.some(({ command }) => command.vouchesForClock),
      )
      const written = settle(asked, head, instant, settlingFor(commitMs))
      announced?.committing(head.frontier.size)
      const settled = ms()
      commit.run()
      commitMs = ms() - settled
      known = head.frontier
      return written
    } catch (error) {
      head = undefined
      memory.forget()
      announced?.committing(known.size)
      if (db.raw.inTransaction) db.raw.exec('rollback')
      throw error
    }
  }
}

/** Whether a log of `size` begins with what was known. */
function continues(log: LogStorage, size: number, known: Frontier): boolean {
  if (size < known.size) return false
  try {
    return frontierAt(known.size, log.readHash).peaks.join() === known.peaks.join()
  } catch {
    return false
  }
}
