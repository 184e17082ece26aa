// The tables as a fold over the log: what each entry changes. Writing and rebuilding use this one function,
// so the tables can never hold what the log does not say.

import type { EntryHeader } from '../log/entry.ts'
import { canonicalJson } from '../log/entry.ts'
import { totalFen } from '../support/fees.ts'
import { commitmentsOf, obligationId } from '../support/status.ts'
import type {
  AssignmentRequest,
  BudgetLine,
  Community,
  Day,
  Decision,
  EditionDocument,
  EditionRef,
  Facts,
  Finding,
  Organisation,
} from '../terms.ts'
import { commitmentRow, type LifeBodies, type LifeRows, lifeChanges } from './life.ts'

export type ObligationKind = 'own-duty' | 'assistance' | 'public-service' | 'off-list'

/** What each table keeps. Text and integer only; null where there is nothing; JSON as canonical text. */
export interface Rows extends LifeRows {
  organisations: Organisation
  communities: Community
  budgetLines: BudgetLine & { committedFen?: number }
  editions: {
    jurisdiction: string
    number: number
    effectiveFrom: Day
    hash: string
    title: string
    document: string
    publishedAt: string
    publishedBy: string
    entry: number
  }
  assignments: {
    id: string
    entry: number
    jurisdiction: string
    organisation: string
    status: string
    item: string | null
    title: string
    fromDay: Day
    untilDay: Day
    recordedOn: Day
    reviewDueOn: Day | null
    budgetLine: string | null
    amountFen: number
    kind: string
    graceDays: number
    request: string
    decision: string
    /** The reviewer's decision, and how it was withdrawn or revoked. */
    review: string | null
    closing: string | null
  }
  obligations: {
    id: string
    assignment: string
    position: number
    community: string
    organisation: string
    jurisdiction: string
    kind: string
    item: string | null
    title: string
    fromDay: Day
    untilDay: Day
    standing: string
    endedOn: Day | null
  }
  commitments: {
    id: string
    obligation: string
    position: number
    organisation: string
    community: string
    kind: string
    what: string
    dueOn: Day
    overdueFrom: Day
    amountFen: number | null
    confirmedFen: number
    standing: string
    metOn: Day | null
    droppedOn: Day | null
  }
  rejections: {
    entry: number
    recordedAt: string
    recordedOn: Day
    jurisdiction: string
    by: string
    ground: string | null
    advisory: number
    organisation: string | null
    item: string | null
    assignment: string | null
  }
  rejectionRules: { rule: string; entry: number }
  rejectionCommunities: { community: string; entry: number }
  assignmentEntries: { assignment: string; entry: number }
}
export type TableName = keyof Rows

/** One change of one table. `put` inserts, or replaces the columns given; `set` and `add` touch the rows that `where` names. */
export type Change = {
  [T in TableName]:
    | { table: T; put: Rows[T] }
    | { table: T; where: Partial<Rows[T]>; set: Partial<Rows[T]> }
    | { table: T; where: Partial<Rows[T]>; add: Partial<Rows[T]> }
}[TableName]

/** The bodies of entries, by type. */
export interface Bodies extends LifeBodies {
  'organisation-recorded': Organisation
  'community-recorded': Community
  'budget-line-recorded': BudgetLine
  'edition-published': {
    jurisdiction: string
    number: number
    effectiveFrom: Day
    hash: string
    document: EditionDocument
    draftedBy?: string
  }
  'check-rejected': DecisionBody
  'assignment-decided': DecisionBody & {
    kind: ObligationKind | 'none'
    graceDays: number
    reviewDueOn?: Day
  }
  'log-sealed': SealedBody
}
/** The old log as it was last known, and what was found in its place. `log` and `next` are the names under which each is signed. */
export interface SealedBody {
  log: string
  next: string
  old: { size: number; root: string; at?: string }
  found: { size: number; root: string }
}
/** All that deciding needed and what came of it: enough to decide again. */
export interface DecisionBody {
  request: AssignmentRequest
  facts: Facts
  edition: EditionRef
  rulebook: string
  decision: RecordedDecision
}
export type RecordedDecision = Omit<Decision, 'findings'> & { findings: RecordedFinding[] }
/** A finding as it was told in Chinese on the day; other languages are worded from its figures. */
export type RecordedFinding = Finding & { message: string; remedy: string }

export type EntryType = keyof Bodies

/** An entry before it is sealed. `at` and `index` are the moment of its transaction. */
export type Entry = {
  [T in EntryType]: { header: EntryHeader & { type: T }; body: Bodies[T] }
}[EntryType]

/** Where an entry stands. */
export interface Place {
  index: number
  /** The Shanghai day of the entry. */
  on: Day
}

export function assignmentId(index: number): string {
  return `a${index}`
}

