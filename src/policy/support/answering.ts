// 确认与异议: only the community's answer makes a delivery count. The latest answer counts; those before it stay on the record.

import { may } from '../access/may.ts'
import type { Principal } from '../access/principal.ts'
import { command, type Settling } from '../command.ts'
import { yuan } from '../money.ts'
import type { RecordReads } from '../ports.ts'
import { fault, invalidInput, notFound, wrongState } from '../problem.ts'
import type { Entry } from '../record/entries.ts'
import { changes } from '../record/fold.ts'
import { rowAfter } from '../record/preview.ts'
import type { Row } from '../record/rows.ts'
import type { Freed } from '../registry/entries.ts'
import type { Day, Fault, Moment, Problem } from '../terms.ts'
import { isDay } from '../time/days.ts'
import { type Given, isObject, malformed, trusted } from '../untrusted.ts'
import { type DeliveryOnDay, deliveryOn } from './day.ts'
import { owedAtEnd } from './ended.ts'
import type { Consequence } from './entries.ts'
import { beyondReceived, overspent } from './money-left.ts'
import { obligationHeader, paidFrom } from './obligation.ts'
import { carriedFen, metOn } from './status.ts'
import { deliveryStatusWords } from './words.ts'

type ObligationRow = Row<'obligations'>
type DeliveryRow = Row<'deliveries'>
type CommitmentRow = Row<'commitments'>

export interface Answered {
  received: boolean
  /** Of money: what came of it. The rest is disputed. */
  amountFen?: number
  receivedOn?: Day
  note?: string
}

export const noDelivery = (id: string) => notFound(`没有到位记录 ${id}`, `There is no delivery ${id}`)

/** The community's answer to a delivery: received, from the day it says (today if it says none), in part, or disputed. */
export const answerDelivery = command(
  'answerDelivery',
  (caller: Principal, id: string, given: Given<Answered>): Settling<DeliveryOnDay> => {
    return {
      settle(read, moment) {
        const delivery = read.delivery(id)
        if (!delivery) return malformed(given) ?? noDelivery(id)
        const row = read.obligation(delivery.obligation) as ObligationRow
        const faults = answerFaults(given.body, delivery, moment.today)
        const barred = may(caller, 'delivery.answer', { communities: [row.community] })
        const no =
          malformed(given, () => (barred ? [] : faults)) ??
          barred ??
          answeredSo(delivery, given.body as Answered) ??
          invalidInput(faults)
        if (no) return no
        const made = answerEntry(read, caller, moment, row, delivery, trusted(given))
        if ('problem' in made) return made
        const after = rowAfter('deliveries', delivery, changes(made, moment.index))
        return { entries: [made], answer: deliveryOn(after, moment.today) }
      },
    }
  },
)

/** An answer as it is recorded; or why the budget line cannot bear it. */
export function answerEntry(
  read: RecordReads,
  caller: Principal,
  moment: Moment,
  row: ObligationRow,
  delivery: DeliveryRow,
  answer: Answered,
): Entry | { problem: Problem } {
  const after: DeliveryRow = { ...delivery, ...answeredRow(delivery, answer, moment.today) }
  const done = consequence(read, row, delivery, after, moment.today)
  if ('problem' in done) return done
  const spent = spentAlready(read, after)
  if (spent) return spent
  const { id, obligation, commitment, amountFen } = delivery
  const of = { delivery: id, obligation, commitment }
  const note = answer.note === undefined ? {} : { note: answer.note }
  if (!answer.received)
    return {
      header: obligationHeader('delivery-disputed', caller, moment, row),
      body: { ...of, ...(amountFen !== null && { amountFen }), ...note, ...done },
    }
  const receivedFen = after.receivedFen
  const rest = (amountFen ?? 0) - (receivedFen ?? 0)
  return {
    header: obligationHeader('delivery-confirmed', caller, moment, row),
    body: {
      ...of,
      ...(receivedFen !== null && { amountFen: receivedFen }),
      ...(rest > 0 && { disputedFen: rest }),
      receivedOn: after.receivedOn as Day,
      ...note,
      ...done,
    },
  }
}

/** What was spent stays covered by what came: an answer that takes money back waits for the expenditures to be corrected. */
function spentAlready(read: RecordReads, after: DeliveryRow): { problem: Problem } | undefined {
  if (after.receivedFen === null) return undefined
  const spent = read.spentOf(after.obligation)
  if (spent.length === 0) return undefined
  const all = read.deliveriesOf(after.obligation).map((one) => (one.id === after.id ? after : one))
  const over = overspent(all, spent)
  return over && beyondReceived(over)
}

function answeredRow(
  { amountFen }: DeliveryRow,
  { received, amountFen: partFen, receivedOn }: Answered,
  today: Day,
): Pick<DeliveryRow, 'status' | 'receivedFen' | 'receivedOn'> {
  if (!received) return { status: 'disputed', receivedFen: amountFen === null ? null : 0, receivedOn: null }
  return {
    status: 'confirmed',
    receivedFen: amountFen === null ? null : (partFen ?? amountFen),
    receivedOn: receivedOn ?? today,
  }
}

/** The same answer again changes nothing; what was taken back has none. */
export function answeredSo(delivery: DeliveryRow, answer: Answered): { problem: Problem } | undefined {
  const { id, status } = delivery
  if (status === 'retracted') return wrongState(`到位记录 ${id} 已由单位撤回`, `Delivery ${id} was taken back`)
  if (status === 'delivered') return undefined
  const after = answeredRow(delivery, answer, delivery.receivedOn ?? '')
  const same =
    after.status === status && after.receivedFen === delivery.receivedFen && after.receivedOn === delivery.receivedOn
  if (!same || (answer.note !== undefined && answer.note !== delivery.answerNote)) return undefined
  return wrongState(
    `到位记录 ${id} 已经这样答复过（${deliveryStatusWords[status]}）；更正须与上次不同`,
    `Delivery ${id} was answered so already: it is ${status}. A correction says something else`,
  )
}

