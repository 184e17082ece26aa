// The facts that deciding a request needs: what a community carries, and what it is owed. They are remembered for each
// community, and brought up to date as the fold changes them.
import type { AdmissionReads } from '../../../policy/admission/reads.ts'
import type { Row } from '../../../policy/record/rows.ts'
import type { Day, Facts } from '../../../policy/terms.ts'
import { and, asc, between, build, eq, gte, isNotNull, isNull, lte, or, placeholder, sql } from '../engine/drizzle.ts'
import { everyKey, type Memory, touch } from '../engine/memory.ts'
import { built, type Statements } from '../engine/statements.ts'
import { commitmentRows } from '../promised.ts'
import { assignments, obligations } from '../tables/index.ts'
import { byDueDay } from './commitment-lines.ts'
import { word } from './conditions.ts'
import { holder } from './obligation-row.ts'

const owedAt = built(() =>
  build
    .select(holder)
    .from(obligations)
    .where(
      and(
        eq(obligations.organisation, placeholder('organisation')),
        eq(obligations.community, placeholder('community')),
        lte(obligations.owing, placeholder('on')),
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
    .where(and(openAt, eq(obligations.item, placeholder('item'))))
    .orderBy(asc(obligations.untilDay), asc(obligations.key)),
)
const carriedAt = built(() =>
  build
    .select({ carried: sql<number>`count(*)`.as('carried') })
    .from(obligations)
    .where(and(openAt, word(obligations.standing, 'live'), sql`${obligations.kind} <> 'contract'`)),
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
        between(obligations.key, sql`${assignments.entry} * 1000`, sql`${assignments.entry} * 1000 + 999`),
        eq(obligations.community, placeholder('community')),
        sql`${obligations.item} is ${placeholder('item')}`,
        sql`${obligations.standing} <> 'not-admitted'`,
      ),
    )
    .orderBy(asc(obligations.fromDay), asc(obligations.id)),
)
/** At a community, what has not ended and is not over: nearly nothing, whatever was there before. */
const openWork = built(() =>
  build
    .select({
      assignment: obligations.assignment,
      item: obligations.item,
      fromDay: obligations.fromDay,
      untilDay: obligations.untilDay,
      standing: obligations.standing,
      confirmBy: obligations.confirmBy,
    })
    .from(obligations)
    .where(
      and(
        eq(obligations.community, placeholder('community')),
        isNull(obligations.endedOn),
        sql`${obligations.kind} <> 'contract'`,
        gte(obligations.untilDay, placeholder('today')),
      ),
    )
    // As they were recorded.
    .orderBy(asc(obligations.key)),
)
const earliestOwed = built(() =>
  build
    .select({ earliest: sql<Day | null>`min(${obligations.owing})`.as('earliest') })
    .from(obligations)
    .where(
      and(
        eq(obligations.organisation, placeholder('organisation')),
        eq(obligations.community, placeholder('community')),
        isNotNull(obligations.owing),
      ),
    ),
)

/** Later than any day. */
const never = '9999-99-99'

/** What an organisation owes a community: since when at the earliest, and what of it is late on a day. */
interface Owed {
  earliest: Day
  on: Day
  late: Overdue[]
}
const owedBy = (organisation: string, community: string) => `${organisation} ${community}`

type OpenWork = Pick<Row<'obligations'>, 'assignment' | 'item' | 'fromDay' | 'untilDay' | 'standing' | 'confirmBy'>
interface Work {
  on: Day
  rows: OpenWork[]
}
const byLastDay = (a: OpenWork, b: OpenWork) => (a.untilDay < b.untilDay ? -1 : a.untilDay > b.untilDay ? 1 : 0)
/** Not what nobody confirmed in time. */
const waits = ({ confirmBy }: OpenWork, today: Day) => confirmBy === null || confirmBy >= today

type Overdue = Facts['arrears'][number]['commitments'][number]
type Duplicate = Facts['duplicates'][number]

/** Not of work that nobody confirmed in time. */
const standsOn = ({ lapsesAfter }: Row<'commitments'>, on: Day) => lapsesAfter === null || lapsesAfter >= on

export function factReads(
  db: Statements,
  memory: Memory,
): Pick<AdmissionReads, 'arrears' | 'duplicates' | 'load' | 'underOrder'> {
  const owed = db.statement(owedAt)
  const open = db.statement(openSame)
  const carried = db.statement(carriedAt)
  const openNow = db.statement(openWork)
  const earliest = db.statement(earliestOwed)
  const underOrder = db.statement(under)
  const knownOwed = memory.by<Owed>(20_000, [
    touch({
      table: 'commitments',
      key: (change) => ('put' in change ? owedBy(change.put.organisation, change.put.community) : everyKey),
      update(owed, change) {
        // What is late on a day was read, and is to be read again.
        if (!('put' in change) || owed.on !== never || change.put.standing !== 'open') return undefined
        const { overdueFrom } = change.put
        return overdueFrom < owed.earliest ? { ...owed, earliest: overdueFrom } : owed
      },
    }),
  ])
  const knownWork = memory.by<Work>(10_000, [
    touch({
      table: 'obligations',
      key: (change) => ('put' in change ? change.put.community : everyKey),
      update(work, change) {
        if (!('put' in change)) return undefined
        if (change.put.kind !== 'contract') work.rows.push(change.put)
        return work
      },
    }),
  ])
  const workAt = (community: string, today: Day): OpenWork[] => {
    const find = () => ({ on: today, rows: openNow.all({ community, today }) })
    const work = knownWork(community, find)
    if (work.on === today) return work.rows
    knownWork.forget(community)
    return knownWork(community, find).rows
  }

  return {
    arrears(organisation, communities, on) {
      const found = []
      for (const community of communities) {
        const known = knownOwed(owedBy(organisation, community), () => ({
          earliest: earliest.get({ organisation, community })?.earliest ?? never,
          on: never,
          late: [],
        }))
        if (on < known.earliest) continue
        if (known.on !== on) {
          known.late = owed
            .all({ organisation, community, on })
            .flatMap(commitmentRows)
            .filter((one) => one.standing === 'open' && one.overdueFrom <= on && standsOn(one, on))
            .map(({ id, dueOn }) => ({ id, dueOn }))
            .sort(byDueDay)
          known.on = on
        }
        if (known.late.length > 0) found.push({ community, commitments: known.late })
      }
      return found
    },
    duplicates(item, communities, { from, until }, today) {
      const found: Duplicate[] = []
      for (const community of communities) {
        if (from < today) {
          // What is over is not remembered.
          for (const row of open.all({ community, item, from, until, today })) found.push({ community, ...row })
          continue
        }
        const same = workAt(community, today).filter(
          (one) => one.item === item && one.untilDay >= from && one.fromDay <= until && waits(one, today),
        )
        for (const one of same.length > 1 ? same.sort(byLastDay) : same)
          found.push({ community, assignment: one.assignment, from: one.fromDay, until: one.untilDay })
      }
      return found
    },
    load(communities, on, today) {
      const load: Record<string, number> = {}
      for (const community of communities) {
        let n = 0
        if (on < today) n = carried.get({ community, from: on, until: on, today })?.carried ?? 0
        else
          for (const one of workAt(community, today))
            if (one.standing === 'live' && one.fromDay <= on && one.untilDay >= on && waits(one, today)) n++
        if (n > 0) load[community] = n
      }
      return load
    },
    underOrder: (order, item, communities, today) =>
      communities.flatMap((community) =>
        underOrder.all({ order, item, community, today }).map((row) => ({ community, ...row })),
      ),
  }
}
