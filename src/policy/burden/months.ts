// Months, and what is carried in each: kept as what changes from one month to the next, so that years of work are two rows.
import type { Row } from '../record/rows.ts'
import type { Day } from '../terms.ts'
import { type Load, nothing } from './load.ts'

/** 2027-03 */
export type Month = string
export const monthOf = (day: Day): Month => day.slice(0, 7)

export function monthAfter(month: Month, n = 1): Month {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + n
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`
}

/** How many months a span has, both ends included. */
export function monthsIn({ from, until }: { from: Month; until: Month }): number {
  const number = (month: Month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5))
  return number(until) - number(from) + 1
}

export interface Carried extends Load {
  items: number
}

/** The months in which an obligation is carried, the last one included; undefined where it never is, or not any more. */
export function carriedIn({
  standing,
  fromDay,
  untilDay,
  endedOn,
  confirmBy,
  refusedOn,
}: Pick<Row<'obligations'>, 'standing' | 'fromDay' | 'untilDay' | 'endedOn' | 'confirmBy' | 'refusedOn'>):
  | { from: Month; until: Month }
  | undefined {
  if (standing === 'in-review' || standing === 'not-admitted') return undefined
  let last = untilDay
  for (const day of [endedOn, confirmBy, refusedOn]) if (day !== null && day < last) last = day
  return last < fromDay ? undefined : { from: monthOf(fromDay), until: monthOf(last) }
}

/** What is carried in each month of a span, from what changes with each month up to its last. */
export function seriesOf(
  changes: readonly (Carried & { month: Month })[],
  from: Month,
  until: Month,
): (Carried & { month: Month })[] {
  const level: Carried = { items: 0, ...nothing }
  const byMonth = Map.groupBy(changes, ({ month }) => (month < from ? from : month))
  const series: (Carried & { month: Month })[] = []
  for (let month = from; month <= until; month = monthAfter(month)) {
    for (const one of byMonth.get(month) ?? []) add(level, one)
    series.push({ month, ...level })
  }
  return series
}

const names = ['items', 'minutes', 'ledgers', 'forms', 'platforms', 'meetings'] as const

function add(level: Carried, more: Carried): void {
  for (const name of names) level[name] += more[name]
}

/** The most of each in any month of a series. */
export function mostOf(series: readonly Carried[]): Carried {
  const most: Carried = { items: 0, ...nothing }
  for (const one of series) for (const name of names) most[name] = Math.max(most[name], one[name])
  return most
}
