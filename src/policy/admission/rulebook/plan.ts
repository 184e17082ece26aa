// 实施方案: what a plan must say.
import type { Plan } from '../../terms.ts'
import { isBlank } from './figures.ts'

const planMembers = ['reason', 'content', 'agreement'] as const
export type PlanMember = (typeof planMembers)[number]

/** What a plan does not say yet. */
export function missingOf(plan: Plan | undefined): PlanMember[] {
  return planMembers.filter((member) => isBlank(plan?.[member]))
}
