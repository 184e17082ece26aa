// One look for each turn of the event loop, however many requests it has: what another process wrote is noticed then. Beside
// a thread that writes, everything that is read in a turn is of one moment as well.
import type { ForeignWrites } from './foreign-writes.ts'
import { type Statements, toWrite } from './statements.ts'

export interface Turns {
  /** Begins the turn, unless it has begun. */
  begin(): void
  /** What was committed meanwhile can be read from here on. */
  end(): void
  /** Has it told whenever a turn has begun. */
  heed(tell: () => void): void
}

/** Where one connection reads and writes: nothing changes behind its back but by other processes. */
export function looks(foreign: ForeignWrites): Turns {
  let hasLooked = false
  let tell: () => void = () => undefined
  const end = () => {
    hasLooked = false
  }
  return {
    begin() {
      if (hasLooked) return
      hasLooked = true
      foreign.look()
      tell()
      setImmediate(end)
    },
    end,
    heed(how) {
      tell = how
    },
  }
}

const beginning = toWrite('begin')
const ending = toWrite('commit')

/** Where another thread writes: a turn is a transaction that reads, as short as the turn. */
export function moments(db: Statements, foreign: ForeignWrites): Turns {
  const begin = db.statement(beginning)
  const commit = db.statement(ending)
  let isOpen = false
  let tell: () => void = () => undefined
  const end = () => {
    if (!isOpen) return
    isOpen = false
    commit.run()
  }
  return {
    begin() {
      if (isOpen) return
      begin.run()
      isOpen = true
      foreign.look()
      tell()
      setImmediate(end)
    },
    end,
    heed(how) {
      tell = how
    },
  }
}
