// What the tables of obligations and their support keep.
import type { CommitmentKind, Day, DeliveryStatus, ObligationEvent, ObligationKind } from '../terms.ts'

/** Where an obligation stands in the record; what a day shows of it is a status. `not-admitted`: it never became one. */
export type ObligationStanding =
  | 'in-review'
  | 'live'
  | 'not-admitted'
  | 'completed'
  | 'withdrawn'
  | 'revoked'
  | 'taken-back'
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
    /** The contract under which its receiver bears it, or whose money it is. */
    contract: string | null
    /** What it costs its community in a month, JSON of a Load. */
    monthly: string | null
    /** Since when its community refuses it. */
    refusedOn: Day | null
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
    /** Fen that stay owed of it since its work ended early; null: all of it, or nothing where it was dropped. */
    owedFen: number | null
    /** Since when only that much is owed. */
    reducedOn: Day | null
    /** Why a reviewer said that it need not come any more. */
    released: string | null
    /** Falls away after this day: in kind, the last of the work; of an emergency, unless the work is confirmed by then. */
    lapsesAfter: Day | null
  }
  /** 到位 */
  deliveries: {
    id: string
    entry: number
    obligation: string
    organisation: string
    community: string
    commitment: string
    deliveredOn: Day
    amountFen: number | null
    voucher: string | null
    note: string | null
    /** Fen by which this delivery went beyond what was promised, counting all before it that were not disputed. */
    overFen: number | null
    /** As the latest answer has it. */
    status: DeliveryStatus
    /** Of money, what the latest answer says came: 0 where it is disputed or taken back. Null until then. */
    receivedFen: number | null
    receivedOn: Day | null
    /** The day on which the community answered, or on which it was taken back. */
    answeredOn: Day | null
    answerNote: string | null
  }
  /** 答复: every answer that a delivery had; the latest counts. */
  deliveryAnswers: {
    delivery: string
    entry: number
    answeredOn: Day
    status: 'confirmed' | 'disputed'
    receivedFen: number | null
    receivedOn: Day | null
    note: string | null
  }
  obligationEvents: {
    obligation: string
    entry: number
    day: Day
    event: ObligationEvent
    reason: string | null
  }
}
