// The one way in. Commands that arrive together are settled one after another in one durable transaction;
// nobody is answered before it is on disk. If it cannot be recorded, nothing happened.

import type { LogStorage } from '../../../policy/log/storage.ts'
import type { Frontier } from '../../../policy/log/tree.ts'
import type { Aside, Chance, Clock, Command, LogPlace, RecordReads, Repeat, Written } from '../../../policy/ports.ts'
import { problem } from '../../../policy/problem.ts'
import { changes } from '../../../policy/record/fold.ts'
import type { TableName } from '../../../policy/record/rows.ts'
import type { Moment, Text } from '../../../policy/terms.ts'
import { shanghaiDay } from '../../../policy/time/days.ts'
import { changer } from './changes.ts'
import type { Raw } from './database.ts'
import type { ForeignWrites } from './foreign-writes.ts'
import { repeatMemory } from './repeats.ts'

/** Facts, remembered until something touches the table that they are from. */
export interface Remembering extends RecordReads {
  touched(table: TableName): void
  /** Forgets what is remembered: another connection wrote, or a transaction was undone. */
  forget(): void
}

interface Job {
  command: Command<unknown>
  repeat: Repeat | undefined
  done: (written: Written<unknown>) => void
  failed: (error: unknown) => void
}

export interface Writer {
  /** Settles a command and records what comes of it; resolves once that is durable. Rejects only for a defect in the service. */
  write<A>(command: Command<A>, repeat?: Repeat): Promise<Written<A>>
  /** Undefined while changes can be recorded; else why not. */
  blocked(): string | undefined
  /** Refuses every change from now on, and says why to who asks; undefined lifts that. For what is found wrong outside of writing. */
  block(why: Text | undefined): void
  /** Has `listener` called after every durable commit that may have added entries. It must be quick and must not throw. */
  onCommit(listener: () => void): void
  /** Tries whether a change would be durable again, so that a passing failure ends without hands. */
  probe(): Promise<void>
  /** Waits until nothing is queued. */
  settled(): Promise<void>
}

/** Commands in one transaction at most: bounds how long the first of them waits for the last. */
const batchLimit = 256
/** Commands that may wait; beyond that a caller hears at once that it is too much, instead of waiting in vain. */
const queueLimit = 10_000
/** A clock this far behind the last entry is slewing and waits; further behind it is wrong. */
const clockSlackMs = 2_000

/** What SQLite says when it cannot be known what is on disk: no more writes in this process. */
const fatal = new Set(['SQLITE_IOERR_FSYNC', 'SQLITE_IOERR_DIR_FSYNC', 'SQLITE_CORRUPT', 'SQLITE_NOTADB'])
const passing = /^SQLITE_(FULL|BUSY|IOERR|READONLY|CANTOPEN|LOCKED|NOMEM)/

