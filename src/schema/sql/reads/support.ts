// Obligations and their support, each list by an index that leads.
import type { CommitmentFilter, SupportReads } from '../../../policy/support/reads.ts'
import {
  and,
  asc,
  between,
  build,
  eq,
  getTableColumns,
  gt,
  gte,
  lt,
  lte,
  or,
  placeholder,
  sql,
} from '../engine/drizzle.ts'
import { built, perShape, type Statements } from '../engine/statements.ts'
import { assignments, commitments, communities, deliveries, obligationEvents, obligations } from '../tables/index.ts'
import { below, oneOf, when, word } from './conditions.ts'
import { deliveryReads } from './deliveries.ts'

/** Only what was admitted is an obligation; before that, and where it never is, its row holds the place. */
const visible = sql`${obligations.standing} not in ('in-review', 'not-admitted')`
const here = eq(obligations.community, placeholder('community'))
const inRange = and(here, between(obligations.id, placeholder('from'), placeholder('until')))
const itsOwn = {
  commitments: eq(commitments.obligation, placeholder('obligation')),
  deliveries: eq(deliveries.obligation, placeholder('obligation')),
  events: eq(obligationEvents.obligation, placeholder('obligation')),
}

// Single things by index, for commands as well as for routes.

const obligationBy = built(() =>
  build
    .select()
    .from(obligations)
    .where(eq(obligations.id, placeholder('id'))),
)
const obligationsOf = built(() =>
  build
    .select()
    .from(obligations)
    .where(eq(obligations.assignment, placeholder('assignment')))
    .orderBy(asc(obligations.position)),
)
const admittedOf = built(() =>
  build
    .select({ id: obligations.id })
    .from(obligations)
    .where(and(eq(obligations.assignment, placeholder('assignment')), visible))
    .orderBy(asc(obligations.position)),
)
const commitmentsOf = built(() =>
  build.select().from(commitments).where(itsOwn.commitments).orderBy(asc(commitments.position)),
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
const commitmentsAt = built(() => {
  // Of a promise, what a day shows.
  const { id, obligation, kind, what, dueOn, overdueFrom, amountFen } = commitments
  const { metOn, droppedOn, owedFen, reducedOn, released, lapsesAfter } = commitments
  const standing = { metOn, droppedOn, owedFen, reducedOn, released, lapsesAfter }
  return build
    .select({ id, obligation, kind, what, dueOn, overdueFrom, amountFen, ...standing })
    .from(obligations)
    .crossJoin(commitments)
    .where(and(eq(commitments.obligation, obligations.id), inRange))
    .orderBy(asc(commitments.obligation), asc(commitments.position))
})
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
      kind: commitments.kind,
      what: commitments.what,
      organisation: obligations.organisation,
      title: obligations.title,
      payer: sql<string | null>`json_extract(${assignments.request}, '$.support.funding.payer')`.as('payer'),
    })
    .from(obligations)
    .crossJoin(deliveries)
    .innerJoin(commitments, eq(commitments.id, deliveries.commitment))
    .innerJoin(assignments, eq(assignments.id, obligations.assignment))
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

const promised = and(
  eq(commitments.organisation, placeholder('organisation')),
  between(commitments.dueOn, placeholder('from'), placeholder('until')),
)
const promisedBy = built(() =>
  build.select().from(commitments).where(promised).orderBy(asc(commitments.dueOn), asc(commitments.id)),
)
const deliveredBy = built(() =>
  build
    .select(getTableColumns(deliveries))
    .from(commitments)
    .innerJoin(
      deliveries,
      and(eq(deliveries.obligation, commitments.obligation), eq(deliveries.commitment, commitments.id)),
    )
    .where(promised)
    .orderBy(asc(deliveries.entry)),
)
const lines = perShape((filter: CommitmentFilter) => {
  const { within, organisation, streetOf, community, dueBefore, dueFrom, dueUntil, open } = filter
  const columns = build.select({
    ...getTableColumns(commitments),
    assignment: obligations.assignment,
    title: obligations.title,
    item: obligations.item,
  })
  // A community's few obligations first, or else commitments in their order.
  const joined =
    community === undefined
      ? columns.from(commitments).crossJoin(obligations).$dynamic()
      : columns.from(obligations).crossJoin(commitments).$dynamic()
  const all =
    streetOf === undefined ? joined : joined.innerJoin(communities, eq(communities.code, commitments.community))
  const ofStreet = or(
    eq(communities.street, placeholder('streetOf')),
    eq(commitments.organisation, placeholder('streetOf')),
  )
  return all
    .where(
      and(
        eq(obligations.id, commitments.obligation),
        when(within, below(obligations.jurisdiction)),
        when(organisation, eq(commitments.organisation, placeholder('organisation'))),
        when(streetOf, ofStreet),
        when(community, here),
        when(dueBefore, lt(commitments.dueOn, placeholder('dueBefore'))),
        when(dueFrom, gte(commitments.dueOn, placeholder('dueFrom'))),
        when(dueUntil, lte(commitments.dueOn, placeholder('dueUntil'))),
        when(open, word(commitments.standing, 'open')),
        sql`(${commitments.dueOn}, ${commitments.id}) > (${placeholder('dueOn')}, ${placeholder('id')})`,
      ),
    )
    .orderBy(asc(commitments.dueOn), asc(commitments.id))
    .limit(placeholder('limit'))
})

export function supportReads(db: Statements): SupportReads {
  const byId = db.statement(obligationBy)
  const ofAssignment = db.statement(obligationsOf)
  const admitted = db.statement(admittedOf)
  const commitmentList = db.statement(commitmentsOf)
  const deliveryList = db.statement(deliveriesOf)
  const eventList = db.statement(eventsOf)
  const delivery = db.statement(deliveryBy)
  const at = db.statement(obligationsAt)
  const commitmentsThere = db.statement(commitmentsAt)
  const deliveriesThere = db.statement(deliveriesAt)
  const eventsThere = db.statement(eventsAt)
  const inSome = db.statement(deliveriesIn)
  const during = db.statement(obligationsDuring)
  const received = db.statement(receivedAt)
  const promises = db.statement(promisedBy)
  const delivered = db.statement(deliveredBy)
  return {
    obligation: (id) => byId.get({ id }),
    obligationsOf: (assignment) => ofAssignment.all({ assignment }),
    obligationIdsOf: (assignment) => admitted.all({ assignment }).map(({ id }) => id),
    commitmentsOf: (obligation) => commitmentList.all({ obligation }),
    deliveriesOf: (obligation) => deliveryList.all({ obligation }),
    eventsOf: (obligation) => eventList.all({ obligation }),
    delivery: (id) => delivery.get({ id }),
    ...deliveryReads(db),
    obligationsAt: (community, after, limit) => at.all({ community, after, limit }),
    commitmentsAt: (community, { from, until }) => commitmentsThere.all({ community, from, until }),
    deliveriesAt: (community, { from, until }) => deliveriesThere.all({ community, from, until }),
    eventsAt: (community) => eventsThere.all({ community }),
    deliveriesIn: (ids) => inSome.all({ obligations: JSON.stringify([...new Set(ids)]) }),
    promisedBy: (organisation, from, until) => ({
      commitments: promises.all({ organisation, from, until }),
      deliveries: delivered.all({ organisation, from, until }),
    }),
    obligationsDuring: (community, from, until) => during.all({ community, from, until }),
    receivedAt: (community, from, until) => received.all({ community, from, until }),
    commitmentLines: (filter, after, limit) => db.shaped(lines(filter)).all({ ...filter, ...after, limit }),
  }
}
