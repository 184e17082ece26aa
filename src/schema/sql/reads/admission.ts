// Requests, and the facts that deciding them needs; facts are remembered until something touches the table that they are from.
import type { AdmissionReads, AssignmentFilter } from '../../../policy/admission/reads.ts'
import type { PageOf } from '../../../policy/paging.ts'
import type { Day, Facts } from '../../../policy/terms.ts'
import { and, asc, build, eq, gte, inArray, isNull, lt, lte, or, placeholder, sql } from '../engine/drizzle.ts'
import type { Memory } from '../engine/memory.ts'
import { built, perShape, type Statements } from '../engine/statements.ts'
import { assignments, commitments, entries, obligations } from '../tables/index.ts'
import { behind, below, when, word } from './conditions.ts'

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
/** Not of work that nobody confirmed in time. */
const standsOn = (day: string) => or(isNull(commitments.lapsesAfter), gte(commitments.lapsesAfter, placeholder(day)))
const overdueAt = built(() =>
  build
    .select({ id: commitments.id, dueOn: commitments.dueOn })
    .from(commitments)
    .where(
      and(
        eq(commitments.organisation, placeholder('organisation')),
        eq(commitments.community, placeholder('community')),
        lte(commitments.overdueFrom, placeholder('on')),
        word(commitments.standing, 'open'),
        standsOn('on'),
      ),
    ),
)
/** At a community, what runs or waits in a period: an index holds what has not ended, and nothing else. */
const openAt = and(
  eq(obligations.community, placeholder('community')),
  gte(obligations.untilDay, placeholder('from')),
  lte(obligations.fromDay, placeholder('until')),
  isNull(obligations.endedOn),
  or(isNull(obligations.confirmBy), gte(obligations.confirmBy, placeholder('today'))),
)
const openSame = built(() =>
  build
    .select({
      assignment: obligations.assignment,
      from: sql<Day>`${obligations.fromDay}`.as('from'),
      until: sql<Day>`${obligations.untilDay}`.as('until'),
    })
    .from(obligations)
    .where(and(openAt, eq(obligations.item, placeholder('item')))),
)
const carriedAt = built(() =>
  build
    .select({ carried: sql<number>`count(*)`.as('carried') })
    .from(obligations)
    .where(and(openAt, word(obligations.standing, 'live'))),
)
/** Work under one order, while it stood. */
const under = built(() =>
  build
    .select({
      assignment: obligations.assignment,
      from: sql<Day>`${obligations.fromDay}`.as('from'),
      until:
        sql<Day>`min(${obligations.untilDay}, coalesce(${obligations.endedOn}, ${obligations.untilDay}), case when ${obligations.confirmBy} < ${placeholder('today')} then ${obligations.confirmBy} else ${obligations.untilDay} end)`.as(
          'until',
        ),
    })
    .from(assignments)
    .crossJoin(obligations)
    .where(
      and(
        eq(assignments.emergencyOrder, placeholder('order')),
        eq(obligations.assignment, assignments.id),
        eq(obligations.community, placeholder('community')),
        sql`${obligations.item} is ${placeholder('item')}`,
        sql`${obligations.standing} <> 'not-admitted'`,
      ),
    )
    .orderBy(asc(obligations.fromDay), asc(obligations.id)),
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

type Overdue = Facts['arrears'][number]['commitments'][number]
type Duplicate = Facts['duplicates'][number]

/** Sorted here: SQLite would spend more on a sorter that is nearly always empty than on the search. */
const byDueDay = (a: Overdue, b: Overdue) => (a.dueOn === b.dueOn ? (a.id < b.id ? -1 : 1) : a.dueOn < b.dueOn ? -1 : 1)

export function admissionReads(db: Statements, memory: Memory): AdmissionReads {
  const assignment = db.statement(assignmentBy)
  const waiting = db.statement(queue)
  const overdue = db.statement(overdueAt)
  const open = db.statement(openSame)
  const carried = db.statement(carriedAt)
  const underOrder = db.statement(under)
  const request = db.statement(requestFrom)
  const size = db.statement(logSize)
  const between = db.statement(requestsBetween)
  const knownOverdue = memory.on<Overdue[]>(['commitments'], 20_000)
  const knownOpen = memory.on<Omit<Duplicate, 'community'>[]>(['obligations'], 20_000)
  const knownLoads = memory.on<number>(['obligations'], 20_000)

  return {
    assignment: (id) => assignment.get({ id }),
    assignments(filter, at) {
      const asked = { ...filter, ...at }
      const after = at.after === undefined ? undefined : Number(at.after)
      return db.shaped(assignmentPage(asked)).all({ ...asked, after })
    },
    reviewQueue: (jurisdiction, after, limit, today) => waiting.all({ ...after, within: jurisdiction, limit, today }),
    arrears(organisation, communities, on) {
      const found = []
      for (const community of communities) {
        const late = knownOverdue(`${organisation} ${community} ${on}`, () =>
          overdue.all({ organisation, community, on }).sort(byDueDay),
        )
        if (late.length > 0) found.push({ community, commitments: late })
      }
      return found
    },
    duplicates(item, communities, { from, until }, today) {
      const found: Duplicate[] = []
      for (const community of communities) {
        const same = knownOpen(`${community} ${item} ${from} ${until} ${today}`, () =>
          open.all({ community, item, from, until, today }),
        )
        for (const row of same) found.push({ community, ...row })
      }
      return found
    },
    load(communities, on, today) {
      const load: Record<string, number> = {}
      for (const community of communities) {
        const n = knownLoads(
          `${community} ${on} ${today}`,
          () => carried.get({ community, from: on, until: on, today })?.carried ?? 0,
        )
        if (n > 0) load[community] = n
      }
      return load
    },
    underOrder: (order, item, communities, today) =>
      communities.flatMap((community) =>
        underOrder.all({ order, item, community, today }).map((row) => ({ community, ...row })),
      ),
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
    requestsBetween: (start, end, jurisdiction) => between.all({ start, end, within: jurisdiction }),
  }
}
