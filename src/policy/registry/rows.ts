// What the tables of the registry keep.
import type { BudgetLine, Community, Organisation } from '../terms.ts'

export interface RegistryRows {
  organisations: Organisation
  communities: Community
  /** `committedFen`: what is admitted or in review on the line. */
  budgetLines: BudgetLine & { committedFen: number }
}
