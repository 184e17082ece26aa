// 支出: what a community spent of the money that came for an obligation (居委会组织法 art. 34). Entered in parts, never more than came,
// corrected only by a new entry.

import { may } from '../access/may.ts'
import type { Principal } from '../access/principal.ts'
import { command, type Settling } from '../command.ts'
import type { RecordReads } from '../ports.ts'
import { fault, invalidInput, notFound, wrongState } from '../problem.ts'
import type { Entry } from '../record/entries.ts'
import { changes } from '../record/fold.ts'
import type { Row } from '../record/rows.ts'
import { beyondReceived, overspent } from '../support/money-left.ts'
import { obligationBy, obligationHeader } from '../support/obligation.ts'
import type { Day, Fault, Problem } from '../terms.ts'
import { isDay } from '../time/days.ts'
import { type Given, isObject, malformed, trusted } from '../untrusted.ts'

export interface Spent {
  spentOn: Day
  /** Fen. */
  amountFen: number
  /** What for. It is posted on the wall: it names nobody. */
  purpose: string
  /** The number of the receipt. */
  voucher?: string
}
/** What an expenditure should have said; an amount of 0: it was never spent. */
export interface Corrected extends Spent {
  reason: string
}

export type Expenditure = Row<'expenditures'>

export const noExpenditure = (id: string) => notFound(`没有支出记录 ${id}`, `There is no expenditure ${id}`)

/** Records an expenditure against what came for an obligation. `beyond-received` where less had come by that day, or would be left later. */
export const spend = command('spend', (caller: Principal, id: string, given: Given<Spent>): Settling<Expenditure> => {
  return {
    settle(read, moment) {
      const row = obligationBy(read, id)
      if ('problem' in row) return malformed(given) ?? row
      const faults = dayFaults(given.body, moment.today)
      const barred = may(caller, 'expenditure.record', { communities: [row.community] })
      const no = malformed(given, () => (barred ? [] : faults)) ?? barred ?? invalidInput(faults)
      if (no) return no
      if (row.kind === 'contract') return providersMoney(id)
      const said = trusted(given)
      const against = tooMuch(read, id, [...read.spentOf(id), said])
      if (against) return against
      const body = { expenditure: `x${moment.index}`, obligation: id, title: row.title, ...said }
      const entry = { header: obligationHeader('expenditure-recorded', caller, moment, row), body } satisfies Entry
      return { entries: [entry], answer: kept(entry, moment.index) }
    },
  }
})

/** A new entry in the place of an earlier one, which stays on the record beside it. */
export const correctExpenditure = command(
  'correctExpenditure',
  (caller: Principal, id: string, given: Given<Corrected>): Settling<Expenditure> => {
    return {
      settle(read, moment) {
        const before = read.expenditure(id)
        if (!before) return malformed(given) ?? noExpenditure(id)
        const faults = dayFaults(given.body, moment.today)
        const barred = may(caller, 'expenditure.record', { communities: [before.community] })
        const no = malformed(given, () => (barred ? [] : faults)) ?? barred ?? corrected(before) ?? invalidInput(faults)
        if (no) return no
        const said = trusted(given)
        const others = read.spentOf(before.obligation).filter((one) => one.id !== id)
        const against = unchanged(before, said) ?? tooMuch(read, before.obligation, [...others, said])
        if (against) return against
        const row = read.obligation(before.obligation) as Row<'obligations'>
        const { obligation, title } = before
        const body = { expenditure: `x${moment.index}`, obligation, title, ...said, corrects: id }
        const entry = { header: obligationHeader('expenditure-corrected', caller, moment, row), body } satisfies Entry
        return { entries: [entry], answer: kept(entry, moment.index) }
      },
    }
  },
)

function providersMoney(id: string): { problem: Problem } {
  return wrongState(
    `${id} 是服务合同的款项，付给承接机构，不由社区支出`,
    `${id} is money of a service contract: it goes to the provider, and is not the community's to spend`,
  )
}

function dayFaults(body: unknown, today: Day): Fault[] {
  const { spentOn } = isObject(body) ? body : {}
  return isDay(spentOn) && spentOn > today ? [fault('/spentOn', '支出日期不能晚于今天', 'Must not be after today')] : []
}

function tooMuch(
  read: RecordReads,
  obligation: string,
  spent: readonly Pick<Expenditure, 'spentOn' | 'amountFen'>[],
): { problem: Problem } | undefined {
  const over = overspent(read.deliveriesOf(obligation), spent)
  return over && beyondReceived(over)
}

function corrected({ id, correctedBy }: Expenditure): { problem: Problem } | undefined {
  if (correctedBy === null) return undefined
  return wrongState(
    `支出记录 ${id} 已由 ${correctedBy} 更正，请更正 ${correctedBy}`,
    `Expenditure ${id} was corrected by ${correctedBy}: correct that one`,
  )
}

function unchanged(before: Expenditure, said: Corrected): { problem: Problem } | undefined {
  const same =
    before.spentOn === said.spentOn &&
    before.amountFen === said.amountFen &&
    before.purpose === said.purpose &&
    before.voucher === (said.voucher ?? null)
  if (!same) return undefined
  return wrongState(
    `支出记录 ${before.id} 本来就是这样，无可更正`,
    `Expenditure ${before.id} says that already: there is nothing to correct`,
  )
}

function kept(entry: Entry, index: number): Expenditure {
  const put = changes(entry, index).find((change) => change.table === 'expenditures' && 'put' in change)
  if (!put || !('put' in put)) throw new Error('an expenditure was recorded and is not kept')
  return put.put as Expenditure
}
