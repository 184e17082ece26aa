// What is read of the registry.
import type { PageOf } from '../paging.ts'
import type { Row } from '../record/rows.ts'
import type { Community, Day, Organisation } from '../terms.ts'

export interface RegistryReads {
  organisation(code: string): Organisation | undefined
  community(code: string): Community | undefined
  /** As it stands on a day: what emergency admissions that lapsed before it had promised is free again. */
  budgetLine(jurisdiction: string, code: string, on: Day): Row<'budgetLines'> | undefined
  /** The lines of this code, of whichever jurisdiction. */
  budgetLinesOf(code: string, on: Day): Row<'budgetLines'>[]
  provider(code: string): Row<'providers'> | undefined
  outlet(code: string): Row<'outlets'> | undefined
  outletsAt(community: string): Row<'outlets'>[]
  providers(jurisdiction: string | undefined, at: PageOf): Row<'providers'>[]
  outlets(jurisdiction: string | undefined, at: PageOf): Row<'outlets'>[]
  /** Of a jurisdiction and all below it; of every one where it is undefined. By code. */
  organisations(jurisdiction: string | undefined, at: PageOf): Organisation[]
  communities(jurisdiction: string | undefined, at: PageOf): Community[]
  /** Lines within a jurisdiction, or of one organisation. By jurisdiction and code, `after` as `990105/2027-1`. */
  budgetLines(owner: { within?: string; organisation?: string }, at: PageOf, on: Day): Row<'budgetLines'>[]
}
