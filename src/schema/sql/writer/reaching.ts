// How far the log can be read here: for answers that say so, for whoever waits until it is further, and for whoever would know
// how far behind a log that is elsewhere this node may be.
import type { LogReads } from '../../../policy/log/storage.ts'
import type { Behind, Clock } from '../../../policy/ports.ts'

export interface Reach {
  size(): number
  reach(size: number, ms: number): Promise<boolean>
  behind(): Behind | undefined
  /** More may be read from now on. */
  changed(): void
  /** The log that is elsewhere has so many entries. */
  heard(size: number): void
  close(): void
}

interface Waiting {
  size: number
  done: (there: boolean) => void
  timer: NodeJS.Timeout
}

/** `look` has whoever writes see at once whether there is more. `elsewhere`: the log is, and was heard of just now. */
export function reaching(
  log: Pick<LogReads, 'size'>,
  clock: Clock,
  look: () => Promise<void>,
  elsewhere: boolean,
): Reach {
  const waiting = new Set<Waiting>()
  /** Counting is a query: once for each turn that is asked. */
  let counted: number | undefined
  // The clock of the record is read for entries alone: what has no other counts no time.
  const now = () => clock.steady?.() ?? 0
  let last = elsewhere ? { size: 0, at: now() } : undefined

  const size = () => {
    counted ??= log.size()
    return counted
  }

  function end(one: Waiting, there: boolean): void {
    clearTimeout(one.timer)
    waiting.delete(one)
    one.done(there)
  }

  return {
    size,
    reach(wanted, ms) {
      if (size() >= wanted) return Promise.resolve(true)
      return new Promise((done) => {
        const one: Waiting = { size: wanted, done, timer: setTimeout(() => end(one, false), ms) }
        waiting.add(one)
        void look()
      })
    },
    behind() {
      if (!last) return undefined
      return { entries: Math.max(0, last.size - size()), seconds: Math.max(0, now() - last.at) / 1000 }
    },
    changed() {
      counted = undefined
      if (waiting.size === 0) return
      const has = size()
      for (const one of [...waiting]) if (one.size <= has) end(one, true)
    },
    heard(of) {
      last = { size: of, at: now() }
    },
    close() {
      for (const one of [...waiting]) end(one, false)
    },
  }
}
