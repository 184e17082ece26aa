// What is read of expenditures.
import type { PageOf } from '../paging.ts'
import type { Row } from '../record/rows.ts'
import type { Day } from '../terms.ts'

export interface ExpenditureFilter {
  /** The reader's jurisdiction and all below it. */
  within?: string
  organisation?: string
  community?: string
  obligation?: string
  /** Spent between these days, both included. */
  from?: Day
  until?: Day
}

export interface SpendingReads {
  expenditure(id: string): Row<'expenditures'> | undefined
  /** Those that stand, without what a correction took the place of; in the order of the record. */
  spentOf(obligation: string): Row<'expenditures'>[]
  /** Of a community, those that stand, up to a day; by day. */
  spentAt(community: string, until: Day): Row<'expenditures'>[]
  /** All of them, corrected ones too, in the order of the record. */
  expenditures(filter: ExpenditureFilter, at: PageOf): Row<'expenditures'>[]
}
