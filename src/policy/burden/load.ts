// What one piece of work costs the community that carries it, in a month: an item of the list says it for one unit of the work.
import type { AssignmentRequest, Effort, Target } from '../terms.ts'

/** In a month. Minutes, as hours come in tenths and sums are kept whole. */
export interface Load {
  minutes: number
  ledgers: number
  forms: number
  platforms: number
  meetings: number
}
export const nothing: Readonly<Load> = Object.freeze({ minutes: 0, ledgers: 0, forms: 0, platforms: 0, meetings: 0 })

/**
 * Units in a month: of visits, as often as they are made to each of the quantity; of the community, as often; of persons,
 * households, hours and posts, the quantity. What is not said is once.
 */
function unitsIn({ per }: Effort, { quantity = 1 }: Target, timesPerMonth = 1): number {
  if (per === 'visit') return timesPerMonth * quantity
  return per === 'community' ? timesPerMonth : quantity
}

/** A ledger that is called a form or a table is one. */
const isForm = (name: string) => /表|form/i.test(name)

/** What a request adds at one of its communities. Without an effort its hours are not known, and count as none. */
export function loadOf(
  { demands = [], timesPerMonth }: Pick<AssignmentRequest, 'demands' | 'timesPerMonth'>,
  target: Target,
  effort: Effort | undefined,
): Load {
  const load = { ...nothing }
  if (effort) load.minutes = Math.round(effort.hours * 60 * unitsIn(effort, target, timesPerMonth))
  for (const { kind, name } of demands)
    if (kind === 'ledger') load[isForm(name) ? 'forms' : 'ledgers']++
    else if (kind === 'platform') load.platforms++
    else if (kind === 'meeting') load.meetings++
  return load
}

/** Hours of minutes, to a tenth. */
export const hoursOf = (minutes: number): number => Math.round(minutes / 6) / 10
