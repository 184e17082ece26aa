// 到位: the organisation says what it delivered; only the community's answer makes it count.

import type { Command, Principal, RecordReads } from '../ports.ts'
import { fault, notFound } from '../problem.ts'
import type { Entry, Rows } from '../record/fold.ts'
import type { LifeBodies } from '../record/life.ts'
import { changesOf, rowAfter, rowsAfter } from '../record/preview.ts'
import type { Day, Fault } from '../terms.ts'
import { type DeliveryOnDay, deliveryOn } from './day.ts'
import { carriedFen, metOn } from './status.ts'
import { statusWord } from './status-words.ts'
import {
  headerOf,
  invalid,
  notTheAsker,
  notTheCommunity,
  type ObligationRow,
  obligationBy,
  type Refusal,
  wrongState,
} from './whose.ts'

type CommitmentRow = Required<Rows['commitments']>
type DeliveryRow = Required<Rows['deliveries']>

export interface Delivered {
  commitment: string
  deliveredOn: Day
  amountFen?: number
  voucher?: string
  note?: string
}

/** Records a delivery, money in parts. More than was promised is taken and said, in `overFen`. */
export function deliver(caller: Principal, id: string, given: Delivered): Command<DeliveryOnDay> {
  return {
    settle(read, moment) {
      const row = obligationBy(read, id)
      if ('problem' in row) return row
      const no = notTheAsker(caller, row.organisation)
      if (no) return no
      const promise = read.commitmentsOf(id).find((one) => one.id === given.commitment)
      const own = read.deliveriesOf(id).filter(({ commitment }) => commitment === given.commitment)
      const faults = deliveryFaults(given, promise, own, moment.today)
      if (!promise || faults.length > 0) return invalid(faults) as Refusal
      const closed = notOpen(promise)
      if (closed) return closed
      const overFen = beyond(promise, own, given.amountFen ?? 0)
      const body = { delivery: `d${moment.index}`, obligation: id, ...given, ...(overFen > 0 && { overFen }) }
      const entry = { header: headerOf('delivery-recorded', caller, moment, row), body } satisfies Entry
      const [kept] = rowsAfter('deliveries', [], changesOf(entry, moment))
      return { entries: [entry], answer: deliveryOn(kept as DeliveryRow, moment.today) }
    },
  }
}

function deliveryFaults(
  { deliveredOn, amountFen }: Delivered,
  promise: CommitmentRow | undefined,
  own: readonly DeliveryRow[],
  today: Day,
): Fault[] {
  const faults: Fault[] = []
  if (deliveredOn > today) faults.push(fault('/deliveredOn', '到位日期不能晚于今天', 'Not after today'))
  if (!promise)
    faults.push(fault('/commitment', '该事项没有这一保障承诺', 'There is no such commitment under this obligation'))
  else if (promise.amountFen === null && amountFen !== undefined)
    faults.push(fault('/amountFen', '这项承诺不是经费，不填金额', 'This commitment is not money: leave the amount out'))
  else if (promise.amountFen !== null && amountFen === undefined)
    faults.push(fault('/amountFen', '经费到位须填写金额', 'Money needs its amount'))
  else if (!Number.isSafeInteger(sumFen(own) + (amountFen ?? 0)))
    faults.push(fault('/amountFen', '金额合计超出可计算的范围', 'The amounts together are beyond a safe integer'))
  return faults
}

function notOpen({ id, standing, amountFen }: CommitmentRow): Refusal | undefined {
  if (standing === 'dropped')
    return wrongState(`承诺 ${id} 已随申请结束而免除`, `Commitment ${id} fell away when its assignment ended`)
  if (standing === 'met' && amountFen === null)
    return wrongState(`承诺 ${id} 已确认到位`, `Commitment ${id} is confirmed already`)
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

/** The community's answer to a delivery, once: received, from the day it says (today if it says none), or disputed. */
export function answerDelivery(caller: Principal, id: string, answer: Answered): Command<DeliveryOnDay> {
  return {
    settle(read, moment) {
      const delivery = read.delivery(id)
      if (!delivery) return notFound(`没有到位记录 ${id}`, `There is no delivery ${id}`)
      const row = read.obligation(delivery.obligation) as ObligationRow
      const no =
        notTheCommunity(caller, row.community) ??
        answeredBefore(delivery) ??
        invalid(answerFaults(answer, delivery, moment.today))
      if (no) return no
      const received = answer.received ? (answer.receivedOn ?? moment.today) : undefined
      const entry: Entry =
        received === undefined
          ? { header: headerOf('delivery-disputed', caller, moment, row), body: disputed(read, row, delivery, answer) }
          : {
              header: headerOf('delivery-confirmed', caller, moment, row),
              body: confirmed(read, delivery, answer, received),
            }
      const after = rowAfter('deliveries', delivery, changesOf(entry, moment))
      return { entries: [entry], answer: deliveryOn(after, moment.today) }
    },
  }
}

function answeredBefore({ id, status }: DeliveryRow): Refusal | undefined {
  if (status === 'delivered') return undefined
  return wrongState(
    `到位记录 ${id} 已经答复过（${statusWord(status)}），不能更改`,
    `Delivery ${id} was answered already: it is ${status}`,
  )
}

function answerFaults({ received, receivedOn }: Answered, { deliveredOn }: DeliveryRow, today: Day): Fault[] {
  const at = '/receivedOn'
  if (receivedOn === undefined) return []
  if (!received) return [fault(at, '未收到时不填收到日期', 'Leave it out where nothing was received')]
  if (receivedOn > today) return [fault(at, '收到日期不能晚于今天', 'Not after today')]
  if (receivedOn < deliveredOn)
    return [fault(at, `不能早于到位日期 ${deliveredOn}`, `Not before the day of delivery, ${deliveredOn}`)]
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
): LifeBodies['delivery-confirmed'] {
  const { promise, own } = ofCommitment(read, delivery)
  const met = metOn(
    promise.amountFen,
    own.map((one) => (one.id === delivery.id ? { ...one, status: 'confirmed', receivedOn } : one)),
  )
  return { ...partOf(delivery), receivedOn, ...noteOf(answer), ...(met !== undefined && { metOn: met }) }
}

/** Money that was held for a delivery on a promise that has since fallen away is freed when it turns out not to have come. */
function disputed(
  read: RecordReads,
  row: ObligationRow,
  delivery: DeliveryRow,
  answer: Answered,
): LifeBodies['delivery-disputed'] {
  const { promise, own } = ofCommitment(read, delivery)
  const without = own.map((one) => (one.id === delivery.id ? { ...one, status: 'disputed' } : one))
  const line = read.assignment(row.assignment)?.budgetLine ?? undefined
  return {
    ...partOf(delivery),
    ...noteOf(answer),
    ...(line !== undefined && { budgetLine: line }),
    freedFen: carriedFen(promise, own) - carriedFen(promise, without),
  }
}
