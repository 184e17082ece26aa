// Two numbers that both threads see, so that the one that reads can tell what its own writer wrote from what another
// process did: SQLite says only that somebody wrote.
import type { LogReads } from '../../../policy/log/storage.ts'
import { type ForeignWrites, foreignWrites } from '../engine/foreign-writes.ts'
import type { Statements } from '../engine/statements.ts'

const size = 0
const epoch = 1

export const sharedNumbers = () => new SharedArrayBuffer(2 * BigInt64Array.BYTES_PER_ELEMENT)

/** What the writer says of itself. */
export interface Announced {
  /** The entries of the log as they will be with the commit that follows: said before anybody can see them. */
  committing(entries: number): void
  /** Another process wrote. */
  foreign(): void
}

export function announcing(shared: SharedArrayBuffer): Announced {
  const numbers = new BigInt64Array(shared)
  return {
    committing: (entries) => void Atomics.store(numbers, size, BigInt(entries)),
    foreign: () => void Atomics.add(numbers, epoch, 1n),
  }
}

/**
 * Foreign writes as the reading thread sees them. Everything that is remembered follows from the log, and whoever writes
 * the record makes it longer: it is longer than the writer said, or the writer itself met another's work.
 */
export function foreignBeside(db: Statements, log: Pick<LogReads, 'size'>, shared: SharedArrayBuffer): ForeignWrites {
  const numbers = new BigInt64Array(shared)
  const any = foreignWrites(db)
  const heeding: (() => void)[] = []
  let met = 0n
  let somebodyWrote = false
  any.heed(() => {
    somebodyWrote = true
  })
  return {
    look() {
      any.look()
      const isLonger = somebodyWrote && BigInt(log.size()) > Atomics.load(numbers, size)
      somebodyWrote = false
      const now = Atomics.load(numbers, epoch)
      if (now === met && !isLonger) return
      met = now
      for (const forget of heeding) forget()
    },
    heed(forget) {
      heeding.push(forget)
    },
  }
}
