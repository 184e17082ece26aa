// 结余: of the money that came for an obligation, what is not spent. It is never below zero, on no day.
import { yuan } from '../money.ts'
import { problem } from '../problem.ts'
import type { Row } from '../record/rows.ts'
import type { Day, Problem } from '../terms.ts'

type Came = Pick<Row<'deliveries'>, 'status' | 'receivedFen' | 'receivedOn'>
type Spent = Pick<Row<'expenditures'>, 'spentOn' | 'amountFen'>

interface Standing {
  /** Fen that had come by a day, that was spent by then, and the day. */
  receivedFen: number
  spentFen: number
  on: Day
}

/** The first day on which more was spent than had come by then; undefined where there is none. */
export function overspent(deliveries: readonly Came[], expenditures: readonly Spent[]): Standing | undefined {
  const moves = [
    ...deliveries.flatMap(({ status, receivedFen, receivedOn }) =>
      status === 'confirmed' && receivedFen !== null && receivedOn !== null
        ? [{ on: receivedOn, cameFen: receivedFen, wentFen: 0 }]
        : [],
    ),
    ...expenditures.map(({ spentOn, amountFen }) => ({ on: spentOn, cameFen: 0, wentFen: amountFen })),
  ].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  let receivedFen = 0
  let spentFen = 0
  // Of one day, what came stands before what went: it can be spent on the day.
  for (const { on, cameFen, wentFen } of moves) {
    receivedFen += cameFen
    spentFen += wentFen
    if (spentFen > receivedFen) return { receivedFen, spentFen, on }
  }
  return undefined
}

/** An expenditure as it is posted and accounted for. */
export const posted = ({ id, obligation, title, spentOn, amountFen, purpose, voucher }: Row<'expenditures'>) => ({
  expenditure: id,
  obligation,
  title,
  spentOn,
  amountFen,
  purpose,
  ...(voucher !== null && { voucher }),
})

/** The no to what would leave an obligation with more spent than came. */
export function beyondReceived({ receivedFen, spentFen, on }: Standing): { problem: Problem } {
  return problem(
    'beyond-received',
    `截至 ${on} 该事项已确认收到 ${yuan(receivedFen)}元，支出合计将为 ${yuan(spentFen)}元：支出不能超过已收到的经费。款未到而先行垫付的，请以经费到位之日或者以后的日期入账`,
    `By ${on} ${yuan(receivedFen)} yuan were confirmed as received for this work, and ${yuan(spentFen)} would be spent: no more is spent than came. What was advanced before the money came is entered on the day of its arrival or later`,
    { extra: { on, receivedFen, spentFen } },
  )
}
