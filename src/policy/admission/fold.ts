// What entries on requests change: the first decision, the review, and every end.
import { loadOf } from '../burden/load.ts'
import { canonicalJson } from '../log/canonical.ts'
import type { EntryHeader } from '../log/header.ts'
import type { Change, Folds, Recorded, Row } from '../record/rows.ts'
import { committed, freed } from '../registry/fold.ts'
import { totalFen } from '../support/fees.ts'
import { commitmentRow, drop, event, reduce } from '../support/fold.ts'
import { commitmentsOf, obligationId } from '../support/promises.ts'
import type { ObligationStanding } from '../support/rows.ts'
import type { Target } from '../terms.ts'
import {
  type AdmissionBodies,
  assignmentId,
  type EndBody,
  type ReleaseBody,
  type ReviewBody,
  type SupplementBody,
  type TakenBackBody,
} from './entries.ts'
import { orderKey } from './orders.ts'

export const admissionFold: Folds<AdmissionBodies> = {
  'check-rejected': () => [],
  'assignment-decided': decided,
  'assignment-supplemented': supplemented,
  'review-decided': (body, header, at) => [
    ...(body.confirming ? confirmed : reviewed)(body, header, at),
    ...freed(body),
  ],
  'assignment-withdrawn': (body, _, at) => [...ended(body, 'withdrawn', at), ...freed(body)],
  'assignment-revoked': (body, _, at) => [...ended(body, 'revoked', at), ...freed(body)],
  'support-released': released,
  'work-taken-back': takenBack,
}

const statusOf = { admitted: 'admitted', rejected: 'rejected', returned: 'returned', referred: 'in-review' } as const

function decided(body: AdmissionBodies['assignment-decided'], header: EntryHeader, at: Recorded): Change[] {
  const { request, decision } = body
  const amountFen = request.support.funding ? totalFen(request.targets) : 0
  const line = body.unbudgeted ? null : (request.support.funding?.budgetLine ?? null)
  const status = statusOf[decision.outcome]
  const assignment: Row<'assignments'> = {
    id: assignmentId(at.index),
    entry: at.index,
    jurisdiction: header.jurisdiction ?? '',
    organisation: header.organisation ?? '',
    status,
    item: request.item ?? null,
    title: request.title,
    fromDay: request.period.from,
    untilDay: request.period.until,
    recordedOn: at.on,
    reviewDueOn: body.reviewDueOn ?? decision.confirmBy ?? null,
    confirmBy: decision.confirmBy ?? null,
    emergencyOrder: request.emergency ? orderKey(request.emergency) : null,
    amendedBy: null,
    budgetLine: line,
    amountFen,
    kind: body.kind,
    graceDays: body.graceDays,
    requestEntry: null,
    payer: request.support.funding?.payer ?? null,
    review: null,
    closing: null,
  }
  const rows: Change[] = [{ table: 'assignments', put: assignment }]
  if (request.amends !== undefined)
    rows.push({ table: 'assignments', where: { id: request.amends }, set: { amendedBy: assignment.id } })
  if (status === 'rejected' || status === 'returned') return rows
  const standing = status === 'admitted' ? 'live' : 'in-review'
  request.targets.forEach((target, position) => {
    const monthly = canonicalJson(loadOf(request, target, body.effort))
    const contract = body.facts.contracts?.[target.community] ?? null
    const row = { ...obligationRow(assignment, target, position, standing), contract, monthly }
    rows.push({ table: 'obligations', put: row })
    if (standing === 'live') rows.push(...commitmentRows(assignment, body, target, position))
  })
  if (line !== null && amountFen > 0) rows.push(committed(line, request.support.funding?.payer, amountFen))
  return rows
}

function obligationRow(
  assignment: Row<'assignments'>,
  { community }: Target,
  position: number,
  standing: ObligationStanding,
): Row<'obligations'> {
  const { organisation, jurisdiction, kind, item, title, fromDay, untilDay, confirmBy } = assignment
  return {
    id: obligationId(assignment.id, position),
    assignment: assignment.id,
    position,
    community,
    organisation,
    jurisdiction,
    kind,
    item,
    title,
    fromDay,
    untilDay,
    standing,
    endedOn: null,
    confirmBy,
    contract: null,
    monthly: null,
    refusedOn: null,
  }
}

/** The commitments of one target, from the day its obligation lives. */
function commitmentRows(
  { id, organisation, graceDays }: Row<'assignments'>,
  { request, deferral }: AdmissionBodies['assignment-decided'],
  target: Target,
  position: number,
): Change[] {
  const obligation = { id: obligationId(id, position), organisation, community: target.community }
  return commitmentsOf(request, target, graceDays, deferral).map((one, i) => commitmentRow(one, obligation, i))
}

