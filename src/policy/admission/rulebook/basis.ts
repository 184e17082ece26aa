// The bases a request rests on.

import { isCarried, type PlanBasis } from '../../terms.ts'
import type { Question } from '../rule.ts'

const none: readonly PlanBasis[] = []

/**
 * The item's bases, or the plan's for work off the list. Undefined for an item that no community carries: it is kept
 * out as such, and its bases are not what would be assigned.
 */
export function basesOf({ request, item }: Question): readonly PlanBasis[] | undefined {
  if (item === undefined) return request.plan?.bases ?? none
  return isCarried(item.kind) ? item.rests : undefined
}
