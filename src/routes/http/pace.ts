// How often one caller may ask. Off unless the operator sets a rate.
import type { Clock } from '../../policy/ports.ts'

export interface Pace {
  /** Whether a caller may ask now, and how often more; asking counts. */
  ask(caller: string): { may: boolean; left: number }
  /**
   * Counts what was asked for beyond one thing. Whoever asks for two hundred things at once may, and is then held back as if
   * each had been asked for by itself.
   */
  spend(caller: string, things: number): void
}

/** Callers remembered at most; beyond it all begin afresh, which errs on the side of answering. */
const most = 10_000

/** The limit as a caller is told it (draft-ietf-httpapi-ratelimit-headers): requests within a window of seconds. */
export const paceWindow = 2

/** `perSecond` requests for each caller in the long run, twice as many at once. */
export function paceOf(perSecond: number, clock: Clock): Pace {
  const burst = paceWindow * perSecond
  const callers = new Map<string, { left: number; at: number }>()
  const leftOf = (caller: string, now: number): number => {
    const { left, at } = callers.get(caller) ?? { left: burst, at: now }
    return Math.min(burst, left + (Math.max(0, now - at) / 1000) * perSecond)
  }
  const keep = (caller: string, left: number, at: number) => {
    if (callers.size >= most) callers.clear()
    callers.set(caller, { left, at })
  }
  return {
    ask(caller) {
      const now = clock.now()
      const grown = leftOf(caller, now)
      const may = grown >= 1
      const rest = may ? grown - 1 : grown
      keep(caller, rest, now)
      return { may, left: Math.max(0, Math.floor(rest)) }
    },
    spend(caller, things) {
      const now = clock.now()
      keep(caller, leftOf(caller, now) - things, now)
    },
  }
}
