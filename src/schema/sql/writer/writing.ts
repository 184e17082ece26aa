// What writes, put together on a connection of its own: on the thread that serves nobody, or beside whoever reads. Of a log
// that is elsewhere it follows as well what others record.
import type { LogStorage } from '../../../policy/log/storage.ts'
import type { Chance, Clock, Reads } from '../../../policy/ports.ts'
import { type Batches, batches } from '../batches.ts'
import type { Connection } from '../engine/database.ts'
import { failureOf } from '../engine/failures.ts'
import { type ForeignWrites, foreignWrites } from '../engine/foreign-writes.ts'
import { type Forgotten, type Memory, memory } from '../engine/memory.ts'
import { repeatMemory } from '../engine/repeats.ts'
import { transaction } from '../engine/transaction.ts'
import { logStorage } from '../proof/log.ts'
import { type AccessKeys, accessKeysOf } from '../reads/access.ts'
import { everyRead } from '../reads/index.ts'
import type { Announced } from './shared.ts'

/** What whoever reads has to know. Told before anybody is answered. */
export interface Tells {
  forgotten(what: Forgotten): void
  /** Access keys were made or revoked. */
  keys(): void
  /** Entries were committed here. */
  committed(): void
  /** Others' entries can be read here now. */
  followed(): void
  /** The log that is elsewhere has so many entries. */
  heard(size: number): void
}

export interface Writing extends Batches {
  /** See Store. */
  catchUp(): Promise<void>
  signing(size: number): Promise<number>
  /** Waits for what is queued, then ends what is open. */
  close(): Promise<void>
}

/** What writing stands on. */
export interface Room {
  db: Connection
  log: LogStorage
  reads: Reads
  memory: Memory
  foreign: ForeignWrites
  keys: AccessKeys
  clock: Clock
  chance: Chance
  /** Where another thread reads. */
  announced?: Announced
}

export interface World {
  clock: Clock
  chance: Chance
}

/** Makes what writes to a log that is not in this file. */
export type Elsewhere = (room: Room, tells: Tells) => Writing

/** `elsewhere`: where the log is not in this file. */
export function writingOn(
  db: Connection,
  { clock, chance }: World,
  announced: Announced,
  tells: Tells,
  elsewhere: Elsewhere = writingHere,
): Writing {
  const remembered = memory()
  remembered.told(tells.forgotten)
  const foreign = foreignWrites(db)
  foreign.heed(announced.foreign)
  const log = logStorage(db)
  const reads = everyRead(db, remembered)
  const keys = told(accessKeysOf(db, foreign), tells.keys)
  return elsewhere({ db, log, reads, memory: remembered, foreign, keys, clock, chance, announced }, tells)
}

function told(keys: Room['keys'], tell: () => void): Room['keys'] {
  return {
    ...keys,
    forget() {
      keys.forget()
      tell()
    },
    add(key, record) {
      keys.add(key, record)
      tell()
    },
    revoke(id, at) {
      tell()
      return keys.revoke(id, at)
    },
  }
}

/** To the file alone: log and tables in one transaction. */
export function writingHere(room: Room, { committed }: Pick<Tells, 'committed'>): Writing {
  const repeats = repeatMemory(room.db)
  const writing = batches({
    transact: transaction({ ...room, repeats }),
    failureOf,
    scratch: repeats.scratch,
    committed,
    // The clock of the record is read once for each transaction: what has no other counts no time.
    ms: () => room.clock.steady?.() ?? 0,
  })
  return {
    ...writing,
    catchUp: async () => room.foreign.look(),
    signing: async (size) => size,
    close: writing.settled,
  }
}
