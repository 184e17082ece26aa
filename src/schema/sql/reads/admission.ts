// Requests: single, in pages, and as their entries hold them.
import type { DecisionBody } from '../../../policy/admission/entries.ts'
import type { AdmissionReads, AssignmentFilter, ListedAssignment } from '../../../policy/admission/reads.ts'
import type { EntryHeader } from '../../../policy/log/header.ts'
import type { PageOf } from '../../../policy/paging.ts'
import type { Row } from '../../../policy/record/rows.ts'
import type { Day } from '../../../policy/terms.ts'
import { and, asc, build, eq, getTableColumns, gte, inArray, lt, lte, or, placeholder, sql } from '../engine/drizzle.ts'
import type { Memory } from '../engine/memory.ts'
import { built, perShape, type Statements } from '../engine/statements.ts'
import { assignmentEntryOf } from '../promised.ts'
import { assignments, entries, obligations } from '../tables/index.ts'
import { behind, below, when, word } from './conditions.ts'
import { factReads } from './facts.ts'

/** With what the log says of it. */
const told = {
  ...getTableColumns(assignments),
  leaf: entries.leaf,
  body: entries.body,
  later: sql<string | null>`(select body from entries later where later."index" = ${assignments.requestEntry})`.as(
    'later',
  ),
}
const assignmentBy = built(() =>
  build
    .select(told)
    .from(assignments)
    .innerJoin(entries, eq(entries.index, assignments.entry))
    .where(eq(assignments.entry, placeholder('entry'))),
)
/** What was referred, and emergency admissions that wait to be confirmed; what has lapsed waits no longer. */
const toReview = sql`(status = 'in-review' or (status = 'admitted' and "confirmBy" is not null)) and (${assignments.confirmBy} is null or ${assignments.confirmBy} >= ${placeholder('today')})`
const queue = built(() =>
  build
    .select(told)
    .from(assignments)
    .innerJoin(entries, eq(entries.index, assignments.entry))
    .where(
      and(
        toReview,
        sql`(${assignments.reviewDueOn}, ${assignments.entry}) > (${placeholder('dueOn')}, ${placeholder('entry')})`,
        below(assignments.jurisdiction),
      ),
    )
    .orderBy(asc(assignments.reviewDueOn), asc(assignments.entry))
    .limit(placeholder('limit')),
)
const requestFrom = built(() =>
  build
    .select({ entry: assignments.entry, on: sql<Day>`${assignments.recordedOn}`.as('on') })
    .from(assignments)
    .where(gte(assignments.entry, placeholder('start')))
    .orderBy(asc(assignments.entry))
    .limit(1),
)
const logSize = built(() =>
  build.select({ size: sql<number>`coalesce(max(${entries.index}) + 1, 0)`.as('size') }).from(entries),
)
// A bounded stretch of the log each time, however few of its requests are of this jurisdiction.
const requestsBetween = built(() =>
  build
    .select({
      index: sql<number>`${assignments.entry}`.as('index'),
      assignment: sql<string>`${assignments.id}`.as('assignment'),
      jurisdiction: assignments.jurisdiction,
      body: entries.body,
    })
    .from(assignments)
    .innerJoin(entries, eq(entries.index, assignments.entry))
    .where(
      and(
        gte(assignments.entry, placeholder('start')),
        lt(assignments.entry, placeholder('end')),
        below(assignments.jurisdiction),
      ),
    )
    .orderBy(asc(assignments.entry)),
)

const statusToday = sql`case when ${assignments.status} = 'admitted' and ${assignments.confirmBy} < ${placeholder('today')} then 'lapsed' else ${assignments.status} end`
const assignmentPage = perShape((asked: AssignmentFilter & PageOf) =>
  build
    .select(told)
    .from(assignments)
    .innerJoin(entries, eq(entries.index, assignments.entry))
    .where(
      and(
        when(asked.within, below(assignments.jurisdiction)),
        when(asked.status, sql`${statusToday} = ${placeholder('status')}`),
        when(asked.organisation, eq(assignments.organisation, placeholder('organisation'))),
        when(asked.item, eq(assignments.item, placeholder('item'))),
        when(asked.from, gte(assignments.untilDay, placeholder('from'))),
        when(asked.until, lte(assignments.fromDay, placeholder('until'))),
        when(asked.community, concerning),
        when(asked.overdueOn, late),
        when(asked.after, behind(assignments.entry)),
      ),
    )
    .orderBy(asc(assignments.entry))
    .limit(placeholder('limit')),
)

const carrying = build
  .select({ entry: sql<number>`${obligations.key} / 1000` })
  .from(obligations)
  .where(eq(obligations.community, placeholder('community')))
/** A rejected request has no obligations; its targets stand in the request. */
const concerning = or(
  inArray(assignments.entry, carrying),
  sql`(${assignments.status} in ('rejected', 'returned') and exists (select 1 from json_each(${entries.body}, '$.request.targets') where json_extract(value, '$.community') = ${placeholder('community')}))`,
)

/** Not of work that nobody confirmed in time. */
const behindhand = build
  .select({ entry: sql<number>`${obligations.key} / 1000` })
  .from(obligations)
  .where(
    and(
      lte(obligations.owing, placeholder('overdueOn')),
      sql`exists (select 1 from json_each(${obligations.promises}) where json_extract(value, '$.standing') = 'open'
        and json_extract(value, '$.overdueFrom') <= ${placeholder('overdueOn')}
        and coalesce(json_extract(value, '$.lapsesAfter'), '9999') >= ${placeholder('overdueOn')})`,
    ),
  )
const late = or(
  inArray(assignments.entry, behindhand),
  and(word(assignments.status, 'in-review'), lt(assignments.reviewDueOn, placeholder('overdueOn'))),
)

interface Told extends Row<'assignments'> {
  leaf: string
  body: string
  later: string | null
}

function assignmentOf({ leaf, body, later, ...row }: Told): ListedAssignment {
  const { at }: EntryHeader = JSON.parse(leaf)
  const { request, decision, edition }: DecisionBody = JSON.parse(body)
  return {
    ...row,
    request: later === null ? request : JSON.parse(later).request,
    decision: { ...decision, decidedAt: at, edition },
    length: body.length,
  }
}

export function admissionReads(db: Statements, memory: Memory): AdmissionReads {
  const assignment = db.statement(assignmentBy)
  const waiting = db.statement(queue)
  const request = db.statement(requestFrom)
  const size = db.statement(logSize)
  const between = db.statement(requestsBetween)
  return {
    assignment(id) {
      const row = assignment.get({ entry: assignmentEntryOf(id) ?? null })
      return row && assignmentOf(row)
    },
    assignments(filter, at) {
      const asked = { ...filter, ...at }
      const after = at.after === undefined ? undefined : Number(at.after)
      return db
        .shaped(assignmentPage(asked))
        .all({ ...asked, after })
        .map(assignmentOf)
    },
    reviewQueue: (jurisdiction, after, limit, today) =>
      waiting.all({ ...after, within: jurisdiction, limit, today }).map(assignmentOf),
    firstRequestOn(day) {
      // Days only grow along the log, so the first is found by halving.
      let low = 0
      let high = size.get()?.size ?? 0
      while (low < high) {
        const middle = Math.floor((low + high) / 2)
        const found = request.get({ start: middle })
        if (found === undefined || found.on >= day) high = middle
        else low = found.entry + 1
      }
      return low
    },
    ...factReads(db, memory),
    requestsBetween: (start, end, jurisdiction) => between.all({ start, end, within: jurisdiction }),
  }
}