export function answerFaults(body: unknown, delivery: DeliveryRow, today: Day): Fault[] {
  const { received, receivedOn, amountFen } = isObject(body) ? body : {}
  const faults = amountFen === undefined ? [] : amountFaults(received, amountFen, delivery)
  const at = '/receivedOn'
  if (!isDay(receivedOn)) return faults
  if (received === false) faults.push(fault(at, '未收到时不填收到日期', 'Omit this where nothing was received'))
  else if (receivedOn > today) faults.push(fault(at, '收到日期不能晚于今天', 'Must not be after today'))
  else if (receivedOn < delivery.deliveredOn)
    faults.push(
      fault(
        at,
        `不能早于到位日期 ${delivery.deliveredOn}`,
        `Must not be before the day of delivery, ${delivery.deliveredOn}`,
      ),
    )
  return faults
}

function amountFaults(received: unknown, amountFen: unknown, delivery: DeliveryRow): Fault[] {
  const at = '/amountFen'
  if (received === false) return [fault(at, '未收到时不填金额', 'Omit this where nothing was received')]
  if (delivery.amountFen === null) return [fault(at, '这不是经费，不填金额', 'This is not money: omit the amount')]
  if (typeof amountFen !== 'number' || amountFen <= delivery.amountFen) return []
  return [
    fault(
      at,
      `不能多于登记的 ${yuan(delivery.amountFen)}元（金额单位为分）；多收的请单位另行登记`,
      `No more than the ${yuan(delivery.amountFen)} yuan that were recorded (in fen): what came besides is for its organisation to record`,
    ),
  ]
}

/**
 * What an answer does to its commitment and to the budget line: met, or no longer; and, where the promise has fallen away,
 * money that was held for what turns out not to have come, or the reverse.
 */
export function consequence(
  read: RecordReads,
  row: ObligationRow,
  delivery: DeliveryRow,
  after: DeliveryRow,
  today: Day,
): (Consequence & Freed) | { problem: Problem } {
  const promise = read.commitmentsOf(delivery.obligation).find(({ id }) => id === delivery.commitment)
  if (!promise) throw new Error(`delivery ${delivery.id} has no commitment`)
  const own = read.deliveriesOf(delivery.obligation).filter(({ commitment }) => commitment === delivery.commitment)
  const then = own.map((one) => (one.id === delivery.id ? after : one))
  const left = leftOf(read, row, promise)
  const met = metOn(left ?? promise.amountFen, then)
  const standing = left === 0 || promise.droppedOn !== null ? ('dropped' as const) : ('open' as const)
  const confirmedBefore = delivery.status === 'confirmed' ? (delivery.receivedFen ?? 0) : 0
  const assignment = read.assignment(row.assignment)
  const paid = assignment ? paidFrom(assignment) : {}
  const freedFen =
    carriedFen(promise, own) -
    carriedFen({ ...promise, owedFen: left ?? null, standing: met === undefined ? standing : 'met' }, then)
  const short = freedFen < 0 ? overdrawn(read, row, paid, -freedFen, today) : undefined
  if (short) return short
  return {
    ...(met !== undefined && { metOn: met }),
    // Met before its work ended, and corrected since: from here on only what stays owed of it counts, met or not.
    ...(met !== undefined &&
      left !== undefined &&
      left !== promise.owedFen && { owedFen: left, reducedOn: promise.reducedOn ?? row.endedOn ?? today }),
    ...(met === undefined &&
      promise.standing === 'met' && {
        reopened: standing,
        ...(left && { owedFen: left, reducedOn: promise.reducedOn ?? row.endedOn ?? today }),
        ...(left === 0 && { droppedOn: row.endedOn ?? today }),
      }),
    ...(confirmedBefore > 0 && { confirmedBefore }),
    ...paid,
    freedFen,
  }
}

/** What stays owed of a promise whose work ended early, also of one that was met then; undefined: all of it. */
function leftOf(
  read: RecordReads,
  { id, fromDay, untilDay, standing, endedOn }: ObligationRow,
  promise: CommitmentRow,
) {
  if (promise.droppedOn !== null) return undefined
  if (endedOn === null || !endsEarly.has(standing)) return promise.owedFen ?? undefined
  return owedAtEnd({ fromDay, untilDay }, read.commitmentsOf(id), endedOn).get(promise.id)
}

/** How work ends that owes money for its days alone. */
const endsEarly: ReadonlySet<string> = new Set(['withdrawn', 'revoked', 'taken-back'])

/** Money that a line gave back may be promised elsewhere by now. */
function overdrawn(
  read: RecordReads,
  { organisation }: ObligationRow,
  { budgetLine, payer }: { budgetLine?: string; payer?: string },
  neededFen: number,
  today: Day,
): { problem: Problem } | undefined {
  const { jurisdiction } = read.organisation(payer ?? organisation) ?? {}
  if (budgetLine === undefined || jurisdiction === undefined) return undefined
  const line = read.budgetLine(jurisdiction, budgetLine, today)
  if (!line || line.totalFen - line.committedFen >= neededFen) return undefined
  return wrongState(
    `该款原已退回预算项目 ${line.code}，现余 ${yuan(line.totalFen - line.committedFen)}元，不足 ${yuan(neededFen)}元；请先由财政调整`,
    `This money went back to budget line ${line.code}, which has ${yuan(line.totalFen - line.committedFen)} yuan left of the ${yuan(neededFen)} needed: finance adjusts it first`,
  )
}
