// The store on SQLite, put together. Everything that knows SQL is behind this.
import type { Chance, Clock, Store } from '../../policy/ports.ts'
import type { Moment } from '../../policy/terms.ts'
import { shanghaiDayAt } from '../../policy/time/days.ts'
import { type Opened, openDatabase, pathOf, type Raw } from './engine/database.ts'
import { foreignWrites } from './engine/foreign-writes.ts'
import { writer } from './engine/transaction.ts'
import { type HeadKeeper, keepHead } from './proof/head-keeper.ts'
import { logStorage } from './proof/log.ts'
import { keys } from './reads/access.ts'
import { asKnownAt } from './reads/as-known.ts'
import { everyRead } from './reads/index.ts'
import { summaryQueries } from './reads/rejection-summaries.ts'
import { rejectionQueries } from './reads/rejections.ts'

/** What only the process and its commands see of the store: the file, and the head kept beside it. */
export interface SqliteStore extends Store {
  anchor: HeadKeeper
  raw: Raw
  /** Of the database file; undefined where it is in memory. */
  path: string | undefined
}

/** `path`: of the database file; undefined where it is in memory. */
export function storeOn({ raw, db }: Opened, clock: Clock, chance: Chance, path: string | undefined): SqliteStore {
  const log = logStorage(raw)
  const foreign = foreignWrites(raw)
  const reads = everyRead(raw, db)
  const writing = writer(raw, log, reads, foreign, clock, chance)
  const rejected = rejectionQueries(raw)
  const anchor = keepHead(log, path)
  writing.block(anchor.parted)
  writing.onCommit(anchor.touch)

  function now(): Moment {
    const ms = clock.now()
    return { at: new Date(ms).toISOString(), today: shanghaiDayAt(ms), index: 0 }
  }

  return {
    clock,
    reads: { ...reads, ...rejected, ...summaryQueries(raw, rejected) },
    log,
    keys: keys(raw, db, foreign),
    write: writing.write,
    ask: (command) => command.settle(reads, now()),
    now,
    refresh: foreign.look,
    asKnown: (subject, at) => asKnownAt({ raw, log }, subject, at),
    parted: () => anchor.parted,
    verified: () => anchor.verified.upToDate(),
    blocked: writing.blocked,
    block: writing.block,
    probe: writing.probe,
    settled: writing.settled,
    async close() {
      await writing.settled()
      try {
        await anchor.flush()
      } finally {
        raw.close()
      }
    },
    anchor,
    raw,
    path,
  }
}

export function openStore(url: string, clock: Clock, chance: Chance, options: { create: boolean }): SqliteStore {
  const path = pathOf(url)
  return storeOn(openDatabase(url, options), clock, chance, path === ':memory:' ? undefined : path)
}
