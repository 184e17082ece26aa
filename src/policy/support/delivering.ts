// 到位: the organisation says what it delivered; only the community's answer makes it count.
import { may } from '../access/may.ts'
import type { Principal } from '../access/principal.ts'
import type { Command, RecordReads } from '../ports.ts'
import { fault, invalidInput, notFound, wrongState } from '../problem.ts'
import type { Entry } from '../record/entries.ts'
import { changes } from '../record/fold.ts'
import { rowAfter, rowsAfter } from '../record/preview.ts'
import type { Row } from '../record/rows.ts'
import type { Day, Fault, Problem } from '../terms.ts'
import { isDay } from '../time/days.ts'
import { type Given, isObject, type Loose, malformed, trusted } from '../untrusted.ts'
import { type DeliveryOnDay, deliveryOn } from './day.ts'
import type { SupportBodies } from './entries.ts'
import { obligationBy, obligationHeader, paidFrom } from './obligation.ts'
import { carriedFen, hasFallenAway, metOn } from './status.ts'
import { deliveryStatusWords } from './words.ts'

type ObligationRow = Row<'obligations'>
type CommitmentRow = Row<'commitments'>
type DeliveryRow = Row<'deliveries'>

export interface Delivered {
  commitment: string
  deliveredOn: Day
  amountFen?: number
  voucher?: string
  note?: string
}

/** Records a delivery, money in parts. More than was promised is taken and said, in `overFen`. */
export function deliver(caller: Principal, id: string, given: Given<Delivered>): Command<DeliveryOnDay> {
  return {
    settle(read, moment) {
      const row = obligationBy(read, id)
      if ('problem' in row) return malformed(given) ?? row
      const told = isObject(given.body) ? given.body : {}
      const promise = read.commitmentsOf(id).find((one) => one.id === told.commitment)
      const own = read.deliveriesOf(id).filter(({ commitment }) => commitment === told.commitment)
      const faults = deliveryFaults(told, promise, own, moment.today)
      const barred = may(caller, 'obligation.deliver', row)
      const no =
        malformed(given, () => (barred ? [] : faults)) ??
        barred ??
        invalidInput(faults) ??
        notOpen(promise, moment.today)
      if (no) return no
      const delivered = trusted(given)
      const overFen = beyond(promise as CommitmentRow, own, delivered.amountFen ?? 0)
      const body = { delivery: `d${moment.index}`, obligation: id, ...delivered, ...(overFen > 0 && { overFen }) }
      const entry = { header: obligationHeader('delivery-recorded', caller, moment, row), body } satisfies Entry
      const [kept] = rowsAfter('deliveries', [], changes(entry, moment.index))
      return { entries: [entry], answer: deliveryOn(kept as DeliveryRow, moment.today) }
    },
  }
}

/** Faults of a delivery that its schema cannot name; it may be malformed elsewhere. */
function deliveryFaults(
  { commitment, deliveredOn, amountFen }: Loose,
  promise: CommitmentRow | undefined,
  own: readonly DeliveryRow[],
  today: Day,
): Fault[] {
  const faults: Fault[] = []
  if (isDay(deliveredOn) && deliveredOn > today)
    faults.push(fault('/deliveredOn', '到位日期不能晚于今天', 'Must not be after today'))
  if (typeof commitment === 'string' && !promise)
    faults.push(fault('/commitment', '该事项没有这一保障承诺', 'There is no such commitment under this obligation'))
  if (!promise) return faults
  if (promise.amountFen === null && amountFen !== undefined)
    faults.push(fault('/amountFen', '这项承诺不是经费，不填金额', 'This commitment is not money: omit the amount'))
  else if (promise.amountFen !== null && amountFen === undefined)
    faults.push(fault('/amountFen', '经费到位须填写金额', 'An amount is required for money'))
  else if (typeof amountFen === 'number' && !Number.isSafeInteger(sumFen(own) + amountFen))
    faults.push(
      fault('/amountFen', '金额合计超出可计算的范围', 'The amounts add up to more than can be counted exactly'),
    )
  return faults
}

function notOpen(promise: CommitmentRow | undefined, today: Day): { problem: Problem } | undefined {
  if (promise && promise.standing !== 'met' && hasFallenAway(promise, today))
    return wrongState(
      `承诺 ${promise.id} 已随申请结束而免除`,
      `Commitment ${promise.id} fell away when its assignment ended`,
    )
  if (promise?.standing === 'met' && promise.amountFen === null)
    return wrongState(`承诺 ${promise.id} 已确认到位`, `Commitment ${promise.id} is confirmed already`)
  return undefined
}

function sumFen(deliveries: readonly DeliveryRow[]): number {
  let sum = 0
  for (const { status, amountFen } of deliveries) if (status !== 'disputed') sum += amountFen ?? 0
  return sum
}

