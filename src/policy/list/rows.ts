// What the tables of service lists keep.
import type { Day, Instant } from '../terms.ts'

export interface ListRows {
  editions: {
    jurisdiction: string
    number: number
    effectiveFrom: Day
    hash: string
    title: string
    /** Canonical JSON. */
    document: string
    publishedAt: Instant
    publishedBy: string
    entry: number
  }
}
