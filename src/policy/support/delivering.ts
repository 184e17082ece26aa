// 到位: what the organisation says it delivered, piece by piece or for a whole assignment at once. It counts once its community has confirmed it.

import { may } from '../access/may.ts'
import type { Principal } from '../access/principal.ts'
import { command, type Settling } from '../command.ts'
import { yuan } from '../money.ts'
import { fault, invalidInput, wrongState } from '../problem.ts'
import type { Entry } from '../record/entries.ts'
import { changes } from '../record/fold.ts'
import { rowsAfter } from '../record/preview.ts'
import type { Row } from '../record/rows.ts'
import type { Day, Fault, Problem } from '../terms.ts'
import { isDay } from '../time/days.ts'
import { type Given, isObject, type Loose, malformed, trusted } from '../untrusted.ts'
import { type DeliveryOnDay, deliveryOn } from './day.ts'
import { obligationBy, obligationHeader } from './obligation.ts'
import { countedFen, hasFallenAway } from './status.ts'

type CommitmentRow = Row<'commitments'>
type DeliveryRow = Row<'deliveries'>

export interface Delivered {
  commitment: string
  deliveredOn: Day
  amountFen?: number
  voucher?: string
  note?: string
  /** More than was promised is meant. */
  confirmOver?: boolean
}

/** Records a delivery, money in parts. More than was promised is asked about first, then taken and said, in `overFen`. */
export const deliver = command(
  'deliver',
  (caller: Principal, id: string, given: Given<Delivered>): Settling<DeliveryOnDay> => {
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
        const { confirmOver: _, ...delivered } = trusted(given)
        const overFen = beyond(promise as CommitmentRow, own, delivered.amountFen ?? 0)
        const body = { delivery: `d${moment.index}`, obligation: id, ...delivered, ...(overFen > 0 && { overFen }) }
        const entry = { header: obligationHeader('delivery-recorded', caller, moment, row), body } satisfies Entry
        return { entries: [entry], answer: deliveryKept(entry, moment.index, moment.today) }
      },
    }
  },
)

/** Faults of a delivery that its schema cannot name; it may be malformed elsewhere. */
function deliveryFaults(
  { commitment, deliveredOn, amountFen, confirmOver }: Loose,
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
  else if (typeof amountFen === 'number' && Number.isInteger(amountFen) && amountFen > 0)
    faults.push(...overFaults(promise, own, amountFen, confirmOver === true))
  return faults
}

/** More than was promised is asked about; more than stays owed of work that ended early is not taken: the rest went back to its line. */
function overFaults(promise: CommitmentRow, own: readonly DeliveryRow[], partFen: number, isMeant: boolean): Fault[] {
  const overFen = beyond(promise, own, partFen)
  if (overFen === 0) return []
  const at = '/amountFen'
  if (promise.owedFen !== null) {
    const left = yuan(Math.max(0, promise.owedFen - sumFen(own)))
    return [
      fault(
        at,
        `该工作已提前结束，这一项尚欠 ${left}元，不能登记更多（金额单位为分）`,
        `The work ended early: ${left} yuan of this stay owed, and no more can be recorded (amounts are in fen)`,
      ),
    ]
  }
  if (isMeant) return []
  return [
    fault(
      at,
      `金额 ${yuan(partFen)}元，超出承诺 ${yuan(overFen)}元（承诺 ${yuan(promise.amountFen ?? 0)}元，金额单位为分）；确系多拨的，请加 confirmOver: true`,
      `${yuan(partFen)} yuan is ${yuan(overFen)} beyond what was promised (${yuan(promise.amountFen ?? 0)}; amounts are in fen): where that is meant, add confirmOver: true`,
    ),
  ]
}

/** A delivery as the fold keeps it. */
export function deliveryKept(entry: Entry, index: number, today: Day): DeliveryOnDay {
  const [kept] = rowsAfter('deliveries', [], changes(entry, index))
  return deliveryOn(kept as DeliveryRow, today)
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
  for (const delivery of deliveries) sum += countedFen(delivery)
  return sum
}

/** Fen by which a delivery goes beyond what was promised, after all before it that were not disputed. */
function beyond(promise: CommitmentRow, own: readonly DeliveryRow[], partFen: number): number {
  const amountFen = promise.owedFen ?? promise.amountFen
  if (amountFen === null) return 0
  return Math.max(0, Math.min(partFen, sumFen(own) + partFen - amountFen))
}
