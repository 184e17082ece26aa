// What is recorded of the registry.
import type { BudgetLine, Community, Organisation, Outlet, Provider } from '../terms.ts'

export interface RegistryBodies {
  'organisation-recorded': Organisation
  'community-recorded': Community
  'budget-line-recorded': BudgetLine
  'provider-recorded': Provider
  'outlet-recorded': Outlet
}

/** Money that goes back to a budget line, which is the payer's. */
export interface Freed {
  budgetLine?: string
  payer?: string
  freedFen: number
}
