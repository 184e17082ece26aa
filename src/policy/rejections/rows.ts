// What the tables of rejections keep: what they are looked for by, each pointing to its entry.
import type { Day, Ground, Instant, RejectedBy } from '../terms.ts'

export interface RejectionRows {
  rejections: {
    entry: number
    recordedAt: Instant
    recordedOn: Day
    jurisdiction: string
    by: RejectedBy
    ground: Ground | null
    /** 1: of a check, by which nothing was asked for. */
    advisory: number
    organisation: string | null
    item: string | null
    assignment: string | null
  }
  rejectionRules: { rule: string; entry: number }
  rejectionCommunities: { community: string; entry: number }
  /** How many there were in a month under one key: what a summary of years adds up. A row that is not there is all zeros. */
  rejectionCounts: {
    /** `all` has one key, the empty one; so has what is off the list among items. */
    kind: 'organisation' | 'community' | 'rule' | 'item' | 'all'
    key: string
    /** YYYY-MM */
    month: string
    jurisdiction: string
    /** By whom. Those of checks are by rules, and counted as `advisory` besides. */
    rules: number
    reviewer: number
    community: number
    advisory: number
  }
}
