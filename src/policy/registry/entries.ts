// What is recorded of the registry.
import type { BudgetLine, Community, Organisation } from '../terms.ts'

export interface RegistryBodies {
  'organisation-recorded': Organisation
  'community-recorded': Community
  'budget-line-recorded': BudgetLine
}

/** Money that goes back to a budget line. */
export interface Freed {
  budgetLine?: string
  freedFen: number
}
