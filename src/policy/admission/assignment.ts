// 申请 as it is answered: an assignment, its decision, and the header that every entry on it has.
import { actorOf, type Principal } from '../access/principal.ts'
import type { EntryHeader } from '../log/header.ts'
import { notFound } from '../problem.ts'
import type { EntryType } from '../record/entries.ts'
import type { Row } from '../record/rows.ts'
import type { AssignmentRequest, AssignmentStatus, Day, EditionRef, Instant, Moment, ReviewOutcome } from '../terms.ts'
import type { RecordedDecision } from './entries.ts'

/** A decision as it is answered: what was recorded, when, and under which edition. */
export interface DecisionAnswer extends RecordedDecision {
  decidedAt: Instant
  edition: EditionRef
}

export interface AssignmentAnswer {
  id: string
  status: AssignmentStatus
  organisation: string
  request: AssignmentRequest
  decision: DecisionAnswer
  reviewDueOn?: Day
  /** While an emergency admission waits to be confirmed: by when. */
  confirmBy?: Day
  /** The request that completed this one, where it was returned. */
  amendedBy?: string
  obligations?: string[]
  review?: {
    outcome: ReviewOutcome
    reason: string
    agreement?: string
    conditions?: string[]
    until?: Day
    decidedAt: Instant
    /** The index of its log entry. */
    entry: number
  }
  /** How it was withdrawn or revoked. */
  closing?: { on: Day; reason: string; freedFen: number; entry: number }
}

/** The status on a day: an emergency admission that nobody confirmed in time has lapsed. */
export function statusOn(
  { status, confirmBy }: Pick<Row<'assignments'>, 'status' | 'confirmBy'>,
  on: Day,
): AssignmentStatus {
  return status === 'admitted' && confirmBy !== null && on > confirmBy ? 'lapsed' : status
}

/** An assignment with what the log says of it: the request as it is now, and the first decision. */
export interface AssignmentRecord extends Row<'assignments'> {
  request: AssignmentRequest
  decision: DecisionAnswer
}

/** An assignment as it stands on a day, from its record and the ids of its obligations. */
export function assignmentAnswer(row: AssignmentRecord, obligations: readonly string[], on: Day): AssignmentAnswer {
  return {
    id: row.id,
    status: statusOn(row, on),
    organisation: row.organisation,
    request: row.request,
    decision: row.decision,
    ...(row.reviewDueOn !== null && row.status === 'in-review' && { reviewDueOn: row.reviewDueOn }),
    ...(row.confirmBy !== null && row.status === 'admitted' && { confirmBy: row.confirmBy }),
    ...(row.amendedBy !== null && { amendedBy: row.amendedBy }),
    ...(obligations.length > 0 && { obligations: [...obligations] }),
    ...(row.review !== null && { review: JSON.parse(row.review) }),
    ...(row.closing !== null && { closing: JSON.parse(row.closing) }),
  }
}

export function noAssignment(id: string) {
  return notFound(`没有申请 ${id}`, `There is no assignment ${id}`)
}

/** What every entry on an assignment as a whole says in the open; `touched`: its obligations that are concerned. */
export function assignmentHeader<T extends EntryType>(
  type: T,
  caller: Principal,
  { at }: Moment,
  row: Row<'assignments'>,
  touched: readonly { community: string }[],
): EntryHeader & { type: NoInfer<T> } {
  return {
    type,
    at,
    actor: actorOf(caller),
    jurisdiction: row.jurisdiction,
    organisation: row.organisation,
    communities: touched.map(({ community }) => community),
    ...(row.item !== null && { item: row.item }),
    assignment: row.id,
  }
}

/** 申请状态, as people read it in Chinese; in English its codes are words already. */
export const assignmentStatusWords: Record<AssignmentStatus, string> = {
  rejected: '不予准入',
  returned: '退回补正',
  'in-review': '审核中',
  admitted: '已准入',
  lapsed: '逾期未确认失效',
  withdrawn: '已撤回',
  revoked: '已撤销',
}
