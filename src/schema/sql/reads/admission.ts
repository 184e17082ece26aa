// Requests: single, in pages, and as their entries hold them.
import type { AdmissionReads, AssignmentFilter } from '../../../policy/admission/reads.ts'
import type { PageOf } from '../../../policy/paging.ts'
import type { Day } from '../../../policy/terms.ts'
import { and, asc, build, eq, gte, inArray, lt, lte, or, placeholder, sql } from '../engine/drizzle.ts'
import type { Memory } from '../engine/memory.ts'
import { built, perShape, type Statements } from '../engine/statements.ts'
import { assignments, commitments, entries, obligations } from '../tables/index.ts'
import { behind, below, when, word } from './conditions.ts'
import { factReads, standsOn } from './facts.ts'

const assignmentBy = built(() =>
  build
    .select()
    .from(assignments)
    .where(eq(assignments.id, placeholder('id'))),
)
/** What was referred, and emergency admissions that wait to be confirmed; what has lapsed waits no longer. */
const toReview = sql`(status = 'in-review' or (status = 'admitted' and "confirmBy" is not null)) and (${assignments.confirmBy} is null or ${assignments.confirmBy} >= ${placeholder('today')})`
const queue = built(() =>
  build
    .select()
    .from(assignments)
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
    .select()
    .from(assignments)
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
  .select({ id: obligations.assignment })
  .from(obligations)
  .where(eq(obligations.community, placeholder('community')))
/** A rejected request has no obligations; its targets stand in the request. */
const concerning = or(
  inArray(assignments.id, carrying),
  sql`(${assignments.status} in ('rejected', 'returned') and exists (select 1 from json_each(${assignments.request}, '$.targets') where json_extract(value, '$.community') = ${placeholder('community')}))`,
)

const behindhand = build
  .select({ id: obligations.assignment })
  .from(commitments)
  .innerJoin(obligations, eq(obligations.id, commitments.obligation))
  .where(
    and(
      lte(commitments.overdueFrom, placeholder('overdueOn')),
      word(commitments.standing, 'open'),
      standsOn('overdueOn'),
    ),
  )
const late = or(
  inArray(assignments.id, behindhand),
  and(word(assignments.status, 'in-review'), lt(assignments.reviewDueOn, placeholder('overdueOn'))),
)

export function admissionReads(db: Statements, memory: Memory): AdmissionReads {
  const assignment = db.statement(assignmentBy)
  const waiting = db.statement(queue)
  const request = db.statement(requestFrom)
  const size = db.statement(logSize)
  const between = db.statement(requestsBetween)
  return {
    assignment: (id) => assignment.get({ id }),
    assignments(filter, at) {
      const asked = { ...filter, ...at }
      const after = at.after === undefined ? undefined : Number(at.after)
      return db.shaped(assignmentPage(asked)).all({ ...asked, after })
    },
    reviewQueue: (jurisdiction, after, limit, today) => waiting.all({ ...after, within: jurisdiction, limit, today }),
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
