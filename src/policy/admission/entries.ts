// What is recorded of requests: decided, reviewed, ended.
import type { Freed } from '../registry/entries.ts'
import type { Settlement } from '../support/ended.ts'
import type { Commitment, Deferral } from '../support/promises.ts'
import type {
  AssignmentRequest,
  Day,
  Decision,
  EditionRef,
  Effort,
  Facts,
  Finding,
  ObligationKind,
  Period,
  ReviewOutcome,
} from '../terms.ts'

/** A finding as it was told in Chinese on the day; other languages are worded from its figures. */
export type RecordedFinding = Finding & { message: string; remedy: string }
export type RecordedDecision = Omit<Decision, 'findings'> & { findings: RecordedFinding[] }

/** All that deciding needed and what came of it: enough to decide again. */
export interface DecisionBody {
  request: AssignmentRequest
  facts: Facts
  edition: EditionRef
  rulebook: string
  decision: RecordedDecision
}

/** 补充材料: what an emergency did not wait for. */
export interface SupplementBody {
  assignment: string
  title: string
  /** The request with what was supplied. */
  request: AssignmentRequest
  /** Money that is now on a line, and whose the line is. */
  budgetLine?: string
  payer?: string
  amountFen?: number
}

/** 复审决定 */
export interface ReviewBody extends Freed {
  assignment: string
  title: string
  outcome: ReviewOutcome
  reason: string
  agreement?: string
  conditions?: string[]
  /** The last day, where the review shortened the period. */
  until?: Day
  /** Where admitted: the period that then holds, and what is promised to each community. */
  period?: Period
  obligations: { id: string; community: string; commitments: Commitment[] }[]
  /** True where it confirms what was admitted on an emergency order, or does not. */
  confirming?: true
  /** Where it confirms: the last day of the work, with which what is owed in kind falls away. */
  lastDay?: Day
  /** Where an emergency admission is not confirmed: what becomes of its commitments. */
  dropped?: string[]
  reduced?: Settlement['reduced']
}

/** 免除: what need not come any more, as the reviewing body says. */
export interface ReleaseBody extends Freed {
  assignment: string
  title: string
  reason: string
  commitments: { id: string; obligation: string }[]
}

/** 撤回、撤销 */
export interface EndBody extends Freed {
  assignment: string
  title: string
  reason: string
  /** Obligations that end by it; those that had ended before are not touched. */
  obligations: string[]
  /** Commitments that fall away. */
  dropped: string[]
  /** Money of which only a part stays owed, for the days that were worked. */
  reduced?: Settlement['reduced']
  /** True where work of the assignment goes on elsewhere. */
  partial?: true
  /** True where it was still in review: then it never became an obligation. */
  unadmitted?: true
}

/** 收回: a street does it itself from now on. The assignment goes on where it is not taken back. */
export interface TakenBackBody extends Freed {
  assignment: string
  title: string
  reason: string
  street: string
  obligations: string[]
  dropped: string[]
  reduced: Settlement['reduced']
}

export interface AdmissionBodies {
  'work-taken-back': TakenBackBody
  'check-rejected': DecisionBody
  'assignment-decided': DecisionBody & {
    kind: ObligationKind | 'none'
    graceDays: number
    /** What the item says that one unit of the work costs in hours. */
    effort?: Effort
    reviewDueOn?: Day
    /** In an emergency: the money is promised, and no line is named for it yet. */
    unbudgeted?: true
    /** In an emergency: support that comes later than the work, or that the item asks and nobody offers yet. */
    deferral?: Deferral
  }
  'assignment-supplemented': SupplementBody
  'review-decided': ReviewBody
  'assignment-withdrawn': EndBody
  'assignment-revoked': EndBody
  'support-released': ReleaseBody
}

export function assignmentId(index: number): string {
  return `a${index}`
}

/** The entry that an assignment's id names. */
export function assignmentEntry(id: string): number {
  return Number(id.slice(1))
}
