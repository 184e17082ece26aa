// What entries on requests change: the first decision, the review, and every end.
import { canonicalJson } from '../log/canonical.ts'
import type { EntryHeader } from '../log/header.ts'
import type { Change, Folds, Recorded, Row } from '../record/rows.ts'
import { committed, freed } from '../registry/fold.ts'
import { totalFen } from '../support/fees.ts'
import { commitmentRow, drop, event } from '../support/fold.ts'
import { commitmentsOf, obligationId } from '../support/promises.ts'
import type { ObligationStanding } from '../support/rows.ts'
import type { AssignmentRequest, Target } from '../terms.ts'
import { type AdmissionBodies, assignmentId, type EndBody, type ReviewBody } from './entries.ts'

export const admissionFold: Folds<AdmissionBodies> = {
  'check-rejected': () => [],
  'assignment-decided': decided,
  'review-decided': (body, header, at) => [...reviewed(body, header, at), ...freed(body)],
  'assignment-withdrawn': (body, _, at) => [...ended(body, 'withdrawn', at), ...freed(body)],
  'assignment-revoked': (body, _, at) => [...ended(body, 'revoked', at), ...freed(body)],
}

const statusOf = { admitted: 'admitted', rejected: 'rejected', referred: 'in-review' } as const

function decided(body: AdmissionBodies['assignment-decided'], header: EntryHeader, at: Recorded): Change[] {
  const { request, decision, edition } = body
  const amountFen = request.support.funding ? totalFen(request.targets) : 0
  const line = request.support.funding?.budgetLine ?? null
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
    reviewDueOn: body.reviewDueOn ?? null,
    budgetLine: line,
    amountFen,
    kind: body.kind,
    graceDays: body.graceDays,
    request: canonicalJson(request),
    decision: canonicalJson({ ...decision, decidedAt: header.at, edition }),
    review: null,
    closing: null,
  }
  const rows: Change[] = [{ table: 'assignments', put: assignment }]
  if (status === 'rejected') return rows
  const standing = status === 'admitted' ? 'live' : 'in-review'
  request.targets.forEach((target, position) => {
    rows.push({ table: 'obligations', put: obligationRow(assignment, target, position, standing) })
    if (standing === 'live') rows.push(...commitmentRows(assignment, request, target, position))
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
  const { organisation, jurisdiction, kind, item, title, fromDay, untilDay } = assignment
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
  }
}

/** The commitments of one target, from the day its obligation lives. */
function commitmentRows(
  { id, organisation, graceDays }: Row<'assignments'>,
  request: AssignmentRequest,
  target: Target,
  position: number,
): Change[] {
  const obligation = { id: obligationId(id, position), organisation, community: target.community }
  return commitmentsOf(request, target, graceDays).map((one, i) => commitmentRow(one, obligation, i))
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

function ended(body: EndBody, status: 'withdrawn' | 'revoked', at: Recorded): Change[] {
  const { assignment, reason, obligations, dropped, freedFen, unadmitted } = body
  const closing = canonicalJson({ on: at.on, reason, freedFen, entry: at.index })
  const standing = unadmitted ? 'not-admitted' : status
  return [
    { table: 'assignments', where: { id: assignment }, set: { status, closing } },
    ...obligations.flatMap((id): Change[] => [
      { table: 'obligations', where: { id }, set: { standing, endedOn: at.on } },
      ...(unadmitted ? [] : [event(id, status, reason, at.on, at)]),
    ]),
    ...drop(dropped, at.on),
  ]
}
