// What entries on obligations and their support change, and the rows that an obligation begins with.

import type { Change, Folds, Recorded } from '../record/rows.ts'
import { freed } from '../registry/fold.ts'
import type { Day, ObligationEvent } from '../terms.ts'
import type { SupportBodies } from './entries.ts'
import { type Commitment, commitmentId } from './promises.ts'

export const supportFold: Folds<SupportBodies> = {
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
  'obligation-refused': ({ obligation, reason }, _, at) => [event(obligation, 'refused', reason, at.on, at)],
  'obligation-resumed': ({ obligation, reason }, _, at) => [event(obligation, 'resumed', reason, at.on, at)],
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

/** A promise as it is first kept. */
export function commitmentRow(
  { key, kind, what, dueOn, overdueFrom, amountFen, owedFrom, lapsesAfter }: Commitment,
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
      owedFrom: owedFrom ?? null,
      lapsesAfter: lapsesAfter ?? null,
    },
  }
}

function delivered(body: SupportBodies['delivery-recorded'], _: unknown, { index }: Recorded): Change[] {
  const { delivery: id, obligation, commitment, deliveredOn } = body
  const { amountFen = null, voucher = null, note = null, overFen = null } = body
  const told = { id, entry: index, obligation, commitment, deliveredOn, amountFen, voucher, note, overFen }
  const put = { ...told, status: 'delivered' as const, receivedOn: null, answeredOn: null, answerNote: null }
  return [{ table: 'deliveries', put }]
}

function confirmed(body: SupportBodies['delivery-confirmed'], _: unknown, { on }: Recorded): Change[] {
  const { delivery, commitment, receivedOn, amountFen, note, metOn } = body
  const answer = { status: 'confirmed' as const, receivedOn, answeredOn: on, answerNote: note ?? null }
  const rows: Change[] = [{ table: 'deliveries', where: { id: delivery }, set: answer }]
  if (amountFen !== undefined)
    rows.push({ table: 'commitments', where: { id: commitment }, add: { confirmedFen: amountFen } })
  if (metOn !== undefined)
    rows.push({ table: 'commitments', where: { id: commitment }, set: { standing: 'met', metOn } })
  return rows
}