/** The entry that an assignment's id names. */
export function assignmentEntry(id: string): number {
  return Number(id.slice(1))
}

/** What one entry changes, in order. */
export function changes(entry: Entry, place: Place): Change[] {
  const { header, body } = entry
  const rejection = header.by ? rejectionRows(header, place) : []
  switch (header.type) {
    case 'organisation-recorded':
      return [{ table: 'organisations', put: body as Bodies['organisation-recorded'] }]
    case 'community-recorded':
      return [{ table: 'communities', put: body as Bodies['community-recorded'] }]
    case 'budget-line-recorded':
      return [{ table: 'budgetLines', put: body as Bodies['budget-line-recorded'] }]
    case 'edition-published':
      return [editionRow(header, body as Bodies['edition-published'], place)]
    case 'check-rejected':
      return rejection
    case 'assignment-decided':
      return [...assignmentRows(header, body as Bodies['assignment-decided'], place), ...rejection]
    case 'log-sealed':
      return []
    default:
      return [...lifeChanges[header.type](body as never, header, place), ...rejection, ...following(header, place)]
  }
}

/** That the entry concerns an assignment, so that its history is found without reading the whole log. */
function following({ assignment, obligation }: EntryHeader, { index }: Place): Change[] {
  const id = assignment ?? obligation?.split('.')[0]
  return id === undefined ? [] : [{ table: 'assignmentEntries', put: { assignment: id, entry: index } }]
}

function editionRow(header: EntryHeader, body: Bodies['edition-published'], place: Place): Change {
  const { document, draftedBy: _, ...rest } = body
  const put = {
    ...rest,
    title: document.title,
    document: canonicalJson(document),
    publishedAt: header.at,
    publishedBy: header.actor,
    entry: place.index,
  }
  return { table: 'editions', put }
}

const statusOf = { admitted: 'admitted', rejected: 'rejected', referred: 'in-review' } as const

function assignmentRows(header: EntryHeader, body: Bodies['assignment-decided'], place: Place): Change[] {
  const { request, decision, edition } = body
  const id = assignmentId(place.index)
  const amountFen = request.support.funding ? totalFen(request.targets) : 0
  const line = request.support.funding?.budgetLine ?? null
  const status = statusOf[decision.outcome]
  const assignment: Rows['assignments'] = {
    id,
    entry: place.index,
    jurisdiction: header.jurisdiction ?? '',
    organisation: header.organisation ?? '',
    status,
    item: request.item ?? null,
    title: request.title,
    fromDay: request.period.from,
    untilDay: request.period.until,
    recordedOn: place.on,
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
    rows.push({ table: 'obligations', put: obligationRow(assignment, target.community, position, standing) })
    if (standing === 'live') rows.push(...commitmentRows(assignment, request, position))
  })
  if (line !== null && amountFen > 0)
    rows.push({ table: 'budgetLines', where: { code: line }, add: { committedFen: amountFen } })
  return rows
}

function obligationRow(
  assignment: Rows['assignments'],
  community: string,
  position: number,
  standing: string,
): Rows['obligations'] {
  return {
    id: obligationId(assignment.id, position),
    assignment: assignment.id,
    position,
    community,
    organisation: assignment.organisation,
    jurisdiction: assignment.jurisdiction,
    kind: assignment.kind,
    item: assignment.item,
    title: assignment.title,
    fromDay: assignment.fromDay,
    untilDay: assignment.untilDay,
    standing,
    endedOn: null,
  }
}

/** The commitments of one target, from the day its obligation lives. */
function commitmentRows(assignment: Rows['assignments'], request: AssignmentRequest, position: number): Change[] {
  const target = request.targets[position] as AssignmentRequest['targets'][number]
  const { organisation, graceDays } = assignment
  const obligation = { id: obligationId(assignment.id, position), organisation, community: target.community }
  return commitmentsOf(request, target, graceDays).map((one, i) => commitmentRow(one, obligation, i))
}

function rejectionRows(header: EntryHeader, { index, on }: Place): Change[] {
  const put: Rows['rejections'] = {
    entry: index,
    recordedAt: header.at,
    recordedOn: on,
    jurisdiction: header.jurisdiction ?? '',
    by: header.by ?? '',
    ground: header.ground ?? null,
    advisory: header.advisory ? 1 : 0,
    organisation: header.organisation ?? null,
    item: header.item ?? null,
    assignment: header.assignment ?? null,
  }
  return [
    { table: 'rejections', put },
    ...(header.rules ?? []).map((rule): Change => ({ table: 'rejectionRules', put: { rule, entry: index } })),
    ...(header.communities ?? []).map(
      (community): Change => ({ table: 'rejectionCommunities', put: { community, entry: index } }),
    ),
  ]
}
