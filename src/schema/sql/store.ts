// The store on SQLite, put together. Everything that knows SQL is behind this.
import type { Chance, Clock } from '../../policy/ports.ts'
import { type Opened, openDatabase } from './database.ts'
import { keys } from './keys.ts'
import { logStorage } from './log.ts'
import { queries } from './queries.ts'
import { recordReads } from './reads.ts'
import { writer } from './writer.ts'

export function storeOn(opened: Opened, clock: Clock, chance: Chance) {
  const { raw, db } = opened
  const log = logStorage(raw)
  const reads = recordReads(db)
  return {
    ...writer(raw, log, reads, clock, chance),
    clock,
    reads,
    log,
    keys: keys(raw, db, () => reads.forget()),
    ...queries(db),
    /** Waits for what is queued, then closes the file. */
    async close(this: { settled(): Promise<void> }) {
      await this.settled()
      raw.close()
    },
    raw,
  }
}
export type Store = ReturnType<typeof storeOn>

export function openStore(url: string, clock: Clock, chance: Chance, options: { create: boolean }): Store {
  return storeOn(openDatabase(url, options), clock, chance)
}
