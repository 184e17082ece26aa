// The store on SQLite, put together. Everything that knows SQL is behind this.
import type { LogStorage } from '../../policy/log/storage.ts'
import type { Chance, Clock, Reads, Store } from '../../policy/ports.ts'
import type { Moment } from '../../policy/terms.ts'
import { shanghaiDayAt } from '../../policy/time/days.ts'
import { type Connection, openDatabase, pathOf } from './engine/database.ts'
import { type ForeignWrites, foreignWrites } from './engine/foreign-writes.ts'
import { type Memory, memory } from './engine/memory.ts'
import { looks, moments, type Turns } from './engine/turns.ts'
import { refuseNodeFile } from './nodes/mark.ts'
import { type HeadKeeper, keepHead } from './proof/head-keeper.ts'
import { logStorage } from './proof/log.ts'
import { type Progress, refoldUnlessCurrent } from './proof/refold.ts'
import { type KeptRow, rowsOf } from './proof/rows.ts'
import { type AccessKeys, accessKeysOf } from './reads/access.ts'
import { asKnownOn } from './reads/as-known.ts'
import { everyRead } from './reads/index.ts'
import type { FoldedTable } from './tables/index.ts'
import { type Serving, writingOnThread } from './writer/on-thread.ts'
import { type Reach, reaching } from './writer/reaching.ts'
import { foreignBeside, sharedNumbers } from './writer/shared.ts'
import { type Writing, writingHere } from './writer/writing.ts'

/** What only the process and its commands see of the store: the file, and the head kept beside it. */
export interface SqliteStore extends Store {
  anchor: HeadKeeper
  /** Of the database file; undefined where it is in memory. */
  path: string | undefined
  /** A table of the record as it is kept, in the order of its key. Nothing else is asked of the store while it is read. */
  rows(table: FoldedTable): Iterable<KeptRow>
  /** Does something on the record as it is at one moment, whoever writes meanwhile. */
  atOneMoment<A>(work: () => A): A
}

/** A thread of its own that writes, for whoever serves: the module that has its clock and dice. */
export interface WriterThread {
  world: string
}

export interface Base {
  db: Connection
  clock: Clock
  chance: Chance
  /** Of the database file; undefined where it is in memory. */
  path: string | undefined
  /** The log is elsewhere. */
  elsewhere?: true
}

/** A store that reads and writes on one connection. */
export function storeOn(db: Connection, clock: Clock, chance: Chance, path: string | undefined): SqliteStore {
  const foreign = foreignWrites(db)
  const remembered = memory()
  const base = { db, clock, chance, path }
  return storeWith(base, foreign, remembered, looks(foreign), ({ log, reads, keys, committed }) =>
    writingHere({ db, log, reads, memory: remembered, foreign, keys, clock, chance }, { committed }),
  )
}

/** A store that reads here, while something else writes: what that is given says of what it did. */
export function storeBeside(base: Base, shared: SharedArrayBuffer, writer: (serving: Serving) => Writing): SqliteStore {
  const { db } = base
  const foreign = foreignBeside(db, logStorage(db), shared)
  const remembered = memory()
  foreign.heed(remembered.forget)
  const turns = moments(db, foreign)
  return storeWith(base, foreign, remembered, turns, ({ keys, committed, heard }) =>
    writer({
      committed(forgotten, ofKeys) {
        turns.end()
        for (const one of forgotten) remembered.follow(one)
        if (ofKeys) keys.forget()
        committed()
      },
      heard,
    }),
  )
}

interface Parts {
  log: LogStorage
  reads: Reads
  keys: AccessKeys
  /** To be called after every durable commit. */
  committed(): void
  heard: Reach['heard']
}

function storeWith(
  { db, clock, path, elsewhere }: Base,
  foreign: ForeignWrites,
  remembered: Memory,
  turns: Turns,
  writer: (parts: Parts) => Writing,
): SqliteStore {
  const log = logStorage(db)
  const reads = everyRead(db, remembered)
  const keys = accessKeysOf(db, foreign)
  const anchor = keepHead(log, path, (why) => writing.block(why))
  const reach = reaching(log, clock, () => writing.catchUp(), elsewhere === true)
  turns.heed(reach.changed)
  const writing = writer({
    log,
    reads,
    keys,
    committed() {
      anchor.touch()
      reach.changed()
    },
    heard: reach.heard,
  })
  if (anchor.parted) writing.block(anchor.parted)

  // Many are asked for in a millisecond.
  let last = { ms: Number.NaN, moment: { at: '', today: '', index: 0 } }
  function now(): Moment {
    const ms = clock.now()
    if (ms !== last.ms) last = { ms, moment: { at: new Date(ms).toISOString(), today: shanghaiDayAt(ms), index: 0 } }
    return last.moment
  }

  return {
    clock,
    reads,
    log,
    keys,
    ...writing,
    ask: (command) => command.settle(reads, now()),
    now,
    refresh: turns.begin,
    size: reach.size,
    reach: reach.reach,
    behind: reach.behind,
    asKnown: asKnownOn(db, log),
    parted: () => anchor.parted,
    verified: () => anchor.verified.upToDate(),
    async close() {
      await writing.close()
      reach.close()
      turns.end()
      await anchor.flush()
      db.raw.close()
    },
    anchor,
    path,
    rows: (table) => rowsOf(db, table),
    atOneMoment(work) {
      turns.end()
      db.raw.exec('begin')
      try {
        return work()
      } finally {
        db.raw.exec('commit')
      }
    },
  }
}

export interface Opening {
  /** Begin a new log where there is none. */
  create: boolean
  /** A thread of its own writes; of a database in memory there is none, as no two threads could share it. */
  writer?: WriterThread
  /** Told where the tables have to be folded anew. */
  refolding?: Progress
  /** Told where a node has to catch up with a log that is elsewhere. */
  catchingUp?: Progress
  /** Told, in words, what an operator should put right although it can be used. */
  warned?: (text: string) => void
}

/** Opens the store that a file has all of. Throws CannotOpen with a sentence for people. */
export function openStore(
  url: string,
  clock: Clock,
  chance: Chance,
  { create, writer, refolding }: Opening,
): SqliteStore {
  const path = pathOf(url)
  const db = openDatabase(url, { create })
  refuseNodeFile(db, path)
  refoldUnlessCurrent(db, refolding)
  if (path === ':memory:') return storeOn(db, clock, chance, undefined)
  if (!writer) return storeOn(db, clock, chance, path)
  const shared = sharedNumbers()
  return storeBeside({ db, clock, chance, path }, shared, (serving) =>
    writingOnThread({ url, shared, ...writer }, serving),
  )
}
