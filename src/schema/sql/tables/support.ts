// Obligations, what was promised for them, and what came.
import type { Row } from '../../../policy/record/rows.ts'
import { index, integer, primaryKey, sql, sqliteTable, text } from '../engine/drizzle.ts'

export const obligations = sqliteTable(
  'obligations',
  {
    id: text().primaryKey(),
    assignment: text().notNull(),
    position: integer().notNull(),
    community: text().notNull(),
    organisation: text().notNull(),
    jurisdiction: text().notNull(),
    kind: text().$type<Row<'obligations'>['kind']>().notNull(),
    item: text(),
    title: text().notNull(),
    fromDay: text().notNull(),
    untilDay: text().notNull(),
    standing: text().$type<Row<'obligations'>['standing']>().notNull(),
    endedOn: text(),
    confirmBy: text(),
  },
  (t) => [
    index('obligations_by_assignment').on(t.assignment, t.position),
    // Only what still runs or waits is looked for when deciding; what has ended costs nothing there.
    index('obligations_open').on(t.community, t.item, t.untilDay).where(sql`"endedOn" is null`),
    index('obligations_by_community').on(t.community, t.untilDay),
  ],
)

export const commitments = sqliteTable(
  'commitments',
  {
    id: text().primaryKey(),
    obligation: text().notNull(),
    position: integer().notNull(),
    organisation: text().notNull(),
    community: text().notNull(),
    kind: text().$type<Row<'commitments'>['kind']>().notNull(),
    what: text().notNull(),
    dueOn: text().notNull(),
    overdueFrom: text().notNull(),
    amountFen: integer(),
    confirmedFen: integer().notNull(),
    standing: text().$type<Row<'commitments'>['standing']>().notNull(),
    metOn: text(),
    droppedOn: text(),
    owedFen: integer(),
    reducedOn: text(),
    released: text(),
    lapsesAfter: text(),
  },
  (t) => [
    index('commitments_by_obligation').on(t.obligation, t.position),
    index('commitments_by_organisation').on(t.organisation, t.dueOn, t.id),
    index('commitments_by_day').on(t.dueOn, t.id),
    index('commitments_lapsing').on(t.lapsesAfter).where(sql`"lapsesAfter" is not null and "amountFen" is not null`),
    index('commitments_open').on(t.organisation, t.community, t.overdueFrom).where(sql`standing = 'open'`),
  ],
)

export const deliveries = sqliteTable(
  'deliveries',
  {
    id: text().primaryKey(),
    entry: integer().notNull(),
    obligation: text().notNull(),
    organisation: text().notNull().default(''),
    community: text().notNull().default(''),
    commitment: text().notNull(),
    deliveredOn: text().notNull(),
    amountFen: integer(),
    voucher: text(),
    note: text(),
    overFen: integer(),
    status: text().$type<Row<'deliveries'>['status']>().notNull(),
    receivedFen: integer(),
    receivedOn: text(),
    answeredOn: text(),
    answerNote: text(),
  },
  (t) => [
    index('deliveries_by_obligation').on(t.obligation, t.entry),
    index('deliveries_by_community').on(t.community, t.entry),
    index('deliveries_by_organisation').on(t.organisation, t.entry),
    index('deliveries_awaiting').on(t.entry).where(sql`status = 'delivered'`),
  ],
)

export const deliveryAnswers = sqliteTable(
  'delivery_answers',
  {
    delivery: text().notNull(),
    entry: integer().notNull(),
    answeredOn: text().notNull(),
    status: text().$type<Row<'deliveryAnswers'>['status']>().notNull(),
    receivedFen: integer(),
    receivedOn: text(),
    note: text(),
  },
  (t) => [primaryKey({ columns: [t.delivery, t.entry] })],
)

export const obligationEvents = sqliteTable(
  'obligation_events',
  {
    obligation: text().notNull(),
    entry: integer().notNull(),
    day: text().notNull(),
    event: text().$type<Row<'obligationEvents'>['event']>().notNull(),
    reason: text(),
  },
  (t) => [primaryKey({ columns: [t.obligation, t.entry] })],
)
