// 审核: deciding what was referred, and confirming what was admitted on an emergency order. Silence decides nothing: what
// was referred stays undecided, what waits to be confirmed lapses. The reviewing body says yes, perhaps less of it, or no.

import { may } from '../access/may.ts'
import type { Principal } from '../access/principal.ts'
import { command, type Settling } from '../command.ts'
import type { RecordReads } from '../ports.ts'
import { fault, invalidInput, wrongState } from '../problem.ts'
import type { Entry } from '../record/entries.ts'
import { changes } from '../record/fold.ts'
import { rowAfter } from '../record/preview.ts'
import type { Row } from '../record/rows.ts'
import { settledAt } from '../support/ended.ts'
import { paidFrom } from '../support/obligation.ts'
import { type Commitment, commitmentsOf, overdueFrom } from '../support/promises.ts'
import type { AssignmentRequest, Day, Fault, Moment, Period, Problem, ReviewOutcome } from '../terms.ts'
import { isDay } from '../time/days.ts'
import { type Given, isObject, type Loose, malformed, trusted } from '../untrusted.ts'
import {
  type AssignmentAnswer,
  assignmentAnswer,
  assignmentHeader,
  assignmentStatusWords,
  noAssignment,
  statusOn,
} from './assignment.ts'
import type { ReviewBody } from './entries.ts'
import { missingOf } from './rulebook/plan.ts'

/** What the reviewer decides. The last three belong to an admission. */
export interface Review {
  outcome: ReviewOutcome
  reason: string
  agreement?: string
  conditions?: string[]
  until?: Day
}

export const review = command(
  'review',
  (caller: Principal, id: string, given: Given<Review>): Settling<AssignmentAnswer> => {
    return {
      settle(read, moment) {
        const row = read.assignment(id)
        const request = row?.request
        if (!row || !request) return malformed(given) ?? noAssignment(id)
        const faults = isObject(given.body) ? faultsOf(given.body, row, request, moment) : []
        const barred = may(caller, 'assignment.review', row)
        const no =
          malformed(given, () => (barred ? [] : faults)) ?? barred ?? notOpen(row, moment.today) ?? invalidInput(faults)
        if (no) return no
        const decided = trusted(given)
        const late = isProvisional(row) ? withoutPlan(decided, row, request) : tooLate(decided, row, moment)
        if (late) return late
        const entry = entryOf(
          caller,
          moment,
          row,
          (isProvisional(row) ? confirmation : bodyOf)(read, row, request, decided, moment),
        )
        const after = rowAfter('assignments', row, changes(entry, moment.index))
        const admitted = decided.outcome === 'admitted'
        return {
          entries: [entry],
          answer: assignmentAnswer(
            after,
            admitted || isProvisional(row)
              ? read.obligationsOf(id).flatMap((one) => (isKept(one) ? [one.id] : []))
              : [],
            moment.today,
          ),
        }
      },
    }
  },
)

/** Not withdrawn while it was in review. */
const isKept = ({ standing }: Row<'obligations'>) => standing !== 'not-admitted'

/** Admitted on an emergency order, and not confirmed yet. */
function isProvisional({ status, confirmBy }: Row<'assignments'>): boolean {
  return status === 'admitted' && confirmBy !== null
}

function notOpen(row: Row<'assignments'>, today: Day): { problem: Problem } | undefined {
  const { id } = row
  const status = statusOn(row, today)
  if (status === 'in-review' || (status === 'admitted' && isProvisional(row))) return undefined
  return wrongState(
    `申请 ${id} 不在审核中，现状为“${assignmentStatusWords[status]}”`,
    `Assignment ${id} is not in review: it is ${status}`,
  )
}

/** Work off the list is confirmed with its plan, which may come after the order. */
function withoutPlan(
  { outcome }: Review,
  { id, kind }: Row<'assignments'>,
  { plan }: AssignmentRequest,
): { problem: Problem } | undefined {
  if (outcome === 'rejected' || kind !== 'off-list' || missingOf(plan).length === 0) return undefined
  return wrongState(
    `申请 ${id} 属清单外事项，实施方案尚未补齐：请申请单位补交（POST /v1/assignments/${id}/supplement）后再予确认`,
    `Assignment ${id} is off the list and its plan is not complete: its organisation supplies it (POST /v1/assignments/${id}/supplement), then it can be confirmed`,
  )
}

