// How far the log was read back and hashed. Only that much may be signed.

import { rehash, wordDamage } from '../../../policy/log/rehash.ts'
import type { LogReads, NotWhole } from '../../../policy/log/storage.ts'
import { emptyFrontier, type Frontier, frontierAt } from '../../../policy/log/tree.ts'
import { othersTurn } from '../../../policy/turn.ts'

export interface VerifiedLog {
  /** Every entry kept at the moment of the call, read back and hashed, or what does not hold. Lets other work through between pages. */
  upToDate(): Promise<Frontier | NotWhole>
  /** What was verified so far. */
  frontier(): Frontier
}

const pageSize = 250

/** `earlier`: what this service verified before it was last stopped; taken up only if the kept tree still agrees. */
export function verifiedLog(log: LogReads, earlier?: Frontier): VerifiedLog {
  let frontier = earlier && stillHolds(log, earlier) ? earlier : emptyFrontier
  let turn: Promise<unknown> = Promise.resolve()

  async function extend(size: number): Promise<Frontier | NotWhole> {
    // Another process may have cut the log, or put another in its place: what was verified must still be what is kept.
    if (!stillHolds(log, frontier))
      return { what: `its first ${frontier.size} entries are not those that were verified` }
    while (frontier.size < size) {
      const page = log.entriesFrom(frontier.size, Math.min(pageSize, size - frontier.size))
      if (page.length === 0) return { what: `entry ${frontier.size} is missing` }
      for (const entry of page) {
        const next = rehash(frontier, entry, log.nodeAt)
        const [what] = wordDamage(next)
        if (what !== undefined) return { what }
        frontier = next.frontier
      }
      if (frontier.size < size) await othersTurn()
    }
    return frontier
  }

  return {
    upToDate() {
      const size = log.size()
      const mine = turn.then(() => extend(size))
      turn = mine.catch(() => {})
      return mine
    },
    frontier: () => frontier,
  }
}

function stillHolds(log: LogReads, earlier: Frontier): boolean {
  try {
    const { peaks } = frontierAt(earlier.size, log.readHash)
    return earlier.size <= log.size() && peaks.join() === earlier.peaks.join()
  } catch {
    return false
  }
}
