// What is recorded of contracts: each with all that it promises, so that the fold needs nothing but the entry.
import type { Settlement } from '../support/ended.ts'
import type { Commitment } from '../support/promises.ts'
import type { Contract, Day } from '../terms.ts'

export interface ContractBodies {
  'contract-recorded': Omit<Contract, 'instalments'> & {
    instalments: { dueOn: Day; amountFen: number }[]
    /** What each community sees promised: its part of every instalment. */
    parts: { community: string; commitments: Commitment[] }[]
  }
  'contract-ended': {
    contract: string
    reason: string
    obligations: string[]
    dropped: string[]
    reduced: Settlement['reduced']
  }
}
