// 批量: one piece of support for all communities of an assignment, and one answer to several deliveries. All of it or nothing.

import { may } from '../access/may.ts'
import type { Principal } from '../access/principal.ts'
import { command, type Settling } from '../command.ts'
import type { Command, RecordReads } from '../ports.ts'
import { fault, invalidInput, notFound, wrongState } from '../problem.ts'
import type { Entry } from '../record/entries.ts'
import { changes } from '../record/fold.ts'
import { rowAfter, rowsAfter } from '../record/preview.ts'
import type { Change, Row } from '../record/rows.ts'
import type { CommitmentKind, Day, Fault, Moment, Problem } from '../terms.ts'
import { isDay } from '../time/days.ts'
import { type Given, isObject, type Loose, malformed, trusted } from '../untrusted.ts'
import { type Answered, answerEntry, answeredSo, answerFaults } from './answering.ts'
import { type DeliveryOnDay, deliveryOn } from './day.ts'
import { deliveryKept } from './delivering.ts'
import { elsewhereFaults, isAdmitted, obligationHeader } from './obligation.ts'
import { countedFen, hasFallenAway } from './status.ts'
import { commitmentKindWords } from './words.ts'

type ObligationRow = Row<'obligations'>
type CommitmentRow = Row<'commitments'>

export interface DeliveredToAll {
  kind?: CommitmentKind
  /** Of money: which instalment, from 1. */
  instalment?: number
  deliveredOn: Day
  /** Only there; without it everywhere. */
  communities?: string[]
  voucher?: string
  note?: string
}

/** A promise that a delivery would meet, and what of its money has not come. */
interface Outstanding {
  row: ObligationRow
  promise: CommitmentRow
  restFen?: number
}

/** Records what has come of one kind of support, or of one instalment, in every community of an assignment where it has not yet. */
export const deliverToAll = command(
  'deliverToAll',
  (caller: Principal, id: string, given: Given<DeliveredToAll>): Settling<DeliveryOnDay[]> => {
    return {
      settle(read, moment) {
        const assignment = read.assignment(id)
        if (!assignment) return malformed(given) ?? notFound(`没有申请 ${id}`, `There is no assignment ${id}`)
        const rows = read.obligationsOf(id).filter(isAdmitted)
        const told = isObject(given.body) ? given.body : {}
        const promised = rows.map((row) => ({ row, promises: read.commitmentsOf(row.id) }))
        const faults = rows.length === 0 ? [] : allFaults(told, promised, moment)
        const barred = may(caller, 'obligation.deliver', assignment)
        const no =
          malformed(given, () => (barred ? [] : faults)) ?? barred ?? notAdmitted(id, rows) ?? invalidInput(faults)
        if (no) return no
        const { kind, instalment, deliveredOn, communities, voucher, note } = trusted(given)
        const where = promised.filter(({ row }) => communities === undefined || communities.includes(row.community))
        const open = outstanding(read, where, { kind, instalment }, moment.today)
        if (open.length === 0)
          return wrongState(
            `申请 ${id} 没有待到位的这项保障`,
            `Nothing of this support is outstanding under assignment ${id}`,
          )
        const entries = open.map(({ row, promise, restFen }, i) => {
          const body = {
            delivery: `d${moment.index + i}`,
            obligation: row.id,
            commitment: promise.id,
            deliveredOn,
            ...(restFen !== undefined && { amountFen: restFen }),
            ...(voucher !== undefined && { voucher }),
            ...(note !== undefined && { note }),
          }
          return { header: obligationHeader('delivery-recorded', caller, moment, row), body } satisfies Entry
        })
        return { entries, answer: entries.map((entry, i) => deliveryKept(entry, moment.index + i, moment.today)) }
      },
    }
  },
)

/** Nothing is promised, and nothing can come, before work is admitted. */
function notAdmitted(id: string, rows: readonly ObligationRow[]): { problem: Problem } | undefined {
  if (rows.length > 0) return undefined
  return wrongState(
    `申请 ${id} 没有准入的事项，尚无保障可以登记`,
    `Nothing of assignment ${id} is admitted: there is no support to record yet`,
  )
}

interface Promised {
  row: ObligationRow
  promises: readonly CommitmentRow[]
}
type Meant = { kind?: CommitmentKind | undefined; instalment?: number | undefined }

/** Whether a promise is of the kind, or the instalment, that is meant. */
function isMeant({ id, kind }: Pick<CommitmentRow, 'id' | 'kind'>, meant: Meant): boolean {
  if (meant.instalment !== undefined) return id.endsWith(`.f${meant.instalment}`)
  return kind === meant.kind
}

/** Promises that are meant, not met and not waiting for an answer, with what of their money has not come. */
function outstanding(read: RecordReads, where: readonly Promised[], meant: Meant, today: Day): Outstanding[] {
  return where.flatMap(({ row, promises }) => {
    const deliveries = read.deliveriesOf(row.id)
    return promises.flatMap((promise): Outstanding[] => {
      if (!isMeant(promise, meant) || promise.standing !== 'open' || hasFallenAway(promise, today)) return []
      const own = deliveries.filter(({ commitment }) => commitment === promise.id)
      if (promise.amountFen === null) return own.some(({ status }) => status === 'delivered') ? [] : [{ row, promise }]
      let restFen = promise.owedFen ?? promise.amountFen
      for (const one of own) restFen -= countedFen(one)
      return restFen > 0 ? [{ row, promise, restFen }] : []
    })
  })
}

