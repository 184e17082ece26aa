// What becomes of an assignment after its first decision, as entries and as the changes that these make:
// review, deliveries and answers, refusals, and every end. Bodies carry what was worked out when they were recorded,
// so that the fold needs nothing but the entry.
import type { EntryHeader } from '../log/entry.ts'
import { canonicalJson } from '../log/entry.ts'
import type { Commitment } from '../support/status.ts'
import { commitmentId } from '../support/status.ts'
import type { Day } from '../terms.ts'
import type { Change, Place, Rows } from './fold.ts'

/** 到位 and what happens to obligations, as tables keep them. */
export interface LifeRows {
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
    status: string
    receivedOn: Day | null
    /** The day on which the community answered. */
    answeredOn: Day | null
    answerNote: string | null
  }
  obligationEvents: {
    obligation: string
    entry: number
    day: Day
    event: string
    reason: string | null
  }
}

/** What commands of this kind read. Each list stands in the order of the record. */
export interface LifeReads {
  assignment(id: string): Required<Rows['assignments']> | undefined
  obligation(id: string): Required<Rows['obligations']> | undefined
  obligationsOf(assignment: string): Required<Rows['obligations']>[]
  commitmentsOf(obligation: string): Required<Rows['commitments']>[]
  deliveriesOf(obligation: string): Required<Rows['deliveries']>[]
  eventsOf(obligation: string): Required<Rows['obligationEvents']>[]
  delivery(id: string): Required<Rows['deliveries']> | undefined
}

/** Money that goes back to a budget line. */
export interface Freed {
  budgetLine?: string
  freedFen: number
}

/** 复审决定 */
export interface ReviewBody extends Freed {
  assignment: string
  title: string
  outcome: 'admitted' | 'rejected'
  reason: string
  agreement?: string
  conditions?: string[]
  /** The last day, where the review shortened the period. */
  until?: Day
  /** Where admitted: the period that then holds, and what is promised to each community. */
  period?: { from: Day; until: Day }
  obligations: { id: string; community: string; commitments: Commitment[] }[]
}

/** 撤回、撤销 */
export interface EndBody extends Freed {
  assignment: string
  title: string
  reason: string
  /** Obligations that end by it; those that had ended before are not touched. */
  obligations: string[]
  /** Commitments due after the day, which fall away. */
  dropped: string[]
  /** True where it was still in review: then it never became an obligation. */
  unadmitted?: true
}

