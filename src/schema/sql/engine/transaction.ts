// One transaction: the commands given to it are settled one after another, each seeing what those before it did, and all
// that comes of them is durable together. It throws with nothing done.
import type { LogStorage } from '../../../policy/log/storage.ts'
import type { Frontier } from '../../../policy/log/tree.ts'
import type { Aside, Chance, Clock, LogPlace, RecordReads, Written } from '../../../policy/ports.ts'
import { changes } from '../../../policy/record/fold.ts'
import type { Moment } from '../../../policy/terms.ts'
import { shanghaiDay } from '../../../policy/time/days.ts'
import type { Asked, Failure } from '../batches.ts'
import { drafts } from '../tables/index.ts'
import { changer, putText } from './changes.ts'
import type { Connection } from './database.ts'
import type { ForeignWrites } from './foreign-writes.ts'
import type { Memory } from './memory.ts'
import type { RepeatMemory } from './repeats.ts'
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
  clock: Clock
  chance: Chance
}

/** A clock this far behind the last entry is slewing and waits; further behind it is wrong. */
const clockSlackMs = 2_000

const beginning = toWrite('begin immediate')
const committing = toWrite('commit')
const columnsOfDraft = ['jurisdiction', 'version', 'document', 'editedBy', 'editedAt'] as const
const draftPut = toWrite(putText(drafts, columnsOfDraft))
const draftRemoved = toWrite('delete from drafts where jurisdiction = ?')

/** Makes the function that settles commands in one transaction, durable when it returns. */
export function transaction(ground: Ground): (asked: readonly Asked[]) => Written<unknown>[] {
  const { db, log, reads, memory, foreign, repeats, clock, chance } = ground
  const change = changer(db)
  const begin = db.statement(beginning)
  const commit = db.statement(committing)
  const putDraft = db.statement(draftPut)
  const removeDraft = db.statement(draftRemoved)
  let head: { frontier: Frontier; lastAt: string | undefined } | undefined

  // What another process wrote since must be read again before anything is built on it.
  foreign.heed(() => {
    memory.forget()
    head = undefined
  })

  function perform({ command, repeat }: Asked, at: string, now: number): Written<unknown> {
    const kept = repeat && repeats.find(repeat, now)
    if (kept) return kept
    const state = head as { frontier: Frontier; lastAt: string | undefined }
    const moment: Moment = { at, today: shanghaiDay(at), index: state.frontier.size }
    const verdict = command.settle(reads, moment)
    if ('problem' in verdict) return verdict
    const places: LogPlace[] = []
    for (const entry of verdict.entries) {
      const { header, body } = entry
      const index = state.frontier.size
      const { frontier, sealed } = log.keep(state.frontier, header, body, chance.salt())
      state.frontier = frontier
      state.lastAt = at
      places.push({ index, leafHash: sealed.leafHash })
      for (const one of changes(entry, index)) {
        change(one)
        memory.touched(one.table)
      }
    }
    for (const aside of verdict.asides ?? []) apply(aside)
    const written = { answer: verdict.answer, places, replayed: false, at }
    if (repeat) repeats.keep(repeat, written, now)
    return written
  }

  function apply(aside: Aside): void {
    if ('putDraft' in aside) putDraft.run(columnsOfDraft.map((name) => aside.putDraft[name]))
    else removeDraft.run([aside.removeDraft])
  }

  return (asked) => {
    begin.run()
    try {
      foreign.look()
      head ??= log.head()
      const now = clock.now()
      const at = instant(now, head.lastAt)
      const written = asked.map((one) => perform(one, at, now))
      commit.run()
      return written
    } catch (error) {
      head = undefined
      memory.forget()
      if (db.raw.inTransaction) db.raw.exec('rollback')
      throw error
    }
  }
}

function instant(now: number, lastAt: string | undefined): string {
  const last = lastAt === undefined ? 0 : Date.parse(lastAt)
  if (now < last - clockSlackMs) throw new ClockBehind(new Date(now).toISOString(), lastAt as string)
  return new Date(Math.max(now, last)).toISOString()
}

class ClockBehind extends Error {
  constructor(now: string, last: string) {
    super(`the clock says ${now}, which is before the last entry of the log (${last})`)
  }
}

/** What SQLite says when it cannot be known what is on disk: no more writes in this process. */
const lasting = new Set(['SQLITE_IOERR_FSYNC', 'SQLITE_IOERR_DIR_FSYNC', 'SQLITE_CORRUPT', 'SQLITE_NOTADB'])
const passing = /^SQLITE_(FULL|BUSY|IOERR|READONLY|CANTOPEN|LOCKED|NOMEM)/

/** What a transaction's error means for those who write; undefined for a defect of a command. */
export function failureOf(error: unknown): Failure | undefined {
  const code = (error as { code?: string }).code ?? ''
  if (lasting.has(code)) return 'lasting'
  return error instanceof ClockBehind || passing.test(code) ? 'passing' : undefined
}