function tooLate(
  { outcome }: Review,
  { untilDay }: Row<'assignments'>,
  { today }: Moment,
): { problem: Problem } | undefined {
  if (outcome === 'rejected' || today <= untilDay) return undefined
  return wrongState(
    `申请的期限已于 ${untilDay} 届满，不能再予准入`,
    `The period asked for ended on ${untilDay}: it cannot be admitted any more`,
  )
}

/** Faults of a review that its schema cannot name; it may be malformed elsewhere. */
function faultsOf(decided: Loose, row: Row<'assignments'>, { plan }: AssignmentRequest, { today }: Moment): Fault[] {
  const { outcome, agreement, until } = decided
  if (outcome === 'rejected')
    return (['agreement', 'conditions', 'until'] as const)
      .filter((member) => decided[member] !== undefined)
      .map((member) => fault(`/${member}`, '不予准入时不填此项', 'Only an admission has this member'))
  const faults: Fault[] = []
  if (isProvisional(row) && until !== undefined)
    faults.push(
      fault(
        '/until',
        '确认应急准入时不改期限；需提前结束的，另行撤销',
        'A confirmation does not change the period: revoke what must end earlier',
      ),
    )
  const agreed = [agreement, plan?.agreement].some((text) => typeof text === 'string' && text.trim() !== '')
  if (row.kind === 'off-list' && !agreed)
    faults.push(
      fault(
        '/agreement',
        '清单外事项以购买服务方式准入，须写明协议',
        'Work that is not on the list is admitted as purchased service: give the agreement',
      ),
    )
  if (isProvisional(row)) return faults
  if (isDay(until) && until > row.untilDay)
    faults.push(
      fault(
        '/until',
        `只能缩短期限，原定至 ${row.untilDay}`,
        `May only be shortened: until ${row.untilDay} at the latest`,
      ),
    )
  else if (isDay(until) && (until < row.fromDay || until < today))
    faults.push(fault('/until', '早于开始日期或今天', 'Must not be before the first day or before today'))
  return faults
}

/** An emergency admission stands from now on, or ends now. */
function confirmation(
  read: RecordReads,
  row: Row<'assignments'>,
  _: AssignmentRequest,
  decided: Review,
  { today }: Moment,
): ReviewBody {
  const running = read.obligationsOf(row.id).filter(({ endedOn }) => endedOn === null)
  const ends = decided.outcome === 'rejected' ? settledAt(read, running, today) : { freedFen: 0 }
  return {
    assignment: row.id,
    title: row.title,
    ...decided,
    confirming: true,
    ...(decided.outcome === 'admitted' && { lastDay: row.untilDay }),
    obligations: running.map(({ id, community }) => ({ id, community, commitments: [] })),
    ...paidFrom(row),
    ...ends,
  }
}

function bodyOf(
  read: RecordReads,
  row: Row<'assignments'>,
  request: AssignmentRequest,
  decided: Review,
  { today }: Moment,
): ReviewBody {
  const rejected = decided.outcome === 'rejected'
  // Nothing is owed before it is admitted, neither the work nor its support.
  const period = { from: row.fromDay < today ? today : row.fromDay, until: decided.until ?? row.untilDay }
  const waiting = read.obligationsOf(row.id).filter(({ standing }) => standing === 'in-review')
  const obligations = waiting.map(({ id, community, position }) => {
    const target = request.targets[position] as AssignmentRequest['targets'][number]
    const commitments = rejected ? [] : commitmentsOf(request, target, row.graceDays)
    return {
      id,
      community,
      commitments: commitments.map((one) => within(one, { from: today, until: period.until }, row.graceDays)),
    }
  })
  return {
    assignment: row.id,
    title: row.title,
    ...decided,
    ...(!rejected && { period }),
    obligations,
    ...paidFrom(row),
    freedFen: rejected ? row.amountFen : 0,
  }
}

/** A promise is due no earlier than the day it was accepted, and no later than the last day. */
function within(one: Commitment, { from, until }: Period, graceDays: number): Commitment {
  const dueOn = one.dueOn < from ? from : one.dueOn > until ? until : one.dueOn
  return { ...one, dueOn, overdueFrom: overdueFrom(dueOn, graceDays), ...(one.lapsesAfter && { lapsesAfter: until }) }
}

function entryOf(caller: Principal, moment: Moment, row: Row<'assignments'>, body: ReviewBody) {
  const header = {
    ...assignmentHeader('review-decided', caller, moment, row, body.obligations),
    outcome: body.outcome,
    ...(body.outcome === 'rejected' && { by: 'reviewer' as const, advisory: false }),
  }
  return { header, body } satisfies Entry
}
