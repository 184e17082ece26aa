// What is read of rejections: by any filter, and counted.
import type { PageOf } from '../paging.ts'
import type { Row } from '../record/rows.ts'
import type { Day, Ground, RejectedBy } from '../terms.ts'
import type { RepeatLine, RepeatPlace, SummaryKey, SummaryLine } from './counting.ts'

export interface RejectionFilter {
  within?: string
  from?: Day
  until?: Day
  by?: RejectedBy
  ground?: Ground
  organisation?: string
  community?: string
  rule?: string
  item?: string
  advisory?: boolean
}

/** With its entry as it was hashed. */
export type RejectionRow = Row<'rejections'> & { leaf: string; leafHash: string; body: string }

export interface SummaryFilter {
  within?: string
  /** false leaves out what was only a check. */
  advisory?: boolean
  from?: Day
  until?: Day
}

export interface RepeatFilter extends SummaryFilter {
  organisation?: string
  community?: string
  item?: string
}

export interface RejectionReads {
  /** In the order of the record. */
  rejections(filter: RejectionFilter, at: PageOf): RejectionRow[]
  /** How many there are in all. */
  rejectionCount(): number
  /** Most first. Resolves when all is counted; others have their turn meanwhile. */
  rejectionSummary(by: SummaryKey, filter: SummaryFilter): Promise<SummaryLine[]>
  /** In the order of community, organisation and work, `limit` of them behind the place `after`. */
  rejectionRepeats(filter: RepeatFilter, after: RepeatPlace | undefined, limit: number): Promise<RepeatLine[]>
}