/** Fen by which a delivery goes beyond what was promised, after all before it that were not disputed. */
function beyond({ amountFen }: CommitmentRow, own: readonly DeliveryRow[], partFen: number): number {
  if (amountFen === null) return 0
  return Math.max(0, Math.min(partFen, sumFen(own) + partFen - amountFen))
}

export interface Answered {
  received: boolean
  receivedOn?: Day
  note?: string
}

export const noDelivery = (id: string) => notFound(`没有到位记录 ${id}`, `There is no delivery ${id}`)

/** The community's answer to a delivery, once: received, from the day it says (today if it says none), or disputed. */
export function answerDelivery(caller: Principal, id: string, given: Given<Answered>): Command<DeliveryOnDay> {
  return {
    settle(read, moment) {
      const delivery = read.delivery(id)
      if (!delivery) return malformed(given) ?? noDelivery(id)
      const row = read.obligation(delivery.obligation) as ObligationRow
      const faults = answerFaults(given.body, delivery, moment.today)
      const barred = may(caller, 'delivery.answer', { communities: [row.community] })
      const no =
        malformed(given, () => (barred ? [] : faults)) ?? barred ?? answeredBefore(delivery) ?? invalidInput(faults)
      if (no) return no
      const answer = trusted(given)
      const received = answer.received ? (answer.receivedOn ?? moment.today) : undefined
      const entry: Entry =
        received === undefined
          ? {
              header: obligationHeader('delivery-disputed', caller, moment, row),
              body: disputed(read, row, delivery, answer),
            }
          : {
              header: obligationHeader('delivery-confirmed', caller, moment, row),
              body: confirmed(read, delivery, answer, received),
            }
      const after = rowAfter('deliveries', delivery, changes(entry, moment.index))
      return { entries: [entry], answer: deliveryOn(after, moment.today) }
    },
  }
}

function answeredBefore({ id, status }: DeliveryRow): { problem: Problem } | undefined {
  if (status === 'delivered') return undefined
  return wrongState(
    `到位记录 ${id} 已经答复过（${deliveryStatusWords[status]}），不能更改`,
    `Delivery ${id} was answered already: it is ${status}`,
  )
}

function answerFaults(body: unknown, { deliveredOn }: DeliveryRow, today: Day): Fault[] {
  const { received, receivedOn } = isObject(body) ? body : {}
  const at = '/receivedOn'
  if (!isDay(receivedOn)) return []
  if (received === false) return [fault(at, '未收到时不填收到日期', 'Omit this where nothing was received')]
  if (receivedOn > today) return [fault(at, '收到日期不能晚于今天', 'Must not be after today')]
  if (receivedOn < deliveredOn)
    return [fault(at, `不能早于到位日期 ${deliveredOn}`, `Must not be before the day of delivery, ${deliveredOn}`)]
  return []
}

const partOf = ({ id, obligation, commitment, amountFen }: DeliveryRow) => ({
  delivery: id,
  obligation,
  commitment,
  ...(amountFen !== null && { amountFen }),
})
const noteOf = ({ note }: Answered) => (note === undefined ? {} : { note })

function ofCommitment(read: RecordReads, { obligation, commitment }: DeliveryRow) {
  const promise = read.commitmentsOf(obligation).find(({ id }) => id === commitment) as CommitmentRow
  return { promise, own: read.deliveriesOf(obligation).filter((one) => one.commitment === commitment) }
}

function confirmed(
  read: RecordReads,
  delivery: DeliveryRow,
  answer: Answered,
  receivedOn: Day,
): SupportBodies['delivery-confirmed'] {
  const { promise, own } = ofCommitment(read, delivery)
  const met = metOn(
    promise.amountFen,
    own.map((one) => (one.id === delivery.id ? { ...one, status: 'confirmed' as const, receivedOn } : one)),
  )
  return { ...partOf(delivery), receivedOn, ...noteOf(answer), ...(met !== undefined && { metOn: met }) }
}

/** Money that was held for a delivery on a promise that has since fallen away is freed when it turns out not to have come. */
function disputed(
  read: RecordReads,
  row: ObligationRow,
  delivery: DeliveryRow,
  answer: Answered,
): SupportBodies['delivery-disputed'] {
  const { promise, own } = ofCommitment(read, delivery)
  const without = own.map((one) => (one.id === delivery.id ? { ...one, status: 'disputed' as const } : one))
  const assignment = read.assignment(row.assignment)
  return {
    ...partOf(delivery),
    ...noteOf(answer),
    ...(assignment && paidFrom(assignment)),
    freedFen: carriedFen(promise, own) - carriedFen(promise, without),
  }
}
