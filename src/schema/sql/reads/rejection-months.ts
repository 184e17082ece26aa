// Rejections of whole months, as the fold counted them: a summary of years adds up months, not rejections.
import type { Row } from '../../../policy/record/rows.ts'
import type { SummaryLine } from '../../../policy/rejections/counting.ts'
import type { SummaryFilter } from '../../../policy/rejections/reads.ts'
import type { Day } from '../../../policy/terms.ts'
import { addDays } from '../../../policy/time/days.ts'
import { byHand, type Statements } from '../engine/statements.ts'
import { type Bounds, placeOf, type Span } from './rejection-bounds.ts'

export interface Months {
  whole: { from: string; until: string } | undefined
  ends: Span[]
}
type Sums = Pick<SummaryLine, 'rules' | 'reviewer' | 'community' | 'advisory'>
const monthsOf = (place: string) =>
  byHand<Sums>(
    `select coalesce(sum(r.rules), 0) as rules, coalesce(sum(r.reviewer), 0) as reviewer,
       coalesce(sum(r.community), 0) as community, coalesce(sum(r.advisory), 0) as advisory
     from rejection_counts r where r.kind = @kind and r."key" = @key and r.month >= @from and r.month <= @until${place}`,
    { rules: true, reviewer: true, community: true, advisory: true },
  )
export const none = () => ({ count: 0, advisory: 0, rules: 0, reviewer: 0, community: 0 })

/** Those of checks are by rules: they are all there is, or none of it, where only one kind is asked for. */
function shownOf({ rules, reviewer, community, advisory }: Sums, asked: boolean | undefined) {
  if (asked === true) return { ...none(), count: advisory, advisory, rules: advisory }
  const left = asked === false ? advisory : 0
  const shown = { rules: rules - left, reviewer, community, advisory: advisory - left }
  return { ...shown, count: shown.rules + reviewer + community }
}

const monthAfter = (day: Day) => addDays(`${day.slice(0, 7)}-28`, 4).slice(0, 7)
const monthBefore = (day: Day) => addDays(`${day.slice(0, 7)}-01`, -1).slice(0, 7)

/** Sums of whole months, and which months of a filter are whole. */
export function monthCounts(db: Statements, { span, confined }: Bounds) {
  function sumOf(
    kind: Row<'rejectionCounts'>['kind'],
    key: string,
    { whole }: Months,
    { within, advisory }: SummaryFilter,
  ) {
    if (!whole) return none()
    const { sql: place, values } = placeOf(confined(within))
    const found = db.shaped(monthsOf(place)).get({ ...values, ...whole, kind, key }) as Sums
    return shownOf(found, advisory)
  }

  /** Months that are asked for whole, and what else of the log. */
  function monthsIn({ from, until }: SummaryFilter): Months {
    const first = from === undefined ? '0000-01' : from.endsWith('-01') ? from.slice(0, 7) : monthAfter(from)
    const isEnd = until !== undefined && addDays(until, 1).endsWith('-01')
    const last = until === undefined ? '9999-12' : isEnd ? until.slice(0, 7) : monthBefore(until)
    const ends = (...spans: (Span | undefined)[]) => spans.filter((one) => one !== undefined)
    if (first > last) return { whole: undefined, ends: ends(span(from, until)) }
    return {
      whole: { from: first, until: last },
      ends: ends(
        from !== undefined && from < `${first}-01` ? span(from, addDays(`${first}-01`, -1)) : undefined,
        until !== undefined && until > `${last}-31` ? span(`${monthAfter(`${last}-01`)}-01`, until) : undefined,
      ),
    }
  }

  return { sumOf, monthsIn }
}
