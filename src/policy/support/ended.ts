// What stays owed of work that ended before its last day: money for the days that were worked, and nothing in kind.
import type { Row } from '../record/rows.ts'
import type { Day } from '../terms.ts'
import { daysIn } from '../time/days.ts'
import { carriedFen, metOn } from './status.ts'

type CommitmentRow = Row<'commitments'>

/** Fen of an amount for some of its days, a part of a fen to the community. Exact: the product is beyond what a number holds. */
function share(amountFen: number, days: number, of: number): number {
  return Number((BigInt(amountFen) * BigInt(days) + BigInt(of - 1)) / BigInt(of))
}

/**
 * Fen that stay owed of each promise when the work ends on a day, that day counted as worked: the whole amount for the share
 * of the period's days that were worked, by instalments in their order. Nothing where it had not begun; nothing in kind.
 */
export function owedAtEnd(
  { fromDay: from, untilDay: until }: Pick<Row<'obligations'>, 'fromDay' | 'untilDay'>,
  commitments: readonly CommitmentRow[],
  endedOn: Day,
): Map<string, number> {
  const worked = endedOn < from ? 0 : daysIn({ from, until: endedOn < until ? endedOn : until })
  let whole = 0
  for (const { amountFen } of commitments) whole += amountFen ?? 0
  let left = share(whole, worked, daysIn({ from, until }))
  const owed = new Map<string, number>()
  for (const { id, amountFen } of commitments) {
    const part = Math.min(amountFen ?? 0, left)
    left -= part
    owed.set(id, part)
  }
  return owed
}

/** What the end of work does to its promises. */
export interface Settlement {
  /** Commitments of which nothing stays owed. */
  dropped: string[]
  /** Money of which a part stays owed; `met` where that much is confirmed already. */
  reduced: { commitment: string; owedFen: number; met?: true }[]
  /** What goes back to the budget line. */
  freedFen: number
}

/** Settles obligations that end on a day. What was met before is not touched. */
export function settledAt(
  read: {
    commitmentsOf(obligation: string): CommitmentRow[]
    deliveriesOf(obligation: string): Row<'deliveries'>[]
  },
  ending: readonly Pick<Row<'obligations'>, 'id' | 'fromDay' | 'untilDay'>[],
  endedOn: Day,
): Settlement {
  const done: Settlement = { dropped: [], reduced: [], freedFen: 0 }
  for (const row of ending) {
    const commitments = read.commitmentsOf(row.id)
    const deliveries = read.deliveriesOf(row.id)
    const owed = owedAtEnd(row, commitments, endedOn)
    for (const one of commitments) {
      if (one.standing !== 'open') continue
      const owedFen = owed.get(one.id) as number
      if (owedFen > 0 && owedFen === one.amountFen) continue
      const own = deliveries.filter(({ commitment }) => commitment === one.id)
      const after = owedFen > 0 ? { ...one, owedFen } : { ...one, standing: 'dropped' as const }
      done.freedFen += carriedFen(one, own) - carriedFen(after, own)
      if (owedFen === 0) done.dropped.push(one.id)
      else {
        const met = metOn(owedFen, own) !== undefined
        done.reduced.push({ commitment: one.id, owedFen, ...(met && { met }) })
      }
    }
  }
  return done
}
