// Bases lapse under the list: which items are, or will be, left without a provision in force, and since when.

import { type Basis, type Day, type EditionDocument, isCarried } from '../terms.ts'
import { addDays } from '../time/days.ts'
import { isInForce } from './edition.ts'

export interface StaleItem {
  code: string
  name: string
  bases: Pick<Basis, 'id' | 'title' | 'article' | 'from' | 'until' | 'successor'>[]
  /** The first day on which none of them is in force. */
  lapsesOn: Day
}

/** The first day, `from` or later, on which no basis is in force; undefined where there is none such. */
export function firstDayWithout(bases: readonly Pick<Basis, 'from' | 'until'>[], from: Day): Day | undefined {
  let day = from
  for (;;) {
    const living = bases.filter((basis) => isInForce(basis, day))
    if (living.length === 0) return day
    let last: Day = day
    for (const { until } of living) {
      if (until === undefined) return undefined
      if (until > last) last = until
    }
    day = addDays(last, 1)
  }
}

/** Since when nothing has been in force, on a day when nothing is: the day after the last basis ended. Undefined: none has ended yet. */
function bareSince(bases: readonly Pick<Basis, 'until'>[], on: Day): Day | undefined {
  let last: Day | undefined
  for (const { until } of bases)
    if (until !== undefined && until < on && (last === undefined || until > last)) last = until
  return last === undefined ? undefined : addDays(last, 1)
}

/**
 * Items without a basis in force on some day from `on` to `withinDays` after it, by code. An item whose bases have all
 * yet to begin, or that has none, lapses on the day the edition took effect.
 */
export function staleItems(
  { items, bases }: EditionDocument,
  effectiveFrom: Day,
  on: Day,
  withinDays: number,
): StaleItem[] {
  const byId = new Map(bases.map((basis) => [basis.id, basis]))
  const horizon = addDays(on, withinDays)
  return items
    .filter(({ kind }) => isCarried(kind))
    .flatMap((item): StaleItem[] => {
      const rests = item.bases.map((id) => byId.get(id)).filter((basis) => basis !== undefined)
      const first = firstDayWithout(rests, on)
      if (first === undefined || first > horizon) return []
      const lapsesOn = first > on ? first : (bareSince(rests, on) ?? (effectiveFrom < on ? effectiveFrom : on))
      return [{ code: item.code, name: item.name, bases: rests.map(told), lapsesOn }]
    })
    .sort((a, b) => (a.lapsesOn === b.lapsesOn ? order(a.code, b.code) : order(a.lapsesOn, b.lapsesOn)))
}

const order = (a: string, b: string) => (a < b ? -1 : 1)

function told({ id, title, article, from, until, successor }: Basis): StaleItem['bases'][number] {
  return {
    id,
    title,
    article,
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
    ...(successor !== undefined && { successor }),
  }
}
