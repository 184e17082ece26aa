// What is recorded of money that was spent.
import type { Day } from '../terms.ts'

interface SpentBody {
  expenditure: string
  obligation: string
  title: string
  spentOn: Day
  amountFen: number
  purpose: string
  voucher?: string
}

export interface SpendingBodies {
  'expenditure-recorded': SpentBody
  /** Takes the place of an earlier one, which stays on the record. */
  'expenditure-corrected': SpentBody & { corrects: string; reason: string }
}
