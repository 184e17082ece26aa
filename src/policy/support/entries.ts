// What is recorded of obligations and their support: deliveries and answers, refusals, completion. Bodies carry what was
// worked out when they were recorded, so that the fold needs nothing but the entry.
import type { Freed } from '../registry/entries.ts'
import type { Day } from '../terms.ts'

export interface SupportBodies {
  'delivery-recorded': {
    delivery: string
    obligation: string
    commitment: string
    deliveredOn: Day
    amountFen?: number
    voucher?: string
    note?: string
    overFen?: number
  }
  'delivery-confirmed': {
    delivery: string
    obligation: string
    commitment: string
    receivedOn: Day
    amountFen?: number
    note?: string
    /** The day from which the commitment is met in full, where it now is. */
    metOn?: Day
  }
  'delivery-disputed': Freed & {
    delivery: string
    obligation: string
    commitment: string
    amountFen?: number
    note?: string
  }
  'obligation-refused': { obligation: string; title: string; reason: string; overdue: string[] }
  'obligation-resumed': { obligation: string; title: string; reason: string }
  'obligation-completed': {
    obligation: string
    title: string
    completedOn: Day
    note?: string
    /** Staff, guidance and powers due after that day, which fall away. */
    dropped: string[]
  }
  'unadmitted-work-refused': {
    refusal: string
    title: string
    organisation: string
    receivedOn: Day
    description: string
  }
}