export interface LifeBodies {
  'review-decided': ReviewBody
  'assignment-withdrawn': EndBody
  'assignment-revoked': EndBody
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
export type LifeEntryType = keyof LifeBodies

type Fold<T extends LifeEntryType> = (body: LifeBodies[T], header: EntryHeader, place: Place) => Change[]

/** What each of these entries changes, in order. */
export const lifeChanges: { [T in LifeEntryType]: Fold<T> } = {
  'review-decided': (body, header, place) => [...reviewed(body, header, place), ...freed(body)],
  'assignment-withdrawn': (body, _, place) => [...ended(body, 'withdrawn', place), ...freed(body)],
  'assignment-revoked': (body, _, place) => [...ended(body, 'revoked', place), ...freed(body)],
  'delivery-recorded': delivered,
  'delivery-confirmed': confirmed,
  'delivery-disputed': (body, _, { on }) => [
    {
      table: 'deliveries',
      where: { id: body.delivery },
      set: { status: 'disputed', answeredOn: on, answerNote: body.note ?? null },
    },
    ...freed(body),
  ],
  'obligation-refused': ({ obligation, reason }, _, place) => [event(obligation, 'refused', reason, place.on, place)],
  'obligation-resumed': ({ obligation, reason }, _, place) => [event(obligation, 'resumed', reason, place.on, place)],
  'obligation-completed': ({ obligation, completedOn, note, dropped }, _, place) => [
    { table: 'obligations', where: { id: obligation }, set: { standing: 'completed', endedOn: completedOn } },
    event(obligation, 'completed', note, completedOn, place),
    ...drop(dropped, completedOn),
  ],
  'unadmitted-work-refused': () => [],
}

function event(obligation: string, what: string, reason: string | undefined, day: Day, { index }: Place): Change {
  return { table: 'obligationEvents', put: { obligation, entry: index, day, event: what, reason: reason ?? null } }
}

function freed({ budgetLine, freedFen }: Freed): Change[] {
  if (budgetLine === undefined || freedFen === 0) return []
  return [{ table: 'budgetLines', where: { code: budgetLine }, add: { committedFen: -freedFen } }]
}

function drop(commitments: readonly string[], day: Day): Change[] {
  return commitments.map((id) => ({
    table: 'commitments',
    where: { id },
    set: { standing: 'dropped', droppedOn: day },
  }))
}

function reviewed(body: ReviewBody, header: EntryHeader, place: Place): Change[] {
  const { assignment, outcome, reason, agreement, conditions, until, period } = body
  const told = { outcome, reason, agreement, conditions, until, decidedAt: header.at, entry: place.index }
  const rows: Change[] = [
    { table: 'assignments', where: { id: assignment }, set: { status: outcome, review: canonicalJson(told) } },
  ]
  for (const { id, community, commitments } of body.obligations) {
    const set = period
      ? { standing: 'live', fromDay: period.from, untilDay: period.until }
      : { standing: 'not-admitted', endedOn: place.on }
    rows.push({ table: 'obligations', where: { id }, set })
    commitments.forEach((one, position) => {
      rows.push(commitmentRow(one, { id, community, organisation: header.organisation ?? '' }, position))
    })
  }
  return rows
}

/** A promise as it is first kept. */
export function commitmentRow(
  { key, kind, what, dueOn, overdueFrom, amountFen }: Commitment,
  obligation: { id: string; organisation: string; community: string },
  position: number,
): Change {
  const { id, organisation, community } = obligation
  const promise = { kind, what, dueOn, overdueFrom, amountFen: amountFen ?? null, confirmedFen: 0 }
  const put = { id: commitmentId(id, key), obligation: id, position, organisation, community, ...promise }
  return { table: 'commitments', put: { ...put, standing: 'open', metOn: null, droppedOn: null } }
}

function ended(body: EndBody, status: 'withdrawn' | 'revoked', place: Place): Change[] {
  const { assignment, reason, obligations, dropped, freedFen, unadmitted } = body
  const closing = canonicalJson({ on: place.on, reason, freedFen, entry: place.index })
  const standing = unadmitted ? 'not-admitted' : status
  return [
    { table: 'assignments', where: { id: assignment }, set: { status, closing } },
    ...obligations.flatMap((id): Change[] => [
      { table: 'obligations', where: { id }, set: { standing, endedOn: place.on } },
      ...(unadmitted ? [] : [event(id, status, reason, place.on, place)]),
    ]),
    ...drop(dropped, place.on),
  ]
}

function delivered(body: LifeBodies['delivery-recorded'], _: EntryHeader, { index }: Place): Change[] {
  const put = {
    id: body.delivery,
    entry: index,
    obligation: body.obligation,
    commitment: body.commitment,
    deliveredOn: body.deliveredOn,
    amountFen: body.amountFen ?? null,
    voucher: body.voucher ?? null,
    note: body.note ?? null,
    overFen: body.overFen ?? null,
    status: 'delivered',
    receivedOn: null,
    answeredOn: null,
    answerNote: null,
  }
  return [{ table: 'deliveries', put }]
}

function confirmed(body: LifeBodies['delivery-confirmed'], _: EntryHeader, { on }: Place): Change[] {
  const { delivery, commitment, receivedOn, amountFen, note, metOn } = body
  const answer = { status: 'confirmed', receivedOn, answeredOn: on, answerNote: note ?? null }
  const rows: Change[] = [{ table: 'deliveries', where: { id: delivery }, set: answer }]
  if (amountFen !== undefined)
    rows.push({ table: 'commitments', where: { id: commitment }, add: { confirmedFen: amountFen } })
  if (metOn !== undefined)
    rows.push({ table: 'commitments', where: { id: commitment }, set: { standing: 'met', metOn } })
  return rows
}
