// What the record shows of obligations, promises and deliveries on a day: functions of the record and the day, so that no job has to run.

import type { Rows } from '../record/rows.ts'
import type { CommitmentStatus, Day, DeliveryStatus, ObligationStatus } from '../terms.ts'

type Dated<T extends keyof Rows, K extends keyof Rows[T]> = Pick<Rows[T], K>
export type ObligationState = Dated<'obligations', 'fromDay' | 'untilDay' | 'standing' | 'endedOn' | 'confirmBy'>
export type EventState = Dated<'obligationEvents', 'day' | 'event'>
export type CommitmentState = Dated<
  'commitments',
  'overdueFrom' | 'amountFen' | 'confirmedFen' | 'standing' | 'metOn' | 'droppedOn' | 'owedFen' | 'lapsesAfter'
>
export type DeliveryState = Dated<
  'deliveries',
  'deliveredOn' | 'amountFen' | 'status' | 'receivedFen' | 'receivedOn' | 'answeredOn'
>

/** Fen of a delivery that count: what was answered to have come; until then, what the organisation says. */
export function countedFen({ amountFen, receivedFen }: Pick<DeliveryState, 'amountFen' | 'receivedFen'>): number {
  return receivedFen ?? amountFen ?? 0
}

/** Fen of money that was said to have come and, as the community says, did not. */
export function disputedFen({ status, amountFen, receivedFen }: DeliveryState): number {
  return status === 'delivered' || status === 'retracted' ? 0 : (amountFen ?? 0) - (receivedFen ?? 0)
}

const turns: ReadonlySet<string> = new Set(['refused', 'resumed'])

/** True from the day of a refusal until the day of a resumption. `events` in the order of the record. */
export function isRefused(events: readonly EventState[], on: Day): boolean {
  return events.findLast(({ day, event }) => day <= on && turns.has(event))?.event === 'refused'
}

/**
 * The status of an obligation on a day: a function of the record and the day, so that no job has to run for it.
 * An end counts from its own day; what nobody confirmed in time has lapsed, over or not; a period that is over is over, refused or not; a refusal may come before the first day.
 */
export function obligationStatus(state: ObligationState, events: readonly EventState[], on: Day): ObligationStatus {
  if (state.endedOn !== null && state.endedOn <= on) return state.standing as ObligationStatus
  if (isLapsed(state, on)) return 'lapsed'
  if (on > state.untilDay) return 'expired'
  if (isRefused(events, on)) return 'refused'
  return on < state.fromDay ? 'upcoming' : 'active'
}

/** Fen that the community had confirmed as received by a day. */
export function confirmedFenBy(deliveries: readonly DeliveryState[], on: Day): number {
  let sum = 0
  for (const { status, receivedOn, receivedFen } of deliveries)
    if (status === 'confirmed' && receivedOn !== null && receivedOn <= on) sum += receivedFen ?? 0
  return sum
}

/** The first day by whose end a commitment is confirmed in full; undefined while it is not. Parts count from the day they were received. */
export function metOn(amountFen: number | null, deliveries: readonly DeliveryState[]): Day | undefined {
  const received = deliveries.filter(({ status }) => status === 'confirmed').sort(byReceipt)
  let sum = 0
  for (const { receivedOn, receivedFen: part } of received) {
    sum += part ?? 0
    if (amountFen === null || sum >= amountFen) return receivedOn as Day
  }
  return undefined
}

const byReceipt = (a: DeliveryState, b: DeliveryState) => ((a.receivedOn ?? '') < (b.receivedOn ?? '') ? -1 : 1)

/** Nobody confirmed it in time. */
export function isLapsed({ confirmBy }: Pick<ObligationState, 'confirmBy'>, on: Day): boolean {
  return confirmBy !== null && on > confirmBy
}

/** Neither ended, nor over, nor lapsed. */
export function isRunning(row: Pick<ObligationState, 'endedOn' | 'untilDay' | 'confirmBy'>, on: Day): boolean {
  return row.endedOn === null && row.untilDay >= on && !isLapsed(row, on)
}

/** Nothing more is owed on it: its work ended, or nobody confirmed it in time. */
export function hasFallenAway({ droppedOn, lapsesAfter }: Pick<CommitmentState, 'droppedOn' | 'lapsesAfter'>, on: Day) {
  return (droppedOn !== null && droppedOn <= on) || (lapsesAfter !== null && on > lapsesAfter)
}

/** The status of a commitment on a day. That it is overdue weighs more than a delivery that is not confirmed. */
export function commitmentStatus(
  state: Pick<CommitmentState, 'metOn' | 'droppedOn' | 'overdueFrom' | 'lapsesAfter'>,
  deliveries: readonly DeliveryState[],
  on: Day,
): CommitmentStatus {
  if (state.metOn !== null && state.metOn <= on) return 'confirmed'
  if (hasFallenAway(state, on)) return 'dropped'
  if (on >= state.overdueFrom) return 'overdue'
  const known = deliveries.filter((one) => one.deliveredOn <= on && deliveryStatus(one, on) !== 'retracted')
  if (known.some((one) => deliveryStatus(one, on) === 'delivered')) return 'delivered'
  const last = known.at(-1)
  return last && (deliveryStatus(last, on) === 'disputed' || disputedFen(last) > 0) ? 'disputed' : 'due'
}

/** The status of a delivery on a day: a confirmation counts from the day of receipt, a dispute from the day it was raised. */
export function deliveryStatus(delivery: DeliveryState, on: Day): DeliveryStatus {
  const { status, receivedOn, answeredOn } = delivery
  const from = status === 'confirmed' ? receivedOn : answeredOn
  return from !== null && from <= on ? (status as DeliveryStatus) : 'delivered'
}

/**
 * Fen that one promise of money takes up on its budget line: while it stands, all of it, however much has been
 * delivered; once it has fallen away, only what is spent of it, that is confirmed or delivered and not yet answered; where
 * its work ended early, what stays owed or, if that is more, what is spent.
 * Never more than was promised: what an organisation delivers beyond is shown, not charged to the line.
 * A line's committedFen is the sum of this over all promises made on it, and of the whole amount of what is in review.
 */
export function carriedFen(
  promise: Pick<CommitmentState, 'amountFen' | 'standing' | 'owedFen'>,
  deliveries: readonly DeliveryState[],
): number {
  const amountFen = promise.amountFen ?? 0
  const owed = promise.standing === 'dropped' ? 0 : (promise.owedFen ?? amountFen)
  let spent = 0
  for (const delivery of deliveries) spent += countedFen(delivery)
  return Math.min(amountFen, Math.max(owed, spent))
}
