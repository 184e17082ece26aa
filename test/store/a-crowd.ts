// Many communities, and work of one month for each: for tests that place a great deal, at real processes.
import type { Principal } from '../../src/policy/access/principal.ts'
import type { Command } from '../../src/policy/ports.ts'
import type { AssignmentRequest } from '../../src/policy/terms.ts'
import { recordBudgetLine, recordCommunity } from '../a-registry.ts'
import { soundRequest } from '../a-service.ts'

/** What the work of one costs. */
export const priceFen = 5_000
// Real processes keep the real time: the year to come, whichever it is.
const year = new Date().getFullYear() + 1

export const communityAt = (i: number) => `9901050${1000 + i}`

/** Communities, and the budget line `line` with so much. */
export function aCrowd(count: number, totalFen: number): Command<unknown>[] {
  const keeper: Principal = { key: 'keeper', role: 'list-keeper', jurisdiction: '99' }
  const line = { code: 'line', organisation: '990105-SFJ', year, totalFen, document: '测试' }
  const one = { jurisdiction: '990105', street: '990105-JD01', households: 1, residents: 1 }
  return [
    recordBudgetLine({ ...keeper, role: 'finance' }, line),
    ...Array.from({ length: count }, (_, i) =>
      recordCommunity(keeper, { code: communityAt(i), name: `第${i}社区`, ...one }),
    ),
  ]
}

export function monthOfWork(title: string, community: string): AssignmentRequest {
  const period = { from: `${year}-06-01`, until: `${year}-06-30` }
  return soundRequest({
    title,
    period,
    targets: [{ community, quantity: 1, amountFen: priceFen }],
    support: {
      funding: { payer: '990105-SFJ', budgetLine: 'line', instalments: [{ dueOn: period.from, percent: 100 }] },
      staff: [{ role: '司法社工', count: 1, from: period.from }],
      guidance: { contact: '社区矫正科' },
      authority: ['矫正对象名单查询'],
    },
  })
}
