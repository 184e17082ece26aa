// 承接事项 as commands find it: the thing itself, all that belongs to it, and the header that every entry on it has.
import { actorOf, type Principal } from '../access/principal.ts'
import type { EntryHeader } from '../log/header.ts'
import type { RecordReads } from '../ports.ts'
import { fault, notFound, wrongState } from '../problem.ts'
import type { EntryType } from '../record/entries.ts'
import { rowAfter, rowsAfter } from '../record/preview.ts'
import type { Change, Row } from '../record/rows.ts'
import type { Fault, Moment, Problem } from '../terms.ts'
import { type ObligationOnDay, obligationOn } from './day.ts'

/** Before it is admitted, and where it never is, a row only holds its place. */
export function isAdmitted({ standing }: Row<'obligations'>): boolean {
  return standing !== 'in-review' && standing !== 'not-admitted'
}

/** An obligation that was admitted. Own duties are nobody's to deliver to, refuse or complete. */
export function obligationBy(read: RecordReads, id: string): Row<'obligations'> | { problem: Problem } {
  const row = read.obligation(id)
  if (row && isAdmitted(row)) return row
  const dot = id.indexOf('.')
  if (dot > 0 && read.community(id.slice(0, dot)))
    return wrongState(
      '社区自己的履职事项不需要他人保障，不能登记到位、支出、拒绝或办结',
      'An own duty of the community does not depend on anybody’s support: nothing is delivered or spent for it, and it is neither refused nor completed',
    )
  return noObligation(id)
}

export const noObligation = (id: string) => notFound(`没有承接事项 ${id}`, `There is no obligation ${id}`)

/** What every entry on an obligation says in the open. */
export function obligationHeader<T extends EntryType>(
  type: T,
  caller: Principal,
  moment: Moment,
  row: Row<'obligations'>,
): EntryHeader & { type: NoInfer<T> } {
  return {
    type,
    at: moment.at,
    actor: actorOf(caller),
    jurisdiction: row.jurisdiction,
    organisation: row.organisation,
    communities: [row.community],
    ...(row.item !== null && { item: row.item }),
    assignment: row.assignment,
    obligation: row.id,
  }
}

/** Communities that are named and have nothing of an assignment, or nothing that still runs. The list may be malformed. */
export function elsewhereFaults(
  communities: unknown,
  rows: readonly Row<'obligations'>[],
  running: readonly Row<'obligations'>[] = rows,
): Fault[] {
  if (!Array.isArray(communities)) return []
  return communities.flatMap((code: unknown, i) => {
    if (typeof code !== 'string' || running.some(({ community }) => community === code)) return []
    const [zh, en] = rows.some(({ community }) => community === code)
      ? [`社区 ${code} 的事项已经结束`, `The work at community ${code} has ended already`]
      : [`申请不包括社区 ${code}`, `The assignment has no work at community ${code}`]
    return [fault(`/communities/${i}`, zh, en)]
  })
}

/** All that belongs to an obligation, whole. */
export interface Parts {
  commitments: Row<'commitments'>[]
  deliveries: Row<'deliveries'>[]
  events: Row<'obligationEvents'>[]
}

export function partsOf(read: RecordReads, { id }: Row<'obligations'>): Parts {
  return { commitments: read.commitmentsOf(id), deliveries: read.deliveriesOf(id), events: read.eventsOf(id) }
}

/** The obligation as it is answered once these changes are made. */
export function obligationAfter(
  row: Row<'obligations'>,
  parts: Parts,
  list: readonly Change[],
  { today }: Moment,
): ObligationOnDay {
  const after = {
    commitments: rowsAfter('commitments', parts.commitments, list),
    deliveries: rowsAfter('deliveries', parts.deliveries, list),
    events: rowsAfter('obligationEvents', parts.events, list),
  }
  return obligationOn(rowAfter('obligations', row, list), after, today)
}

/** The budget line that an assignment is paid from, and whose it is. */
export function paidFrom({ budgetLine, payer }: Pick<Row<'assignments'>, 'budgetLine' | 'payer'>): {
  budgetLine?: string
  payer?: string
} {
  return budgetLine === null ? {} : { budgetLine, ...(payer !== null && { payer }) }
}
