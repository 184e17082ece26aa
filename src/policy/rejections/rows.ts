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
}
