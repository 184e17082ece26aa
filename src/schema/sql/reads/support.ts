// Obligations and their support, each list by an index that leads.
import type { SupportReads } from '../../../policy/support/reads.ts'
import { and, asc, between, build, eq, getTableColumns, gt, gte, lte, placeholder, sql } from '../engine/drizzle.ts'
import { built, type Statements } from '../engine/statements.ts'
import { commitmentRows, keysOf, obligationKey } from '../promised.ts'
import { assignments, deliveries, dues, obligationEvents, obligations } from '../tables/index.ts'
import { byDueDay, linesOn } from './commitment-lines.ts'
import { oneOf, word } from './conditions.ts'
import { deliveryReads } from './deliveries.ts'
import { holder, obligationRow, promiseFor } from './obligation-row.ts'

/** Only what was admitted is an obligation; before that, and where it never is, its row holds the place. */
const visible = sql`${obligations.standing} not in ('in-review', 'not-admitted')`
const here = eq(obligations.community, placeholder('community'))
const inRange = and(here, between(obligations.id, placeholder('from'), placeholder('until')))
const itsOwn = {
  deliveries: eq(deliveries.obligation, placeholder('obligation')),
  events: eq(obligationEvents.obligation, placeholder('obligation')),
}

// Single things by index, for commands as well as for routes.

const obligationBy = built(() =>
  build
    .select()
    .from(obligations)
    .where(eq(obligations.key, placeholder('key'))),
)
const obligationsOf = built(() =>
  build
    .select()
    .from(obligations)
    .where(between(obligations.key, placeholder('from'), placeholder('until')))
    .orderBy(asc(obligations.key)),
)
const admittedOf = built(() =>
  build
    .select({ id: obligations.id })
    .from(obligations)
    .where(and(between(obligations.key, placeholder('from'), placeholder('until')), visible))
    .orderBy(asc(obligations.key)),
)
const deliveriesOf = built(() =>
  build.select().from(deliveries).where(itsOwn.deliveries).orderBy(asc(deliveries.entry)),
)
const eventsOf = built(() =>
  build.select().from(obligationEvents).where(itsOwn.events).orderBy(asc(obligationEvents.entry)),
)
const deliveryBy = built(() =>
  build
    .select()
    .from(deliveries)
    .where(eq(deliveries.id, placeholder('id'))),
)

// What a community carries. A cross join is read from left to right: its few obligations first.

const obligationsAt = built(() =>
  build
    .select()
    .from(obligations)
    .where(and(here, visible, gt(obligations.id, placeholder('after'))))
    .orderBy(asc(obligations.id))
    .limit(placeholder('limit')),
)
const promisesAt = built(() => build.select(holder).from(obligations).where(inRange).orderBy(asc(obligations.id)))
const deliveriesAt = built(() =>
  build
    .select(getTableColumns(deliveries))
    .from(obligations)
    .crossJoin(deliveries)
    .where(and(eq(deliveries.obligation, obligations.id), inRange))
    .orderBy(asc(deliveries.entry)),
)
const eventsAt = built(() =>
  build
    .select(getTableColumns(obligationEvents))
    .from(obligations)
    .crossJoin(obligationEvents)
    .where(and(eq(obligationEvents.obligation, obligations.id), here))
    .orderBy(asc(obligationEvents.entry)),
)
const deliveriesIn = built(() =>
  build.select().from(deliveries).where(oneOf(deliveries.obligation, 'obligations')).orderBy(asc(deliveries.entry)),
)
const obligationsDuring = built(() =>
  build
    .select()
    .from(obligations)
    .where(
      and(
        here,
        visible,
        gte(obligations.untilDay, placeholder('from')),
        lte(obligations.fromDay, placeholder('until')),
      ),
    )
    .orderBy(asc(obligations.fromDay), asc(obligations.id)),
)
const receivedAt = built(() =>
  build
    .select({
      ...getTableColumns(deliveries),
      promises: obligations.promises,
      organisation: obligations.organisation,
      title: obligations.title,
      payer: assignments.payer,
    })
    .from(obligations)
    .crossJoin(deliveries)
    .innerJoin(assignments, eq(assignments.entry, sql`${obligations.key} / 1000`))
    .where(
      and(
        eq(deliveries.obligation, obligations.id),
        here,
        word(deliveries.status, 'confirmed'),
        between(deliveries.receivedOn, placeholder('from'), placeholder('until')),
      ),
    )
    .orderBy(asc(deliveries.receivedOn), asc(deliveries.entry)),
)

// What an organisation promised.

const promisedFor = built(() =>
  build
    .selectDistinct({ obligation: dues.obligation })
    .from(dues)
    .where(
      and(
        eq(dues.organisation, placeholder('organisation')),
        between(dues.dueOn, placeholder('from'), placeholder('until')),
      ),
    ),
)

export function supportReads(db: Statements): SupportReads {
  const byId = db.statement(obligationBy)
  const kept = (id: string) => byId.get({ key: obligationKey(id) ?? null })
  const ofAssignment = db.statement(obligationsOf)
  const admitted = db.statement(admittedOf)
  const deliveryList = db.statement(deliveriesOf)
  const eventList = db.statement(eventsOf)
  const delivery = db.statement(deliveryBy)
  const at = db.statement(obligationsAt)
  const promisesThere = db.statement(promisesAt)
  const promised = db.statement(promisedFor)
  const deliveriesThere = db.statement(deliveriesAt)
  const eventsThere = db.statement(eventsAt)
  const inSome = db.statement(deliveriesIn)
  const during = db.statement(obligationsDuring)
  const received = db.statement(receivedAt)
  return {
    obligation: (id) => {
      const row = kept(id)
      return row && obligationRow(row)
    },
    obligationsOf: (assignment) => ofAssignment.all(keysOf(assignment)).map(obligationRow),
    obligationIdsOf: (assignment) => admitted.all(keysOf(assignment)).map(({ id }) => id),
    commitmentsOf(obligation) {
      const row = kept(obligation)
      return row ? commitmentRows(row) : []
    },
    deliveriesOf: (obligation) => deliveryList.all({ obligation }),
    eventsOf: (obligation) => eventList.all({ obligation }),
    delivery: (id) => delivery.get({ id }),
    ...deliveryReads(db),
    obligationsAt: (community, after, limit) => at.all({ community, after, limit }).map(obligationRow),
    commitmentsAt: (community, { from, until }) =>
      promisesThere.all({ community, from, until }).flatMap(commitmentRows),
    deliveriesAt: (community, { from, until }) => deliveriesThere.all({ community, from, until }),
    eventsAt: (community) => eventsThere.all({ community }),
    deliveriesIn: (ids) => inSome.all({ obligations: JSON.stringify([...new Set(ids)]) }),
    promisedBy(organisation, from, until) {
      const rows = promised.all({ organisation, from, until }).flatMap(({ obligation }) => kept(obligation) ?? [])
      const commitments = rows
        .flatMap(commitmentRows)
        .filter(({ dueOn }) => dueOn >= from && dueOn <= until)
        .sort(byDueDay)
      const ids = new Set(commitments.map(({ id }) => id))
      const all = inSome.all({ obligations: JSON.stringify(rows.map(({ id }) => id)) })
      return { commitments, deliveries: all.filter(({ commitment }) => ids.has(commitment)) }
    },
    obligationsDuring: (community, from, until) => during.all({ community, from, until }).map(obligationRow),
    receivedAt: (community, from, until) =>
      received
        .all({ community, from, until })
        .map(({ promises, ...row }) => ({ ...row, ...promiseFor(promises, row) })),
    commitmentLines: linesOn(db, kept),
  }
}
