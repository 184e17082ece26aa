// 校时: the clock was wrong for a while, or is right though nothing was recorded for a long time; an operator says so.
import { command, type Settling } from '../command.ts'
import type { ClockBody } from './entries.ts'

/** Records that an operator vouches for the clock. What follows goes on from its instant, even where that is before the last entry's. */
export const vouchForClock = command(
  'vouchForClock',
  (actor: string, last: string | undefined): Settling<ClockBody> => {
    return {
      vouchesForClock: true,
      settle(_, { at }) {
        const body: ClockBody = { now: at, ...(last !== undefined && { last }) }
        return { entries: [{ header: { type: 'clock-set', at, actor }, body }], answer: body }
      },
    }
  },
)