function reviewed(body: ReviewBody, header: EntryHeader, at: Recorded): Change[] {
  const { assignment, outcome, reason, agreement, conditions, until, period } = body
  const told = { outcome, reason, agreement, conditions, until, decidedAt: header.at, entry: at.index }
  const rows: Change[] = [
    { table: 'assignments', where: { id: assignment }, set: { status: outcome, review: canonicalJson(told) } },
  ]
  for (const { id, community, commitments } of body.obligations) {
    const set: Partial<Row<'obligations'>> = period
      ? { standing: 'live', fromDay: period.from, untilDay: period.until }
      : { standing: 'not-admitted', endedOn: at.on }
    rows.push({ table: 'obligations', where: { id }, set })
    commitments.forEach((one, position) => {
      rows.push(commitmentRow(one, { id, community, organisation: header.organisation ?? '' }, position))
    })
  }
  return rows
}

/** An emergency admission is confirmed, or ends because it is not. */
function confirmed(body: ReviewBody, header: EntryHeader, at: Recorded): Change[] {
  const { assignment, outcome, reason, agreement, conditions, obligations, dropped = [], reduced = [], lastDay } = body
  const told = canonicalJson({ outcome, reason, agreement, conditions, decidedAt: header.at, entry: at.index })
  const rows: Change[] = [
    { table: 'assignments', where: { id: assignment }, set: { status: outcome, confirmBy: null, review: told } },
  ]
  for (const { id } of obligations) {
    const kept = { confirmBy: null }
    const end = { ...kept, standing: 'revoked' as const, endedOn: at.on }
    rows.push({ table: 'obligations', where: { id }, set: outcome === 'admitted' ? kept : end })
    rows.push({ table: 'commitments', where: { obligation: id }, set: { lapsesAfter: null } })
    if (lastDay !== undefined)
      for (const kind of ['staff', 'guidance', 'authority'] as const)
        rows.push({ table: 'commitments', where: { obligation: id, kind }, set: { lapsesAfter: lastDay } })
    if (outcome === 'rejected') rows.push(event(id, 'revoked', reason, at.on, at))
  }
  return [...rows, ...drop(dropped, at.on), ...reduce(reduced, at.on)]
}

function supplemented(
  { assignment, budgetLine, payer, amountFen = 0 }: SupplementBody,
  _: EntryHeader,
  { index }: Recorded,
): Change[] {
  const set = { requestEntry: index, ...(budgetLine !== undefined && { budgetLine }) }
  const rows: Change[] = [{ table: 'assignments', where: { id: assignment }, set }]
  if (budgetLine !== undefined && amountFen > 0) rows.push(committed(budgetLine, payer, amountFen))
  return rows
}

function ended(body: EndBody, status: 'withdrawn' | 'revoked', at: Recorded): Change[] {
  const { assignment, reason, obligations, dropped, reduced = [], freedFen, unadmitted, partial } = body
  const closing = canonicalJson({ on: at.on, reason, freedFen, entry: at.index })
  const standing = unadmitted ? 'not-admitted' : status
  const where = { id: assignment }
  const whole: Change[] = partial
    ? unadmitted
      ? [{ table: 'assignments', where, add: { amountFen: -freedFen } }]
      : []
    : [{ table: 'assignments', where, set: { status, closing } }]
  return [
    ...whole,
    ...obligations.flatMap((id): Change[] => [
      { table: 'obligations', where: { id }, set: { standing, endedOn: at.on } },
      ...(unadmitted ? [] : [event(id, status, reason, at.on, at)]),
    ]),
    ...drop(dropped, at.on),
    ...reduce(reduced, at.on),
  ]
}

function takenBack(body: TakenBackBody, _: EntryHeader, at: Recorded): Change[] {
  const { reason, obligations, dropped, reduced } = body
  return [
    ...obligations.flatMap((id): Change[] => [
      { table: 'obligations', where: { id }, set: { standing: 'taken-back', endedOn: at.on } },
      event(id, 'taken-back', reason, at.on, at),
    ]),
    ...drop(dropped, at.on),
    ...reduce(reduced, at.on),
    ...freed(body),
  ]
}

function released(body: ReleaseBody, _: EntryHeader, at: Recorded): Change[] {
  const { commitments, reason } = body
  const set = { standing: 'dropped', droppedOn: at.on, released: reason } as const
  return [
    ...commitments.map(({ id }): Change => ({ table: 'commitments', where: { id }, set })),
    ...[...new Set(commitments.map(({ obligation }) => obligation))].map((id) =>
      event(id, 'released', reason, at.on, at),
    ),
    ...freed(body),
  ]
}
