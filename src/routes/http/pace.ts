// How often one caller may ask. Off unless the operator sets a rate.
import type { Clock } from '../../policy/ports.ts'

/** Whether a caller may ask now, and how often more; asking counts. */
export type Pace = (caller: string) => { may: boolean; left: number }

/** Callers remembered at most; beyond it all begin afresh, which errs on the side of answering. */
const most = 10_000

/** The limit as a caller is told it (draft-ietf-httpapi-ratelimit-headers): requests within a window of seconds. */
export const paceWindow = 2

/** `perSecond` requests for each caller in the long run, twice as many at once. */
export function paceOf(perSecond: number, clock: Clock): Pace {
  const burst = paceWindow * perSecond
  const callers = new Map<string, { left: number; at: number }>()
  return (caller) => {
    const now = clock.now()
    const { left, at } = callers.get(caller) ?? { left: burst, at: now }
    const grown = Math.min(burst, left + (Math.max(0, now - at) / 1000) * perSecond)
    if (callers.size >= most) callers.clear()
    const may = grown >= 1
    const rest = may ? grown - 1 : grown
    callers.set(caller, { left: rest, at: now })
    return { may, left: Math.floor(rest) }
  }
}
