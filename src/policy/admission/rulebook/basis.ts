// The bases a request rests on.

import { isCarried, type PlanBasis, type Proven } from '../../terms.ts'
import type { Question } from '../rule.ts'

const none: readonly PlanBasis[] = []

/** The force and days of a basis in a plan are what is known of it, where something is. */
export function asKnown(basis: PlanBasis, known: Proven | null | undefined): PlanBasis {
  if (!known) return basis
  const { from = basis.from, until = basis.until, force } = known
  const { title, article } = basis
  return { title, article, force, ...(from !== undefined && { from }), ...(until !== undefined && { until }) }
}

/**
 * The item's bases, or the plan's for work off the list. Undefined for an item that no community carries: it is kept
 * out as such, and its bases are not what would be assigned.
 */
export function basesOf({ request, item, facts }: Question): readonly PlanBasis[] | undefined {
  if (item === undefined) {
    const { planBases } = facts
    return request.plan?.bases?.map((basis, i) => asKnown(basis, planBases?.[i])) ?? none
  }
  return isCarried(item.kind) ? item.rests : undefined
}