export function writer(
  raw: Raw,
  log: LogStorage,
  reads: Remembering,
  foreign: ForeignWrites,
  clock: Clock,
  chance: Chance,
): Writer {
  const change = changer(raw)
  const repeats = repeatMemory(raw)
  const begin = raw.prepare('begin immediate')
  const commit = raw.prepare('commit')
  const putDraft = raw.prepare(
    `insert into drafts (jurisdiction, version, document, edited_by, edited_at) values (@jurisdiction, @version, @document, @editedBy, @editedAt)
     on conflict (jurisdiction) do update set version = excluded.version, document = excluded.document, edited_by = excluded.edited_by, edited_at = excluded.edited_at`,
  )
  const removeDraft = raw.prepare('delete from drafts where jurisdiction = ?')

  const queue: Job[] = []
  let scheduled = false
  let broken: string | undefined
  let blockedBy: string | undefined
  let barred: Text | undefined
  let committed: () => void = () => {}
  let head: { frontier: Frontier; lastAt: string | undefined } | undefined
  const idle: (() => void)[] = []

  // What another process wrote since must be read again before anything is built on it.
  foreign.heed(() => {
    reads.forget()
    head = undefined
  })

  function instant(now: number, lastAt: string | undefined): string {
    const last = lastAt === undefined ? 0 : Date.parse(lastAt)
    if (now < last - clockSlackMs) throw new ClockBehind(new Date(now).toISOString(), lastAt as string)
    return new Date(Math.max(now, last)).toISOString()
  }

  function perform({ command, repeat }: Job, at: string, now: number): Written<unknown> {
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
        reads.touched(one.table)
      }
    }
    for (const aside of verdict.asides ?? []) applyAside(aside)
    const written = { answer: verdict.answer, places, replayed: false, at }
    if (repeat) repeats.keep(repeat, written, now)
    return written
  }

  function applyAside(aside: Aside): void {
    if ('putDraft' in aside) putDraft.run(aside.putDraft)
    else removeDraft.run(aside.removeDraft)
  }

  /** One transaction. Throws with nothing done. */
  function transact(jobs: readonly Job[]): Written<unknown>[] {
    begin.run()
    try {
      foreign.look()
      head ??= log.head()
      const now = clock.now()
      const at = instant(now, head?.lastAt)
      const written = jobs.map((job) => perform(job, at, now))
      commit.run()
      return written
    } catch (error) {
      head = undefined
      reads.forget()
      if (raw.inTransaction) raw.exec('rollback')
      throw error
    }
  }

  function runBatch(jobs: readonly Job[]): void {
    let written: Written<unknown>[]
    try {
      written = transact(jobs)
      blockedBy = undefined
      committed()
    } catch (error) {
      refuse(jobs, error)
      return
    }
    jobs.forEach((job, i) => {
      job.done(written[i] as Written<unknown>)
    })
  }

  function refuse(jobs: readonly Job[], error: unknown): void {
    const code = (error as { code?: string }).code ?? ''
    if (error instanceof ClockBehind || fatal.has(code) || passing.test(code)) {
      blockedBy = (error as Error).message
      if (fatal.has(code)) broken = blockedBy
      for (const job of jobs) job.done(cannotRecord())
    } else if (jobs.length === 1) {
      // A defect of one command must not take down those that came with it.
      jobs[0]?.failed(error)
    } else for (const job of jobs) runBatch([job])
  }

  function drain(): void {
    const jobs = queue.splice(0, batchLimit)
    if (broken === undefined && barred === undefined) runBatch(jobs)
    else for (const job of jobs) job.done(cannotRecord(barred))
    if (queue.length > 0) setImmediate(drain)
    else {
      scheduled = false
      for (const resolve of idle.splice(0)) resolve()
    }
  }

  function write<A>(command: Command<A>, repeat?: Repeat): Promise<Written<A>> {
    return new Promise<Written<A>>((resolve, failed) => {
      if (queue.length >= queueLimit) return resolve(tooMany())
      queue.push({ command, repeat, done: resolve as Job['done'], failed })
      if (scheduled) return
      scheduled = true
      setImmediate(drain)
    })
  }

  return {
    write,
    blocked: () => broken ?? barred?.en ?? blockedBy,
    block(why) {
      barred = why
    },
    onCommit(listener) {
      committed = listener
    },
    async probe() {
      if (broken === undefined && barred === undefined) await write(repeats.scratch)
    },
    settled: () => (scheduled ? new Promise((resolve) => idle.push(resolve)) : Promise.resolve()),
  }
}

const tooMany = () =>
  problem(
    'too-many-requests',
    '等待写入的请求过多，请稍后重试',
    'Too many requests are waiting to be recorded: try again later',
  )

class ClockBehind extends Error {
  constructor(now: string, last: string) {
    super(`the clock says ${now}, which is before the last entry of the log (${last})`)
  }
}

function cannotRecord(why?: Text) {
  if (why) return problem('cannot-record', `${why.zh}；本次请求没有产生任何效果`, `${why.en}; nothing was changed`)
  return problem(
    'cannot-record',
    '目前无法写入记录，本次请求没有产生任何效果，请稍后重试',
    'The record cannot be written at present. Nothing was changed; try again later',
  )
}
