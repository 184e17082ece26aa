// An obligation, its commitments and deliveries as a day shows them: functions of the record and the day alone.

import type { Row } from '../record/rows.ts'
import type {
  CommitmentKind,
  CommitmentStatus,
  Day,
  DeliveryStatus,
  ObligationEvent,
  ObligationKind,
  ObligationStatus,
} from '../terms.ts'
import { commitmentStatus, confirmedFenBy, deliveryStatus, disputedFen, obligationStatus } from './status.ts'

export interface DeliveryOnDay {
  id: string
  obligation: string
  commitment: string
  deliveredOn: Day
  status: DeliveryStatus
  amountFen?: number
  overFen?: number
  voucher?: string
  note?: string
  /** Of money: what came of it, as the latest answer says, and what did not. */
  receivedFen?: number
  disputedFen?: number
  receivedOn?: Day
  answeredOn?: Day
  answerNote?: string
  retractedOn?: Day
  retractedBecause?: string
}

export interface CommitmentOnDay {
  id: string
  kind: CommitmentKind
  what: string
  dueOn: Day
  overdueFrom: Day
  status: CommitmentStatus
  amountFen?: number
  confirmedFen?: number
  /** What was received beyond the promise. */
  overFen?: number
  /** What stays owed of it since its work ended early. */
  owedFen?: number
  /** Why a reviewer said that it need not come any more. */
  releasedBecause?: string
  deliveries: DeliveryOnDay[]
}

export interface ObligationOnDay {
  id: string
  kind: ObligationKind
  community: string
  item?: string
  title: string
  organisation: string
  assignment?: string
  contract?: string
  period: { from: Day; until: Day }
  status: ObligationStatus
  /** While it waits to be confirmed: by when. */
  confirmBy?: Day
  /** True where the community may refuse: some support is overdue and the work is neither over nor refused. */
  refusable: boolean
  overdue: string[]
  commitments: CommitmentOnDay[]
  /** What became of it up to that day, in the order of the record. */
  history: { day: Day; event: ObligationEvent; reason?: string }[]
}

/** Of a promise, what a day shows. */
export type PromiseRow = Pick<
  Row<'commitments'>,
  | 'id'
  | 'obligation'
  | 'kind'
  | 'what'
  | 'dueOn'
  | 'overdueFrom'
  | 'amountFen'
  | 'metOn'
  | 'droppedOn'
  | 'owedFen'
  | 'reducedOn'
  | 'released'
  | 'lapsesAfter'
>

/** What belongs to one obligation, each list in the order of the record. */
export interface ObligationParts {
  commitments: readonly PromiseRow[]
  deliveries: readonly Row<'deliveries'>[]
  events: readonly Row<'obligationEvents'>[]
}

/** One obligation on a day: a function of the record and the day alone. */
export function obligationOn(row: Row<'obligations'>, parts: ObligationParts, on: Day): ObligationOnDay {
  const commitments = parts.commitments.map((one) => commitmentOn(one, parts.deliveries, on))
  const overdue = commitments.filter(({ status }) => status === 'overdue').map(({ id }) => id)
  const status = obligationStatus(row, parts.events, on)
  return {
    id: row.id,
    kind: row.kind as ObligationKind,
    community: row.community,
    ...(row.item !== null && { item: row.item }),
    title: row.title,
    organisation: row.organisation,
    // What a contract promises was not asked for by an assignment.
    ...(row.kind !== 'contract' && { assignment: row.assignment }),
    ...(row.contract !== null && { contract: row.contract }),
    period: { from: row.fromDay, until: row.untilDay },
    status,
    ...(row.confirmBy !== null && { confirmBy: row.confirmBy }),
    refusable: (status === 'upcoming' || status === 'active') && overdue.length > 0,
    overdue,
    commitments,
    history: parts.events
      .filter(({ day }) => day <= on)
      .map(({ day, event, reason }) => ({ day, event, ...(reason !== null && { reason }) })),
  }
}

export function commitmentOn(row: PromiseRow, deliveries: readonly Row<'deliveries'>[], on: Day): CommitmentOnDay {
  const own = deliveries.length === 0 ? deliveries : deliveries.filter(({ commitment }) => commitment === row.id)
  const { id, kind, what, dueOn, overdueFrom, amountFen, owedFen, reducedOn, droppedOn, released } = row
  const shown: CommitmentOnDay = {
    id,
    kind,
    what,
    dueOn,
    overdueFrom,
    status: commitmentStatus(row, own, on),
    ...(released !== null && droppedOn !== null && droppedOn <= on && { releasedBecause: released }),
    deliveries: own.filter(({ deliveredOn }) => deliveredOn <= on).map((one) => deliveryOn(one, on)),
  }
  if (amountFen === null) return shown
  const confirmedFen = confirmedFenBy(own, on)
  return {
    ...shown,
    amountFen,
    confirmedFen,
    ...(owedFen !== null && reducedOn !== null && reducedOn <= on && { owedFen }),
    ...(confirmedFen > amountFen && { overFen: confirmedFen - amountFen }),
  }
}

export function deliveryOn(row: Row<'deliveries'>, on: Day): DeliveryOnDay {
  const status = deliveryStatus(row, on)
  const retracted = status === 'retracted'
  const answered = status !== 'delivered' && !retracted
  const rest = answered ? disputedFen(row) : 0
  return {
    id: row.id,
    obligation: row.obligation,
    commitment: row.commitment,
    deliveredOn: row.deliveredOn,
    status,
    ...(row.amountFen !== null && { amountFen: row.amountFen }),
    ...(row.overFen !== null && { overFen: row.overFen }),
    ...(row.voucher !== null && { voucher: row.voucher }),
    ...(row.note !== null && { note: row.note }),
    ...(answered && row.receivedFen !== null && { receivedFen: row.receivedFen }),
    ...(rest > 0 && { disputedFen: rest }),
    ...(answered && row.receivedOn !== null && { receivedOn: row.receivedOn }),
    ...(answered && row.answeredOn !== null && { answeredOn: row.answeredOn }),
    ...(answered && row.answerNote !== null && { answerNote: row.answerNote }),
    ...(retracted && row.answeredOn !== null && { retractedOn: row.answeredOn }),
    ...(retracted && row.answerNote !== null && { retractedBecause: row.answerNote }),
  }
}
