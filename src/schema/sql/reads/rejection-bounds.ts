// Where in the log the rejections of some days stand, and what keeps a reader within a jurisdiction.
import type { Day } from '../../../policy/terms.ts'
import { byHand, type Statements } from '../engine/statements.ts'

/** Entries from `first` to `last`, both included. */
export interface Span {
  first: number
  last: number
}

export interface Bounds {
  /** The entries between which all rejections of these days stand; undefined where there are none. */
  span(from: Day | undefined, until: Day | undefined): Span | undefined
  /** The condition that keeps a reader within a jurisdiction; nothing where there is no other. */
  confined(within: string | undefined): { only: string } | { range: [string, string] } | undefined
}

/** The same as a condition on `r`. */
export function placeOf(place: ReturnType<Bounds['confined']>): { sql: string; values: Record<string, string> } {
  if (!place) return { sql: '', values: {} }
  if ('only' in place) return { sql: ' and +r.jurisdiction = @only', values: { only: place.only } }
  const [lowest, beyond] = place.range
  return { sql: ' and +r.jurisdiction >= @lowest and +r.jurisdiction < @beyond', values: { lowest, beyond } }
}

const dayAt = byHand<{ entry: number; on: Day }>(
  'select entry, recordedOn as "on" from rejections where entry >= @start order by entry limit 1',
  { entry: true, on: true },
)
// Two questions: SQLite answers either from the end of the table, but both together by reading all of it.
const firstOfAll = byHand<{ first: number | null }>('select min(entry) as first from rejections', { first: true })
const lastOfAll = byHand<{ last: number | null }>('select max(entry) as last from rejections', { last: true })
const leastFrom = byHand<{ least: string | null }>(
  'select min(jurisdiction) as least from rejections where jurisdiction >= @from',
  { least: true },
)
const mostBelow = byHand<{ most: string | null }>(
  'select max(jurisdiction) as most from rejections where jurisdiction < @until',
  { most: true },
)

export function bounds(db: Statements): Bounds {
  const day = db.statement(dayAt)
  const first = db.statement(firstOfAll)
  const last = db.statement(lastOfAll)
  const least = db.statement(leastFrom)
  const most = db.statement(mostBelow)
  const leastBehind = (from: string) => least.get({ from })?.least ?? null
  const mostBefore = (until: string) => most.get({ until })?.most ?? null

  /** The first entry from which on every day is at least `from`: days grow with entries, so it is found by halving. */
  function firstOn(from: Day, whole: Span): number {
    let [low, high] = [whole.first, whole.last + 1]
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      const row = day.get({ start: middle })
      if (row === undefined || row.on >= from) high = middle
      else low = row.entry + 1
    }
    return low
  }

  return {
    span(from, until) {
      const [begin, end] = [first.get()?.first ?? null, last.get()?.last ?? null]
      if (begin === null || end === null) return undefined
      const whole = { first: begin, last: end }
      const span = {
        first: from === undefined ? begin : firstOn(from, whole),
        last: until === undefined ? end : firstOn(`${until}~`, whole) - 1,
      }
      return span.first <= span.last ? span : undefined
    },
    confined(within) {
      if (within === undefined) return undefined
      const range: [string, string] = [within, `${within}:`]
      const [lowest, highest] = [leastBehind(within), mostBefore(range[1])]
      if (lowest === null || lowest >= range[1]) return { only: within }
      const isAll = leastBehind('') === lowest && mostBefore('~') === highest
      if (isAll) return undefined
      return lowest === highest ? { only: lowest } : { range }
    },
  }
}
