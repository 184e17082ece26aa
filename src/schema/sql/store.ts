// The store on SQLite, put together. Everything that knows SQL is behind this.
import type { Chance, Clock, Store } from '../../policy/ports.ts'
import type { TableName } from '../../policy/record/rows.ts'
import type { Moment } from '../../policy/terms.ts'
import { shanghaiDayAt } from '../../policy/time/days.ts'
import { batches } from './batches.ts'
import { type Connection, openDatabase, pathOf } from './engine/database.ts'
import { foreignWrites } from './engine/foreign-writes.ts'
import { memory } from './engine/memory.ts'
import { repeatMemory } from './engine/repeats.ts'
import { failureOf, transaction } from './engine/transaction.ts'
import { type HeadKeeper, keepHead } from './proof/head-keeper.ts'
import { logStorage } from './proof/log.ts'
import { type KeptRow, rowsOf } from './proof/rows.ts'
import { accessKeysOf } from './reads/access.ts'
import { asKnownOn } from './reads/as-known.ts'
import { everyRead } from './reads/index.ts'

/** What only the process and its commands see of the store: the file, and the head kept beside it. */
export interface SqliteStore extends Store {
  anchor: HeadKeeper
  /** Of the database file; undefined where it is in memory. */
  path: string | undefined
  /** A table of the record as it is kept, in the order of its key. Nothing else is asked of the store while it is read. */
  rows(table: TableName): Iterable<KeptRow>
  /** Does something on the record as it is at one moment, whoever writes meanwhile. */
  atOneMoment<A>(work: () => A): A
}

/** `path`: of the database file; undefined where it is in memory. */
export function storeOn(db: Connection, clock: Clock, chance: Chance, path: string | undefined): SqliteStore {
  const log = logStorage(db)
  const foreign = foreignWrites(db)
  const remembered = memory()
  const reads = everyRead(db, remembered)
  const repeats = repeatMemory(db)
  const keys = accessKeysOf(db, foreign)
  const anchor = keepHead(log, path, (why) => writing.block(why))
  const writing = batches({
    transact: transaction({ db, log, reads, memory: remembered, foreign, repeats, keys, clock, chance }),
    failureOf,
    scratch: repeats.scratch,
    committed: anchor.touch,
    // The clock of the record is read once for each transaction: what has no other counts no time.
    ms: () => clock.steady?.() ?? 0,
  })
  writing.block(anchor.parted)

  function now(): Moment {
    const ms = clock.now()
    return { at: new Date(ms).toISOString(), today: shanghaiDayAt(ms), index: 0 }
  }

  return {
    clock,
    reads,
    log,
    keys,
    ...writing,
    ask: (command) => command.settle(reads, now()),
    now,
    refresh: foreign.look,
    asKnown: asKnownOn(db, log),
    parted: () => anchor.parted,
    verified: () => anchor.verified.upToDate(),
    async close() {
      await writing.settled()
      await anchor.flush()
      db.raw.close()
    },
    anchor,
    path,
    rows: (table) => rowsOf(db, table),
    atOneMoment(work) {
      db.raw.exec('begin')
      try {
        return work()
      } finally {
        db.raw.exec('commit')
      }
    },
  }
}

export function openStore(url: string, clock: Clock, chance: Chance, options: { create: boolean }): SqliteStore {
  const path = pathOf(url)
  return storeOn(openDatabase(url, options), clock, chance, path === ':memory:' ? undefined : path)
}
