// What support comes to in figures: fees due, instalments, staff in place.

import type { Day, Fee, Instalment, Period, StaffLine, Support, Target } from '../terms.ts'
import { monthsBegun, yearsBegun } from '../time/days.ts'

/** How often a fee falls due over a period. */
export function feePeriodsIn(fee: Fee, period: Period): number {
  if (fee.every === 'once') return 1
  return fee.every === 'month' ? monthsBegun(period) : yearsBegun(period)
}

/**
 * Fen that the fee standard gives one target: unitFen × quantity × periods.
 * Infinity when that is beyond a safe integer, or when the fee counts something and the target does not say how many.
 */
export function requiredFen(fee: Fee, target: Target, period: Period): number {
  const quantity = fee.per === 'community' ? 1 : (target.quantity ?? Number.POSITIVE_INFINITY)
  const amount = fee.unitFen * quantity * feePeriodsIn(fee, period)
  return Number.isSafeInteger(amount) ? amount : Number.POSITIVE_INFINITY
}

/** The money of a request, in fen. */
export function totalFen(targets: readonly Target[]): number {
  let sum = 0
  for (const target of targets) sum += target.amountFen ?? 0
  return sum
}

/** Each instalment of an amount: percent rounded down to the fen, the last takes the rest. */
export function instalmentFen(amountFen: number, instalments: readonly Instalment[]): number[] {
  let left = amountFen
  return instalments.map(({ percent }, i) => {
    const part = i === instalments.length - 1 ? left : Number((BigInt(amountFen) * BigInt(percent)) / 100n)
    left -= part
    return part
  })
}

/** Persons whose first day is `day` or earlier. */
export function staffInPlaceBy(staff: readonly StaffLine[] | undefined, day: Day): number {
  let sum = 0
  for (const line of staff ?? []) if (line.from <= day) sum += line.count
  return sum
}

export function hasMoney(support: Support, targets: readonly Target[]): boolean {
  return support.funding !== undefined && targets.some((target) => (target.amountFen ?? 0) > 0)
}
