// How work ends before its period does: completed by the community, withdrawn by the asker, revoked by the reviewer.
// Whoever ends it, what was due by that day stays owed and what is spent stays spent; the rest goes back to its line.

import type { Command, Moment, Principal, RecordReads } from '../ports.ts'
import { fault } from '../problem.ts'
import type { Entry } from '../record/fold.ts'
import type { EndBody } from '../record/life.ts'
import { changesOf, rowAfter } from '../record/preview.ts'
import { assignmentAnswer, type ObligationOnDay } from '../support/day.ts'
import { carriedFen, isRefused, obligationStatus } from '../support/status.ts'
import { statusWord } from '../support/status-words.ts'
import {
  type AssignmentRow,
  assignmentHeader,
  headerOf,
  invalid,
  noAssignment,
  notTheAsker,
  notTheCommunity,
  notTheReviewer,
  type ObligationRow,
  obligationAfter,
  obligationBy,
  partsOf,
  type Refusal,
  wrongState,
} from '../support/whose.ts'
import type { Day, Fault } from '../terms.ts'
import type { AssignmentAnswer } from './asking.ts'

/** 撤回, by the organisation that asked, while it is in review or any of it still runs. */
export function withdraw(caller: Principal, id: string, reason: string): Command<AssignmentAnswer> {
  return ending('assignment-withdrawn', caller, id, reason, (row) => notTheAsker(caller, row.organisation))
}

/** 撤销, by the reviewing body, of what was admitted. */
export function revoke(caller: Principal, id: string, reason: string): Command<AssignmentAnswer> {
  return ending('assignment-revoked', caller, id, reason, (row) => notTheReviewer(caller, row) ?? stillInReview(row))
}

function stillInReview({ id, status }: AssignmentRow): Refusal | undefined {
  if (status !== 'in-review') return undefined
  return wrongState(`申请 ${id} 尚在审核中，请直接审核`, `Assignment ${id} is still in review: decide on it`)
}

function ending(
  type: 'assignment-withdrawn' | 'assignment-revoked',
  caller: Principal,
  id: string,
  reason: string,
  refusalOf: (row: AssignmentRow) => Refusal | undefined,
): Command<AssignmentAnswer> {
  return {
    settle(read, moment) {
      const row = read.assignment(id)
      if (!row) return noAssignment(id)
      const rows = read.obligationsOf(id)
      const running = rows.filter(
        ({ endedOn, untilDay }) => endedOn === null && (row.status === 'in-review' || untilDay >= moment.today),
      )
      const no = refusalOf(row) ?? nothingRuns(row, running)
      if (no) return no
      const entry = endEntry(type, caller, moment, row, running, endBody(read, row, running, reason, moment.today))
      const after = rowAfter('assignments', row, changesOf(entry, moment))
      return {
        entries: [entry],
        answer: assignmentAnswer(after, row.status === 'in-review' ? [] : rows.map((one) => one.id)),
      }
    },
  }
}

function nothingRuns({ id, status }: AssignmentRow, running: readonly ObligationRow[]): Refusal | undefined {
  if (status === 'in-review' || (status === 'admitted' && running.length > 0)) return undefined
  if (status === 'admitted')
    return wrongState(`申请 ${id} 的事项都已结束`, `Everything under assignment ${id} has ended already`)
  return wrongState(
    `申请 ${id} 的现状为“${statusWord(status)}”，没有可以终止的内容`,
    `Assignment ${id} is ${status} already`,
  )
}

function endBody(
  read: RecordReads,
  row: AssignmentRow,
  running: readonly ObligationRow[],
  reason: string,
  today: Day,
): EndBody {
  const unadmitted = row.status === 'in-review'
  const dropped: string[] = []
  let freedFen = unadmitted ? row.amountFen : 0
  for (const { id } of unadmitted ? [] : running) {
    const deliveries = read.deliveriesOf(id)
    for (const one of read.commitmentsOf(id)) {
      if (one.standing !== 'open' || one.dueOn <= today) continue
      dropped.push(one.id)
      const own = deliveries.filter(({ commitment }) => commitment === one.id)
      freedFen += (one.amountFen ?? 0) - carriedFen({ ...one, standing: 'dropped' }, own)
    }
  }
  return {
    assignment: row.id,
    title: row.title,
    reason,
    obligations: running.map(({ id }) => id),
    dropped,
    ...(row.budgetLine !== null && { budgetLine: row.budgetLine }),
    freedFen,
    ...(unadmitted && { unadmitted }),
  }
}

function endEntry(
  type: 'assignment-withdrawn' | 'assignment-revoked',
  caller: Principal,
  moment: Moment,
  row: AssignmentRow,
  running: readonly ObligationRow[],
  body: EndBody,
): Entry {
  return { header: assignmentHeader(type, caller, moment, row, running), body } as Entry
}

/**
 * 办结, by the community. Finished work is paid in full: money still to come stays owed, on its day.
 * Staff, guidance and powers due after the completion fall away.
 */
export function complete(
  caller: Principal,
  id: string,
  given: { completedOn: Day; note?: string },
): Command<ObligationOnDay> {
  return {
    settle(read, moment) {
      const { completedOn, note } = given
      const row = obligationBy(read, id)
      if ('problem' in row) return row
      const parts = partsOf(read, row)
      const { events } = parts
      const last = events.at(-1)?.day
      const no =
        notTheCommunity(caller, row.community) ??
        invalid(completionFaults(completedOn, row, last, moment.today)) ??
        notCompletable(row, events, moment.today)
      if (no) return no
      const dropped = parts.commitments
        .filter(({ kind, standing, dueOn }) => kind !== 'funding' && standing === 'open' && dueOn > completedOn)
        .map((one) => one.id)
      const entry = {
        header: headerOf('obligation-completed', caller, moment, row),
        body: { obligation: id, title: row.title, completedOn, ...(note !== undefined && { note }), dropped },
      } satisfies Entry
      return { entries: [entry], answer: obligationAfter(row, parts, changesOf(entry, moment), moment) }
    },
  }
}

function completionFaults(completedOn: Day, row: ObligationRow, lastEvent: Day | undefined, today: Day): Fault[] {
  const at = '/completedOn'
  if (completedOn > today) return [fault(at, '办结日期不能晚于今天', 'Not after today')]
  if (row.endedOn !== null) return []
  // Before the first day nothing can be complete; that is told as a state, not as a fault of the day.
  if (today >= row.fromDay && completedOn < row.fromDay)
    return [fault(at, `不能早于开始日期 ${row.fromDay}`, `Not before the first day, ${row.fromDay}`)]
  if (completedOn > row.untilDay)
    return [fault(at, `期限已于 ${row.untilDay} 届满`, `The period ended on ${row.untilDay}`)]
  if (lastEvent !== undefined && completedOn < lastEvent)
    return [fault(at, `不能早于 ${lastEvent} 的拒绝或恢复`, `Not before the refusal or resumption of ${lastEvent}`)]
  return []
}

function notCompletable(row: ObligationRow, events: Parameters<typeof isRefused>[0], today: Day): Refusal | undefined {
  const status = obligationStatus(row, events, today)
  if (row.endedOn !== null)
    return wrongState(`该事项${statusWord(status)}，不能再办结`, `This has ended: it is ${status}`)
  if (isRefused(events, today)) return wrongState('该事项已被拒绝，请先恢复', 'This was refused: resume it first')
  if (status !== 'upcoming') return undefined
  return wrongState(`该事项 ${row.fromDay} 才开始`, `This only begins on ${row.fromDay}`)
}
