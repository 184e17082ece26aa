// What the table of contracts keeps.
import type { Day } from '../terms.ts'

export interface ContractRows {
  contracts: {
    jurisdiction: string
    code: string
    entry: number
    provider: string
    /** JSON lists of codes. */
    items: string
    communities: string
    fromDay: Day
    untilDay: Day
    priceFen: number
    /** JSON: the day and the fen of each. */
    instalments: string
    payer: string
    document: string
    /** The day on which it was ended early, and why. */
    endedOn: Day | null
    reason: string | null
  }
}
