// How often one caller may ask. Off unless the operator sets a rate.
import type { Clock } from '../../policy/ports.ts'

/** Whether a caller may ask now; asking counts. */
export type Pace = (caller: string) => boolean

/** Callers remembered at most; beyond it all begin afresh, which errs on the side of answering. */
const most = 10_000

/** `perSecond` requests for each caller in the long run, twice as many at once. */
export function paceOf(perSecond: number, clock: Clock): Pace {
  const burst = 2 * perSecond
  const callers = new Map<string, { left: number; at: number }>()
  return (caller) => {
    const now = clock.now()
    const { left, at } = callers.get(caller) ?? { left: burst, at: now }
    const grown = Math.min(burst, left + (Math.max(0, now - at) / 1000) * perSecond)
    if (callers.size >= most) callers.clear()
    callers.set(caller, { left: grown >= 1 ? grown - 1 : grown, at: now })
    return grown >= 1
  }
}