function allFaults(
  { kind, instalment, deliveredOn, communities }: Loose,
  promised: readonly Promised[],
  { today }: Moment,
): Fault[] {
  const rows = promised.map(({ row }) => row)
  const faults = elsewhereFaults(communities, rows)
  if (isDay(deliveredOn) && deliveredOn > today)
    faults.push(fault('/deliveredOn', '到位日期不能晚于今天', 'Must not be after today'))
  const promises = promised.flatMap((one) => one.promises)
  const numbers = promises.flatMap(({ id }) => /\.f(\d{1,3})$/.exec(id)?.[1] ?? []).map(Number)
  const instalments = [...new Set(numbers)].sort((a, b) => a - b)
  if (kind === undefined && instalment === undefined)
    faults.push(
      fault(
        '/kind',
        '填写 kind（funding、staff、guidance、authority）或者 instalment（第几期经费）',
        'Give kind (funding, staff, guidance, authority) or instalment (which one, from 1)',
      ),
    )
  else if (instalment !== undefined && kind !== undefined && kind !== 'funding')
    faults.push(fault('/instalment', '只有经费分期', 'Only money comes in instalments'))
  else if (typeof instalment === 'number' && !instalments.includes(instalment))
    faults.push(
      fault(
        '/instalment',
        `没有第${instalment}期；可填 ${instalments.join('、') || '（无经费）'}`,
        `There is no instalment ${instalment}; there are ${instalments.join(', ') || 'none'}`,
      ),
    )
  else if (kind === 'funding' && instalment === undefined && instalments.length > 1)
    faults.push(
      fault(
        '/instalment',
        `经费分 ${instalments.length} 期，填写到位的是第几期：${instalments.join('、')}`,
        `Money comes in ${instalments.length} instalments: say which came, ${instalments.join(', ')}`,
      ),
    )
  else if (typeof kind === 'string' && kind in commitmentKindWords && !promises.some((one) => one.kind === kind)) {
    const { zh, en } = commitmentKindWords[kind as CommitmentKind]
    faults.push(fault('/kind', `申请没有承诺${zh}`, `The assignment promised none of this: ${en}`))
  }
  return faults
}

export interface AnsweredTogether extends Omit<Answered, 'amountFen'> {
  deliveries: string[]
}

/** The same answer to several deliveries of one community. */
export const answerTogether = command(
  'answerTogether',
  (caller: Principal, given: Given<AnsweredTogether>): Settling<DeliveryOnDay[]> => {
    return {
      settle(read, moment) {
        const told = isObject(given.body) ? given.body : {}
        const ids = Array.isArray(told.deliveries) ? told.deliveries : []
        const found = ids.map((id) => (typeof id === 'string' ? read.delivery(id) : undefined))
        const faults: Fault[] = []
        for (const [i, id] of ids.entries()) {
          const delivery = found[i]
          const at = `/deliveries/${i}`
          if (!delivery && typeof id === 'string')
            faults.push(fault(at, `没有到位记录 ${id}`, `There is no delivery ${id}`))
          // The day is wrong for all of them in the same way: it is named once for each.
          else if (delivery)
            faults.push(
              ...answerFaults({ ...told, amountFen: undefined }, delivery, moment.today).map((one) => ({
                ...one,
                pointer: at,
              })),
            )
        }
        const mine = found.filter((one) => one !== undefined)
        const barred = mine
          .map(({ community }) => may(caller, 'delivery.answer', { communities: [community] }))
          .find((no) => no !== undefined)
        const no = malformed(given, () => (barred ? [] : faults)) ?? barred ?? invalidInput(faults)
        if (no) return no
        const { deliveries: _, ...answer } = trusted(given)
        return settleEach(read, caller, moment, mine, answer)
      },
    }
  },
)

/** One after another, each with what those before it did: two parts of one sum may meet it together. */
function settleEach(
  read: RecordReads,
  caller: Principal,
  moment: Moment,
  deliveries: readonly Row<'deliveries'>[],
  answer: Answered,
): ReturnType<Command<DeliveryOnDay[]>['settle']> {
  const list: Change[] = []
  const past: RecordReads = {
    ...read,
    deliveriesOf: (id) => rowsAfter('deliveries', read.deliveriesOf(id), list),
    commitmentsOf: (id) => rowsAfter('commitments', read.commitmentsOf(id), list),
    budgetLine(jurisdiction, code, on) {
      const line = read.budgetLine(jurisdiction, code, on)
      return line && rowAfter('budgetLines', line, list)
    },
  }
  const entries: Entry[] = []
  for (const delivery of deliveries) {
    const row = read.obligation(delivery.obligation) as ObligationRow
    const no = answeredSo(delivery, answer)
    if (no) return no
    const made = answerEntry(past, caller, moment, row, delivery, answer)
    if ('problem' in made) return made
    list.push(...changes(made, moment.index + entries.length))
    entries.push(made)
  }
  const answered = deliveries.map((one) => deliveryOn(rowAfter('deliveries', one, list), moment.today))
  return { entries, answer: answered }
}
