// What is read of obligations and their support. Lists of one thing stand in the order of the record.
import type { PageOf } from '../paging.ts'
import type { Row } from '../record/rows.ts'
import type { Day } from '../terms.ts'
import type { PromiseRow } from './day.ts'

/** A range of obligation ids, both ends included. */
export interface IdRange {
  from: string
  until: string
}

export interface CommitmentFilter {
  /** The reader's jurisdiction and all below it. */
  within?: string
  organisation?: string
  /** The communities of this street office, besides what it asked for itself. */
  streetOf?: string
  community?: string
  dueBefore?: Day
  dueFrom?: Day
  dueUntil?: Day
  /** Only what nobody has met yet and nothing has ended. */
  open?: boolean
}

/** A commitment with what a reminder says of its obligation. */
export type CommitmentLine = Row<'commitments'> & { assignment: string; title: string; item: string | null }

/** Support that came, with what a disclosure says of it. */
export type ReceivedRow = Row<'deliveries'> &
  Pick<Row<'commitments'>, 'kind' | 'what'> &
  Pick<Row<'obligations'>, 'organisation' | 'title'> & { payer: string | null }

export interface DeliveryFilter {
  /** The reader's jurisdiction and all below it. */
  within?: string
  organisation?: string
  /** The communities of this street office, besides what it delivered itself. */
  streetOf?: string
  community?: string
  /** Only what nobody has answered yet. */
  awaiting?: boolean
  /** Only what somebody has, and what was taken back. */
  answered?: boolean
}

/** A delivery with what it is for. */
export type DeliveryLine = Row<'deliveries'> &
  Pick<Row<'commitments'>, 'kind' | 'what'> &
  Pick<Row<'obligations'>, 'assignment' | 'title' | 'item'> & { promisedFen: number | null }

export interface SupportReads {
  obligation(id: string): Row<'obligations'> | undefined
  /** All rows of an assignment, those too that are not admitted yet or never were. */
  obligationsOf(assignment: string): Row<'obligations'>[]
  /** The ids of what was admitted under an assignment. */
  obligationIdsOf(assignment: string): string[]
  commitmentsOf(obligation: string): Row<'commitments'>[]
  deliveriesOf(obligation: string): Row<'deliveries'>[]
  eventsOf(obligation: string): Row<'obligationEvents'>[]
  delivery(id: string): Row<'deliveries'> | undefined
  /** In the order of the record. */
  deliveries(filter: DeliveryFilter, at: PageOf): DeliveryLine[]
  /** Every answer that a delivery had, the latest last. */
  answersOf(delivery: string): Row<'deliveryAnswers'>[]

  /** Obligations of a community in the order of their ids, `limit` of them after the id `after`; a negative limit is none. */
  obligationsAt(community: string, after: string, limit: number): Row<'obligations'>[]
  commitmentsAt(community: string, ids: IdRange): PromiseRow[]
  deliveriesAt(community: string, ids: IdRange): Row<'deliveries'>[]
  eventsAt(community: string): Row<'obligationEvents'>[]
  deliveriesIn(obligations: readonly string[]): Row<'deliveries'>[]

  /** What an organisation promised for days between two, and what was delivered of it. */
  promisedBy(
    organisation: string,
    from: Day,
    until: Day,
  ): { commitments: Row<'commitments'>[]; deliveries: Row<'deliveries'>[] }
  /** Obligations of a community whose period touches these days, ended or not. */
  obligationsDuring(community: string, from: Day, until: Day): Row<'obligations'>[]
  /** Support that a community confirmed as received between two days. */
  receivedAt(community: string, from: Day, until: Day): ReceivedRow[]
  /** Commitments by due day, then id; `limit` of them behind `after`. */
  commitmentLines(filter: CommitmentFilter, after: { dueOn: Day; id: string }, limit: number): CommitmentLine[]
}
