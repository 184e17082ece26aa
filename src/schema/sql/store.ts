// The store on SQLite, put together. Everything that knows SQL is behind this.
import type { Chance, Clock } from '../../policy/ports.ts'
import { type Opened, openDatabase, pathOf } from './engine/database.ts'
import { writer } from './engine/transaction.ts'
import { keepHead } from './proof/head-keeper.ts'
import { logStorage } from './proof/log.ts'
import { keys } from './reads/access.ts'
import { asKnownAt, type Subject } from './reads/as-known.ts'
import { recordReads } from './reads/facts.ts'
import { listQueries } from './reads/list.ts'
import { queries } from './reads/queries.ts'
import { summaryQueries } from './reads/rejection-summaries.ts'
import { rejectionQueries } from './reads/rejections.ts'
import { supportQueries } from './reads/support.ts'

/** `path`: of the database file; undefined where it is in memory. */
export function storeOn(opened: Opened, clock: Clock, chance: Chance, path: string | undefined) {
  const { raw, db } = opened
  const log = logStorage(raw)
  const reads = recordReads(raw, db)
  const writing = writer(raw, log, reads, clock, chance)
  const rejected = rejectionQueries(raw)
  const anchor = keepHead(log, path)
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
