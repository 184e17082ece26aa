// What the table of expenditures keeps.
import type { Day } from '../terms.ts'

export interface SpendingRows {
  /** 支出. One that was corrected stays, beside the one that took its place. */
  expenditures: {
    id: string
    entry: number
    obligation: string
    community: string
    /** Who asked for the work. */
    organisation: string
    jurisdiction: string
    title: string
    spentOn: Day
    /** 0 where a correction says that it was never spent. */
    amountFen: number
    purpose: string
    voucher: string | null
    recordedOn: Day
    /** Which one it takes the place of, and why. */
    corrects: string | null
    reason: string | null
    /** Which one took its place. */
    correctedBy: string | null
  }
}
