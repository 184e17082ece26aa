// What is read of the registry.
import type { PageOf } from '../paging.ts'
import type { Row } from '../record/rows.ts'
import type { Community, Organisation } from '../terms.ts'

export interface RegistryReads {
  organisation(code: string): Organisation | undefined
  community(code: string): Community | undefined
  budgetLine(code: string): Row<'budgetLines'> | undefined
  /** Of a jurisdiction and all below it; of every one where it is undefined. By code. */
  organisations(jurisdiction: string | undefined, at: PageOf): Organisation[]
  communities(jurisdiction: string | undefined, at: PageOf): Community[]
  /** Lines of organisations within a jurisdiction, or of one organisation. By code. */
  budgetLines(owner: { within?: string; organisation?: string }, at: PageOf): Row<'budgetLines'>[]
}
