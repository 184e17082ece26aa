// How work ends before its period does: withdrawn by the asker, revoked by the reviewer. Whoever ends it, what was due by
// that day stays owed and what is spent stays spent; the rest goes back to its line.
import { type Action, may } from '../access/may.ts'
import type { Principal } from '../access/principal.ts'
import type { Command, RecordReads } from '../ports.ts'
import { wrongState } from '../problem.ts'
import type { Entry } from '../record/entries.ts'
import { changes } from '../record/fold.ts'
import { rowAfter } from '../record/preview.ts'
import type { Row } from '../record/rows.ts'
import { paidFrom } from '../support/obligation.ts'
import { carriedFen, isLapsed } from '../support/status.ts'
import type { Day, Problem } from '../terms.ts'
import { type Given, malformed, trusted } from '../untrusted.ts'
import {
  type AssignmentAnswer,
  assignmentAnswer,
  assignmentHeader,
  assignmentStatusWords,
  noAssignment,
  statusOn,
} from './assignment.ts'
import type { EndBody } from './entries.ts'

export interface Ended {
  reason: string
}

/** 撤回, by the organisation that asked, while it is in review or any of it still runs. */
export function withdraw(caller: Principal, id: string, given: Given<Ended>): Command<AssignmentAnswer> {
  return ending('assignment-withdrawn', 'assignment.withdraw', caller, id, given, () => undefined)
}

/** 撤销, by the reviewing body, of what was admitted. */
export function revoke(caller: Principal, id: string, given: Given<Ended>): Command<AssignmentAnswer> {
  return ending('assignment-revoked', 'assignment.revoke', caller, id, given, stillInReview)
}

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
      const faulty = malformed(given)
      if (faulty) return faulty
      const row = read.assignment(id)
      if (!row) return noAssignment(id)
      const rows = read.obligationsOf(id)
      const running = rows.filter(
        (one) =>
          one.endedOn === null &&
          (row.status === 'in-review' || (one.untilDay >= moment.today && !isLapsed(one, moment.today))),
      )
      const no = may(caller, action, row) ?? unfit(row) ?? nothingRuns(row, running, moment.today)
      if (no) return no
      const body = endBody(read, row, running, trusted(given).reason, moment.today)
      const entry = { header: assignmentHeader(type, caller, moment, row, running), body } as Entry
      const after = rowAfter('assignments', row, changes(entry, moment.index))
      return {
        entries: [entry],
        answer: assignmentAnswer(after, row.status === 'in-review' ? [] : rows.map((one) => one.id), moment.today),
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
  row: Row<'assignments'>,
  running: readonly Row<'obligations'>[],
  reason: string,
  today: Day,
): EndBody {
  const unadmitted = row.status === 'in-review'
  const falling = unadmitted ? { dropped: [], freedFen: row.amountFen } : fallingAway(read, running, today)
  return {
    assignment: row.id,
    title: row.title,
    reason,
    obligations: running.map(({ id }) => id),
    ...paidFrom(row),
    ...falling,
    ...(unadmitted && { unadmitted }),
  }
}

/** Of obligations that end on a day: the commitments not owed by then, which fall away, and the money that goes back. */
export function fallingAway(
  read: RecordReads,
  running: readonly Pick<Row<'obligations'>, 'id'>[],
  today: Day,
): { dropped: string[]; freedFen: number } {
  const dropped: string[] = []
  let freedFen = 0
  for (const { id } of running) {
    const deliveries = read.deliveriesOf(id)
    for (const one of read.commitmentsOf(id)) {
      if (one.standing !== 'open' || (one.owedFrom ?? one.dueOn) <= today) continue
      dropped.push(one.id)
      const own = deliveries.filter(({ commitment }) => commitment === one.id)
      freedFen += (one.amountFen ?? 0) - carriedFen({ ...one, standing: 'dropped' }, own)
    }
  }
  return { dropped, freedFen }
}
