// Obligations, what was promised for them, and what came.
import type { Row } from '../../../policy/record/rows.ts'
import { index, integer, primaryKey, sql, sqliteTable, text } from '../engine/drizzle.ts'

/**
 * An obligation with all that was promised for it: they are written together, and most of what is asked of promises is asked
 * of one obligation. `key`: entry and position as one number, in the order of the record; see promised.ts.
 */
export const obligations = sqliteTable(
  'obligations',
  {
    key: integer().primaryKey(),
    id: text().notNull(),
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
    contract: text(),
    /** What it costs in a month, JSON. */
    monthly: text(),
    refusedOn: text(),
    /** Its commitments, JSON. */
    promises: text().notNull(),
    /** The first day on which one of those that are open is overdue. */
    owing: text(),
    /** The first day after which open money falls away. */
    lapsing: text(),
  },
  (t) => [
    // A page of this one is written for nearly every obligation, as each is of another community: there is one such index, not two.
    index('obligations_by_community').on(t.community, t.untilDay, t.organisation, t.owing),
    index('obligations_by_contract').on(t.contract).where(sql`contract is not null`),
    index('obligations_owing').on(t.owing).where(sql`owing is not null`),
    index('obligations_lapsing').on(t.lapsing).where(sql`lapsing is not null`),
  ],
)

/** The days on which something is due for an obligation, by who promised it: the order of reminders and of the ledger. */
export const dues = sqliteTable(
  'dues',
  { organisation: text().notNull(), dueOn: text().notNull(), obligation: text().notNull() },
  (t) => [primaryKey({ columns: [t.organisation, t.dueOn, t.obligation] })],
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
