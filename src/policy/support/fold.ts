// What entries on obligations and their support change, and the rows that an obligation begins with.

import type { EntryHeader } from '../log/header.ts'
import type { Change, Folds, Recorded, Row } from '../record/rows.ts'
import { freed } from '../registry/fold.ts'
import type { Day, ObligationEvent } from '../terms.ts'
import type { Settlement } from './ended.ts'
import type { Consequence, SupportBodies } from './entries.ts'
import { type Commitment, commitmentId } from './promises.ts'

export const supportFold: Folds<SupportBodies> = {
  'delivery-recorded': delivered,
  'delivery-confirmed': confirmed,
  'delivery-disputed': disputed,
  'delivery-retracted': (body, _, { on }) => [
    {
      table: 'deliveries',
      where: { id: body.delivery },
      set: { status: 'retracted', receivedFen: none(body), answeredOn: on, answerNote: body.reason },
    },
    ...freed(body),
  ],
  'obligation-refused': ({ obligation, reason }, _, at) => [
    { table: 'obligations', where: { id: obligation }, set: { refusedOn: at.on } },
    event(obligation, 'refused', reason, at.on, at),
  ],
  'obligation-resumed': ({ obligation, reason }, _, at) => [
    { table: 'obligations', where: { id: obligation }, set: { refusedOn: null } },
    event(obligation, 'resumed', reason, at.on, at),
  ],
  'obligation-completed': ({ obligation, completedOn, note, dropped }, _, at) => [
    { table: 'obligations', where: { id: obligation }, set: { standing: 'completed', endedOn: completedOn } },
    event(obligation, 'completed', note, completedOn, at),
    ...drop(dropped, completedOn),
  ],
  'unadmitted-work-refused': () => [],
}

/** That something happened to an obligation on a day. */
export function event(
  obligation: string,
  what: ObligationEvent,
  reason: string | undefined,
  day: Day,
  { index }: Recorded,
): Change {
  return { table: 'obligationEvents', put: { obligation, entry: index, day, event: what, reason: reason ?? null } }
}

/** Promises that fall away on a day. */
export function drop(commitments: readonly string[], day: Day): Change[] {
  return commitments.map((id) => ({
    table: 'commitments',
    where: { id },
    set: { standing: 'dropped', droppedOn: day },
  }))
}

/** Money of which only a part stays owed from a day on. */
export function reduce(list: Settlement['reduced'], day: Day): Change[] {
  return list.map(({ commitment: id, owedFen, met }) => ({
    table: 'commitments',
    where: { id },
    set: { owedFen, reducedOn: day, ...(met && { standing: 'met' as const, metOn: day }) },
  }))
}

/** A promise as it is first kept. */
export function commitmentRow(
  { key, kind, what, dueOn, overdueFrom, amountFen, lapsesAfter }: Commitment,
  obligation: { id: string; organisation: string; community: string },
  position: number,
): Change {
  const { id, organisation, community } = obligation
  const promise = { kind, what, dueOn, overdueFrom, amountFen: amountFen ?? null, confirmedFen: 0 }
  const put = { id: commitmentId(id, key), obligation: id, position, organisation, community, ...promise }
  return {
    table: 'commitments',
    put: {
      ...put,
      standing: 'open',
      metOn: null,
      droppedOn: null,
      owedFen: null,
      reducedOn: null,
      released: null,
      lapsesAfter: lapsesAfter ?? null,
    },
  }
}

function delivered(body: SupportBodies['delivery-recorded'], header: EntryHeader, { index }: Recorded): Change[] {
  const { delivery: id, obligation, commitment, deliveredOn } = body
  const { amountFen = null, voucher = null, note = null, overFen = null } = body
  const { organisation = '', communities = [] } = header
  const told = { id, entry: index, obligation, commitment, deliveredOn, amountFen, voucher, note, overFen }
  const whose = { organisation, community: communities[0] ?? '' }
  const unanswered = { receivedFen: null, receivedOn: null, answeredOn: null, answerNote: null }
  return [{ table: 'deliveries', put: { ...told, ...whose, status: 'delivered', ...unanswered } }]
}

function confirmed(body: SupportBodies['delivery-confirmed'], _: unknown, at: Recorded): Change[] {
  const { receivedOn, amountFen, note, freedFen = 0 } = body
  const answer = { receivedFen: amountFen ?? null, receivedOn, note: note ?? null }
  return [...answered(body, 'confirmed', answer, at), ...freed({ ...body, freedFen })]
}

function disputed(body: SupportBodies['delivery-disputed'], _: unknown, at: Recorded): Change[] {
  const answer = { receivedFen: none(body), receivedOn: null, note: body.note ?? null }
  return [...answered(body, 'disputed', answer, at), ...freed(body)]
}

/** Of money, that none of it came. */
const none = ({ amountFen }: { amountFen?: number }) => (amountFen === undefined ? null : 0)

/** An answer takes the place of the one before; what that had done to the commitment is undone. */
function answered(
  { delivery, commitment, metOn, reopened, owedFen, reducedOn, droppedOn, confirmedBefore = 0 }: Consequence & Of,
  status: 'confirmed' | 'disputed',
  { receivedFen, receivedOn, note }: Pick<Row<'deliveryAnswers'>, 'receivedFen' | 'receivedOn' | 'note'>,
  { index, on }: Recorded,
): Change[] {
  const rows: Change[] = [
    {
      table: 'deliveries',
      where: { id: delivery },
      set: { status, receivedFen, receivedOn, answeredOn: on, answerNote: note },
    },
    {
      table: 'deliveryAnswers',
      put: { delivery, entry: index, answeredOn: on, status, receivedFen, receivedOn, note },
    },
  ]
  const more = (receivedFen ?? 0) - confirmedBefore
  const where = { id: commitment }
  if (more !== 0) rows.push({ table: 'commitments', where, add: { confirmedFen: more } })
  if (metOn !== undefined) {
    const owed = owedFen === undefined ? {} : { owedFen, reducedOn: reducedOn ?? on }
    rows.push({ table: 'commitments', where, set: { standing: 'met', metOn, ...owed } })
  }
  if (reopened !== undefined) {
    const now = {
      ...(owedFen !== undefined && { owedFen, reducedOn: reducedOn ?? on }),
      ...(droppedOn !== undefined && { droppedOn }),
    }
    rows.push({ table: 'commitments', where, set: { standing: reopened, metOn: null, ...now } })
  }
  return rows
}

interface Of {
  delivery: string
  commitment: string
}
