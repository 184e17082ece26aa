// What is recorded of obligations and their support: deliveries and answers, refusals, completion. Bodies carry what was
// worked out when they were recorded, so that the fold needs nothing but the entry.
import type { Freed } from '../registry/entries.ts'
import type { Day } from '../terms.ts'

/** What an answer does to the commitment. */
export interface Consequence {
  /** The day from which the commitment is met in full, where it now is. */
  metOn?: Day
  /** Where an answer before it had met the commitment and this one does not: how it stands now. */
  reopened?: 'open' | 'dropped'
  /** And what stays owed of it, where its work has ended early; or since when nothing does. */
  owedFen?: number
  reducedOn?: Day
  droppedOn?: Day
  /** Fen that an answer before this one had confirmed. */
  confirmedBefore?: number
}

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
  /** `amountFen` is what came; `disputedFen`, of what was said to have come, the rest. */
  'delivery-confirmed': Partial<Freed> &
    Consequence & {
      delivery: string
      obligation: string
      commitment: string
      receivedOn: Day
      amountFen?: number
      disputedFen?: number
      note?: string
    }
  'delivery-disputed': Freed &
    Consequence & {
      delivery: string
      obligation: string
      commitment: string
      amountFen?: number
      note?: string
    }
  'delivery-retracted': Freed & {
    delivery: string
    obligation: string
    commitment: string
    amountFen?: number
    reason: string
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
