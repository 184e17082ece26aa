// What the commands on assignments and obligations share: finding the thing, whose it is, and how its entry is headed.

import { covers } from '../access/jurisdictions.ts'
import type { EntryHeader } from '../log/entry.ts'
import { actorOf, type Moment, type Principal, type RecordReads } from '../ports.ts'
import { forbidden, notFound, problem } from '../problem.ts'
import type { Change, EntryType, Rows } from '../record/fold.ts'
import { rowAfter, rowsAfter } from '../record/preview.ts'
import type { Fault, Problem } from '../terms.ts'
import { type ObligationOnDay, obligationOn } from './day.ts'

export type AssignmentRow = Required<Rows['assignments']>
export type ObligationRow = Required<Rows['obligations']>
export type Refusal = { problem: Problem }

export function invalid(errors: readonly Fault[]): Refusal | undefined {
  if (errors.length === 0) return undefined
  return problem('invalid-input', '输入有误，请按 errors 逐条更正', 'The input is invalid: correct each of errors', {
    errors: [...errors],
  })
}

export const wrongState = (zh: string, en: string) => problem('wrong-state', zh, en)

export function noAssignment(id: string): Refusal {
  return notFound(`没有申请 ${id}`, `There is no assignment ${id}`)
}

/** An obligation that was admitted. Own duties are nobody's to deliver to, refuse or complete. */
export function obligationBy(read: RecordReads, id: string): ObligationRow | Refusal {
  const row = read.obligation(id)
  if (row && row.standing !== 'in-review' && row.standing !== 'not-admitted') return row
  const dot = id.indexOf('.')
  if (dot > 0 && read.community(id.slice(0, dot)))
    return wrongState(
      '社区自己的履职事项不需要他人保障，不能登记到位、拒绝或办结',
      'An own duty of the community rests on nobody’s support: it is neither delivered to, nor refused, nor completed',
    )
  return notFound(`没有承接事项 ${id}`, `There is no obligation ${id}`)
}

export function notTheCommunity(caller: Principal, community: string): Refusal | undefined {
  if (caller.community === community) return undefined
  return forbidden(
    `这是社区 ${community} 的事项，您的密钥属于社区 ${caller.community}`,
    `This is of community ${community}; your key is of community ${caller.community}`,
  )
}

export function notTheAsker(caller: Principal, organisation: string): Refusal | undefined {
  if (caller.organisation === organisation) return undefined
  return forbidden(
    `这是单位 ${organisation} 下派的，您的密钥属于单位 ${caller.organisation}`,
    `Organisation ${organisation} asked for this; your key is of ${caller.organisation}`,
  )
}

/** The reviewing body of the jurisdiction, and never the asker itself. */
export function notTheReviewer(caller: Principal, { jurisdiction, organisation }: AssignmentRow): Refusal | undefined {
  if (!covers(caller.jurisdiction ?? '-', jurisdiction))
    return forbidden(
      `密钥属于辖区 ${caller.jurisdiction}，不能审核辖区 ${jurisdiction} 的申请`,
      `Your key is bound to jurisdiction ${caller.jurisdiction}, not to ${jurisdiction}`,
    )
  if (caller.organisation !== organisation) return undefined
  return forbidden('申请单位不能审核自己的申请', 'The organisation that asks cannot decide on its own request')
}

/** What every entry on an assignment as a whole says in the open; `touched`: its obligations that are concerned. */
export function assignmentHeader<T extends EntryType>(
  type: T,
  caller: Principal,
  { at }: Moment,
  row: AssignmentRow,
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

/** What every entry on an obligation says in the open. */
export function headerOf<T extends EntryType>(
  type: T,
  caller: Principal,
  moment: Moment,
  row: ObligationRow,
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

/** All that belongs to an obligation, whole. */
export interface Parts {
  commitments: Required<Rows['commitments']>[]
  deliveries: Required<Rows['deliveries']>[]
  events: Required<Rows['obligationEvents']>[]
}

export function partsOf(read: RecordReads, { id }: ObligationRow): Parts {
  return { commitments: read.commitmentsOf(id), deliveries: read.deliveriesOf(id), events: read.eventsOf(id) }
}

/** The obligation as it is answered once these changes are made. */
export function obligationAfter(
  row: ObligationRow,
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
