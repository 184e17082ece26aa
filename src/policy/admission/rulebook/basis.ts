// The bases a request rests on, and which of them hold on a day.

import type { Day, ItemKind, PlanBasis } from '../../terms.ts'
import type { Question } from '../rule.ts'

/** The other kinds are kept out as such: their bases are not what would be assigned. */
const carried: ReadonlySet<ItemKind> = new Set<ItemKind>(['own-duty', 'assistance', 'public-service'])
const none: readonly PlanBasis[] = []

/** The item's bases, or the plan's for work off the list; undefined where the kind of item makes them beside the point. */
export function basesOf({ request, item }: Question): readonly PlanBasis[] | undefined {
  if (item === undefined) return request.plan?.bases ?? none
  return carried.has(item.kind) ? item.rests : undefined
}

/** Both ends count; an absent end is open. */
export function isInForce({ from, until }: PlanBasis, day: Day): boolean {
  return (from === undefined || from <= day) && (until === undefined || day <= until)
}

/** `《社区矫正法》第12条` */
export function basisName({ title, article }: PlanBasis): string {
  return `《${title}》${/^\d/.test(article) ? `第${article}条` : article}`
}

/** `《社区矫正法》第12条 (2020-07-01–…)` */
export function basisWithDays(basis: PlanBasis): string {
  return `${basisName(basis)} (${basis.from ?? '…'}–${basis.until ?? '…'})`
}
