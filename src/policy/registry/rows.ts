// What the tables of the registry keep.
import type { BudgetLine, Community, Organisation } from '../terms.ts'

export interface RegistryRows {
  organisations: Organisation
  communities: Community
  /** `jurisdiction`: its organisation's, whose lines have codes of their own. `committedFen`: what is admitted or in review on the line. */
  budgetLines: BudgetLine & { jurisdiction: string; committedFen: number }
}
