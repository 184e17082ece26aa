// 经费承担单位: who may pay for what somebody asks.
import type { Facts, Terms } from '../../terms.ts'

type Asker = Pick<Facts['asker'], 'code' | 'partOf'>

/** The asker itself, what it is part of, and whom the terms name: the treasury, a street office that pays out. */
export function mayPay(payer: string, { code, partOf }: Asker, { payers }: Pick<Terms, 'payers'>): boolean {
  return payer === code || payer === partOf || payers?.includes(payer) === true
}

/** Who may pay besides the asker itself. */
export function payersFor({ partOf }: Asker, { payers = [] }: Pick<Terms, 'payers'>): string[] {
  return partOf === undefined ? [...payers] : [partOf, ...payers]
}
