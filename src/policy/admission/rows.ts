// What the tables of assignments keep.
import type { AssignmentStatus, Day, ObligationKind } from '../terms.ts'

export interface AdmissionRows {
  assignments: {
    id: string
    entry: number
    jurisdiction: string
    organisation: string
    status: AssignmentStatus
    item: string | null
    title: string
    fromDay: Day
    untilDay: Day
    recordedOn: Day
    reviewDueOn: Day | null
    /** While an emergency admission waits to be confirmed: the last day of it. */
    confirmBy: Day | null
    /** The order that an emergency admission rests on: see orderKey. */
    emergencyOrder: string | null
    /** The request that completed this one, where it was returned. */
    amendedBy: string | null
    budgetLine: string | null
    amountFen: number
    /** `none`: of an item that no community carries. */
    kind: ObligationKind | 'none'
    graceDays: number
    /** The entry that has the request as it is now, where it was supplemented; the decision stands in the first, `entry`. */
    requestEntry: number | null
    /** Whose money it is. */
    payer: string | null
    /** The reviewer's decision, and how it was withdrawn or revoked; canonical JSON. */
    review: string | null
    closing: string | null
  }
  /** What was recorded of an assignment after its first decision. */
  assignmentEntries: { assignment: string; entry: number }
}
