// One transaction: the commands given to it are settled one after another, each seeing what those before it did, and all
// that comes of them is durable together. It throws with nothing done.
import type { Keys } from '../../../policy/access/reads.ts'
import { EditionSpoilt } from '../../../policy/list/edition.ts'
import type { LogStorage } from '../../../policy/log/storage.ts'
import { type Frontier, frontierAt } from '../../../policy/log/tree.ts'
import type { Aside, Chance, Clock, LogPlace, RecordReads, Written } from '../../../policy/ports.ts'
import { changes } from '../../../policy/record/fold.ts'
import type { Moment, Text } from '../../../policy/terms.ts'
import { shanghaiDay } from '../../../policy/time/days.ts'
import type { Asked, Failure } from '../batches.ts'
import { drafts } from '../tables/index.ts'
import type { Announced } from '../writer/shared.ts'
import { changer, putText } from './changes.ts'
import type { Connection } from './database.ts'
import type { ForeignWrites } from './foreign-writes.ts'
import { instants, WrongClock } from './instants.ts'
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
  keys: Pick<Keys, 'add' | 'revoke'>
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

const beginning = toWrite('begin immediate')
const committing = toWrite('commit')
const columnsOfDraft = ['jurisdiction', 'version', 'document', 'editedBy', 'editedAt'] as const
const draftPut = toWrite(putText(drafts, columnsOfDraft))
const draftRemoved = toWrite('delete from drafts where jurisdiction = ?')

/** Makes the function that settles commands in one transaction, durable when it returns: see `transact` in batches. */
export function transaction(ground: Ground): (asked: readonly Asked[]) => Written<unknown>[] {
  const { db, log, reads, memory, foreign, repeats, keys, clock, chance, announced } = ground
  const carry = changer(db)
  const begin = db.statement(beginning)
  const commit = db.statement(committing)
  const putDraft = db.statement(draftPut)
  const removeDraft = db.statement(draftRemoved)
  let head: LogHead | undefined
  /** As the log was when this process last knew it: whatever another writes, it only ever grows. */
  let known = log.head().frontier
  const time = instants(clock)
  const ms = () => clock.steady?.() ?? 0
  let commitMs = 0
  announced?.committing(known.size)

  // What another process wrote since must be read again before anything is built on it.
  foreign.heed(() => {
    memory.forget()
    head = undefined
  })

  /** The head as it is kept. Throws where it does not continue what was known: a log cut or put back while it is served. */
  function headNow(): LogHead {
    const now = log.head()
    if (!continues(log, now.frontier.size, known)) throw new LogParted(known.size, now.frontier.size)
    return now
  }

  function perform({ command, repeat }: Asked, at: string, now: number): Written<unknown> {
    const kept = repeat && repeats.find(repeat, now)
    if (kept) return kept
    const state = head as LogHead
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
      const list = changes(entry, index)
      carry(list)
      for (const one of list) memory.changed(one)
    }
    for (const aside of verdict.asides ?? []) apply(aside)
    const written = { answer: verdict.answer, places, replayed: false, at }
    if (repeat) repeats.keep(repeat, written, now)
    return written
  }

  function apply(aside: Aside): void {
    if ('putDraft' in aside) putDraft.run(columnsOfDraft.map((name) => aside.putDraft[name]))
    else if ('removeDraft' in aside) removeDraft.run([aside.removeDraft])
    else if ('addKey' in aside) keys.add(aside.addKey.key, aside.addKey.record)
    else keys.revoke(aside.revokeKey.id, aside.revokeKey.at)
  }

  return (asked) => {
    begin.run()
    try {
      foreign.look()
      head ??= headNow()
      const { at, now } = time.next(
        head.lastAt,
        asked.some(({ command }) => command.vouchesForClock),
      )
      const began = ms()
      const written: Written<unknown>[] = []
      for (const one of asked) {
        written.push(perform(one, at, now))
        // What is left goes with the next: nobody waits long for the commit of those who came with him.
        if (ms() - began > Math.min(settling.most, Math.max(settling.least, commitMs))) break
      }
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

interface LogHead {
  frontier: Frontier
  lastAt: string | undefined
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

/** Another process put another log in place of the one that is served. */
class LogParted extends Error {
  constructor(known: number, found: number) {
    super(`the log had ${known} entries, and what is in its place has ${found} and does not continue them`)
  }
}

/** What SQLite says when it cannot be known what is on disk. */
const unknown = new Set(['SQLITE_IOERR_FSYNC', 'SQLITE_IOERR_DIR_FSYNC'])
const damaged = new Set(['SQLITE_CORRUPT', 'SQLITE_NOTADB'])
const busy = /^SQLITE_(BUSY|LOCKED)/
const passing = /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|NOMEM)/

const restart: Text = {
  zh: '写盘时出错，磁盘上的内容已无法确认；本进程不再写入，请管理员检查磁盘后重新启动服务',
  en: 'Writing to disk failed, and what is on it cannot be known; this process writes no more until its operator has looked at the disk and started it anew',
}
const parted: Text = {
  zh: '存证在服务运行期间被截短或者替换，本服务不再写入：请管理员恢复数据库后重新启动服务',
  en: 'The log was cut or replaced while it was served; nothing more is written: its operator should put the database right and start the service anew',
}
const disk: Text = {
  zh: '目前无法写入磁盘，请稍后重试',
  en: 'The disk cannot be written at present: try again later',
}
const waiting: Text = {
  zh: '另有程序正在占用数据库，请稍后重试',
  en: 'Another program is using the database: try again later',
}

/** What a transaction's error means for those who write; undefined for a defect of a command. */
export function failureOf(error: unknown): Failure | undefined {
  const { code = '', message: inner } = error as { code?: string; message: string }
  if (unknown.has(code)) return { class: 'fsync', why: restart, inner, lasts: true, unknown: true }
  if (damaged.has(code)) return { class: 'disk', why: restart, inner, lasts: true, unknown: true }
  if (error instanceof LogParted) return { class: 'parted', why: parted, inner, lasts: true }
  if (error instanceof WrongClock) return { class: 'clock', why: error.why, inner }
  if (error instanceof EditionSpoilt) return { class: 'edition', why: error.why, inner }
  if (busy.test(code)) return { class: 'busy', why: waiting, inner, waits: true }
  return passing.test(code) ? { class: 'disk', why: disk, inner } : undefined
}
