// What the tables of obligations and their support keep.
import type { CommitmentKind, Day, DeliveryStatus, ObligationEvent, ObligationKind } from '../terms.ts'

/** Where an obligation stands in the record; what a day shows of it is a status. `not-admitted`: it never became one. */
export type ObligationStanding = 'in-review' | 'live' | 'not-admitted' | 'completed' | 'withdrawn' | 'revoked'
export type CommitmentStanding = 'open' | 'met' | 'dropped'

export interface SupportRows {
  obligations: {
    id: string
    assignment: string
    /** Of its target in the request, from 0. */
    position: number
    community: string
    organisation: string
    jurisdiction: string
    kind: ObligationKind | 'none'
    item: string | null
    title: string
    fromDay: Day
    untilDay: Day
    standing: ObligationStanding
    endedOn: Day | null
    /** While it waits to be confirmed: the last day of it; after that it has lapsed. */
    confirmBy: Day | null
  }
  commitments: {
    id: string
    obligation: string
    position: number
    organisation: string
    community: string
    kind: CommitmentKind
    what: string
    dueOn: Day
    overdueFrom: Day
    amountFen: number | null
    confirmedFen: number
    standing: CommitmentStanding
    metOn: Day | null
    droppedOn: Day | null
    /** From this day it is owed even if the work ends; absent where that is the day it is due. */
    owedFrom: Day | null
    /** Falls away after this day unless the work is confirmed by then. */
    lapsesAfter: Day | null
  }
  /** 到位 */
  deliveries: {
    id: string
    entry: number
    obligation: string
    commitment: string
    deliveredOn: Day
    amountFen: number | null
    voucher: string | null
    note: string | null
    /** Fen by which this delivery went beyond what was promised, counting all before it that were not disputed. */
    overFen: number | null
    status: DeliveryStatus
    receivedOn: Day | null
    /** The day on which the community answered. */
    answeredOn: Day | null
    answerNote: string | null
  }
  obligationEvents: {
    obligation: string
    entry: number
    day: Day
    event: ObligationEvent
    reason: string | null
  }
}
