// The store on SQLite, put together. Everything that knows SQL is behind this.
import type { Chance, Clock } from '../../policy/ports.ts'
import { anchorOf } from './anchor.ts'
import { asKnownAt, type Subject } from './as-known.ts'
import { type Opened, openDatabase, pathOf } from './database.ts'
import { keys } from './keys.ts'
import { listQueries } from './list-queries.ts'
import { logStorage } from './log.ts'
import { queries } from './queries.ts'
import { recordReads } from './reads.ts'
import { rejectionQueries } from './rejection-queries.ts'
import { summaryQueries } from './summary-queries.ts'
import { supportQueries } from './support-queries.ts'
import { writer } from './writer.ts'

/** `path`: of the database file; undefined where it is in memory. */
export function storeOn(opened: Opened, clock: Clock, chance: Chance, path: string | undefined) {
  const { raw, db } = opened
  const log = logStorage(raw)
  const reads = recordReads(raw, db)
  const writing = writer(raw, log, reads, clock, chance)
  const rejected = rejectionQueries(raw)
  const anchor = anchorOf(log, path)
  writing.block(anchor.parted)
  writing.onCommit(anchor.touch)
  return {
    ...writing,
    clock,
    reads,
    log,
    anchor,
    path,
    keys: keys(raw, db, () => reads.forget()),
    ...queries(db),
    ...rejected,
    ...summaryQueries(raw, rejected),
    ...supportQueries(raw),
    assignment: reads.assignment,
    lists: listQueries(raw),
    /** The record as it was known when entry `at` was the last, see asKnownAt. */
    asKnown: (subject: Subject, at: number) => asKnownAt({ raw, log }, subject, at),
    /** Waits for what is queued, then closes the file. */
    async close(this: { settled(): Promise<void> }) {
      await this.settled()
      try {
        await anchor.flush()
      } finally {
        raw.close()
      }
    },
    raw,
  }
}
export type Store = ReturnType<typeof storeOn>

export function openStore(url: string, clock: Clock, chance: Chance, options: { create: boolean }): Store {
  const path = pathOf(url)
  return storeOn(openDatabase(url, options), clock, chance, path === ':memory:' ? undefined : path)
}
