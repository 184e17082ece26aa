// How work ends before its period does: withdrawn by the asker, revoked by the reviewer. Whoever ends it, what was due by
// that day stays owed and what is spent stays spent; the rest goes back to its line.

import { type Action, may } from '../access/may.ts'
import type { Principal } from '../access/principal.ts'
import { command, type Settling } from '../command.ts'
import type { Command, RecordReads } from '../ports.ts'
import { invalidInput, wrongState } from '../problem.ts'
import type { Entry } from '../record/entries.ts'
import { changes } from '../record/fold.ts'
import { rowAfter } from '../record/preview.ts'
import type { Row } from '../record/rows.ts'
import { settledAt } from '../support/ended.ts'
import { totalFen } from '../support/fees.ts'
import { elsewhereFaults, isAdmitted, paidFrom } from '../support/obligation.ts'
import { isRunning } from '../support/status.ts'
import type { AssignmentRequest, Day, Problem } from '../terms.ts'
import { type Given, isObject, malformed, trusted } from '../untrusted.ts'
import {
  type AssignmentAnswer,
  type AssignmentRecord,
  assignmentAnswer,
  assignmentHeader,
  assignmentStatusWords,
  noAssignment,
  statusOn,
} from './assignment.ts'
import type { EndBody } from './entries.ts'

export interface Ended {
  reason: string
  /** Only there; without it everywhere. */
  communities?: string[]
}

/** 撤回, by the organisation that asked, while it is in review or any of it still runs: all of it, or what some communities have. */
export const withdraw = command(
  'withdraw',
  (caller: Principal, id: string, given: Given<Ended>): Settling<AssignmentAnswer> => {
    return ending('assignment-withdrawn', 'assignment.withdraw', caller, id, given, () => undefined)
  },
)

/** 撤销, by the reviewing body, of what was admitted. */
export const revoke = command(
  'revoke',
  (caller: Principal, id: string, given: Given<Ended>): Settling<AssignmentAnswer> => {
    return ending('assignment-revoked', 'assignment.revoke', caller, id, given, stillInReview)
  },
)

function stillInReview({ id, status }: Row<'assignments'>): { problem: Problem } | undefined {
  if (status !== 'in-review') return undefined
  return wrongState(`申请 ${id} 尚在审核中，请直接审核`, `Assignment ${id} is still in review: decide on it`)
}

function ending(
  type: 'assignment-withdrawn' | 'assignment-revoked',
  action: Action,
  caller: Principal,
  id: string,
  given: Given<Ended>,
  unfit: (row: Row<'assignments'>) => { problem: Problem } | undefined,
): Command<AssignmentAnswer> {
  return {
    settle(read, moment) {
      const row = read.assignment(id)
      if (!row) return malformed(given) ?? noAssignment(id)
      const rows = read.obligationsOf(id)
      const running = rows.filter(
        (one) => (row.status === 'in-review' && one.endedOn === null) || isRunning(one, moment.today),
      )
      const barred = may(caller, action, row)
      const faults = barred || !isObject(given.body) ? [] : elsewhereFaults(given.body.communities, rows, running)
      const no =
        malformed(given, () => faults) ??
        barred ??
        unfit(row) ??
        nothingRuns(row, running, moment.today) ??
        invalidInput(faults)
      if (no) return no
      const { reason, communities } = trusted(given)
      const ending = communities === undefined ? running : running.filter((one) => communities.includes(one.community))
      const body = endBody(read, row, ending, reason, moment.today)
      const partly = ending.length < running.length ? { ...body, partial: true as const } : body
      const entry = { header: assignmentHeader(type, caller, moment, row, ending), body: partly } as Entry
      const after = rowAfter('assignments', row, changes(entry, moment.index))
      return {
        entries: [entry],
        answer: assignmentAnswer(
          after,
          rows.filter(isAdmitted).map((one) => one.id),
          moment.today,
        ),
      }
    },
  }
}

function nothingRuns(
  row: Row<'assignments'>,
  running: readonly Row<'obligations'>[],
  today: Day,
): { problem: Problem } | undefined {
  const { id } = row
  const status = statusOn(row, today)
  if (status === 'in-review' || (status === 'admitted' && running.length > 0)) return undefined
  if (status === 'admitted')
    return wrongState(`申请 ${id} 的事项都已结束`, `Everything under assignment ${id} has ended already`)
  return wrongState(
    `申请 ${id} 的现状为“${assignmentStatusWords[status]}”，没有可以终止的内容`,
    `Assignment ${id} is ${status} already`,
  )
}

function endBody(
  read: RecordReads,
  row: AssignmentRecord,
  ending: readonly Row<'obligations'>[],
  reason: string,
  today: Day,
): EndBody {
  const unadmitted = row.status === 'in-review'
  const settled = unadmitted ? { dropped: [], freedFen: askedFen(row, ending) } : settledAt(read, ending, today)
  return {
    assignment: row.id,
    title: row.title,
    reason,
    obligations: ending.map(({ id }) => id),
    ...paidFrom(row),
    ...settled,
    ...(unadmitted && { unadmitted }),
  }
}

/** Fen that a request in review holds for some of its communities. */
function askedFen({ request, amountFen }: AssignmentRecord, ending: readonly Row<'obligations'>[]): number {
  if (amountFen === 0) return 0
  const { targets } = request
  return totalFen(ending.map(({ position }) => targets[position] as AssignmentRequest['targets'][number]))
}
