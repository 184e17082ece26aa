// What is read of a clean-up.
import type { PageOf } from '../paging.ts'
import type { Row } from '../record/rows.ts'
import type { CleanUpKind, Day, Disposal } from '../terms.ts'

export interface CleanUpFilter {
  /** This jurisdiction and all below it. */
  within: string
  kind?: CleanUpKind
  disposal?: Disposal | 'open'
  organisation?: string
  community?: string
}

/** A line that was cancelled: whoever asks for the same again is told when. */
export interface Cancelled {
  code: string
  kind: CleanUpKind
  name: string
  on: Day
}

export interface CleanUpReads {
  cleanUpLine(jurisdiction: string, code: string): Row<'cleanUpLines'> | undefined
  /** The lines of this code within a jurisdiction. */
  cleanUpLinesOf(code: string, within: string): Row<'cleanUpLines'>[]
  /** By jurisdiction and code, `after` as `990105/QL-001`; a negative limit is none. */
  cleanUpLines(filter: CleanUpFilter, at: PageOf): Row<'cleanUpLines'>[]
  /** What one jurisdiction cancelled, by kind and name as `sameKey` has it. */
  cancelledIn(jurisdiction: string): ReadonlyMap<string, Cancelled>
}
