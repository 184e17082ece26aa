// What the tables of the registry keep.
import type { BudgetLine, Community, Organisation, Outlet, Provider } from '../terms.ts'

/** What may be absent stands as null. */
type Kept<T> = { [K in keyof T]-?: undefined extends T[K] ? Exclude<T[K], undefined> | null : T[K] }

export interface RegistryRows {
  organisations: Kept<Organisation>
  communities: Kept<Community>
  /** `jurisdiction`: whose list keeper registered it; providers have one register, as they serve many places. */
  providers: Provider & { jurisdiction: string }
  outlets: Outlet & { jurisdiction: string }
  /** `jurisdiction`: its organisation's, whose lines have codes of their own. `committedFen`: what is admitted or in review on the line. */
  budgetLines: Omit<BudgetLine, 'provisional'> & { jurisdiction: string; committedFen: number; provisional: 1 | null }
}
