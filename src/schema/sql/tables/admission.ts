// Requests and what was decided of them.
import type { Row } from '../../../policy/record/rows.ts'
import { index, integer, primaryKey, sql, sqliteTable, text } from '../engine/drizzle.ts'

export const assignments = sqliteTable(
  'assignments',
  {
    entry: integer().primaryKey(),
    id: text().notNull(),
    jurisdiction: text().notNull(),
    organisation: text().notNull(),
    status: text().$type<Row<'assignments'>['status']>().notNull(),
    item: text(),
    title: text().notNull(),
    fromDay: text().notNull(),
    untilDay: text().notNull(),
    recordedOn: text().notNull(),
    reviewDueOn: text(),
    confirmBy: text(),
    emergencyOrder: text(),
    amendedBy: text(),
    budgetLine: text(),
    amountFen: integer().notNull(),
    kind: text().$type<Row<'assignments'>['kind']>().notNull(),
    graceDays: integer().notNull(),
    requestEntry: integer(),
    payer: text(),
    review: text(),
    closing: text(),
  },
  (t) => [
    index('assignments_by_organisation').on(t.organisation, t.entry),
    index('assignments_to_review')
      .on(t.reviewDueOn, t.entry)
      .where(sql`status = 'in-review' or (status = 'admitted' and "confirmBy" is not null)`),
    index('assignments_by_order').on(t.emergencyOrder).where(sql`"emergencyOrder" is not null`),
  ],
)

/** What was recorded of an assignment after its first decision: reviews, deliveries, refusals, ends. */
export const assignmentEntries = sqliteTable(
  'assignment_entries',
  { assignment: text().notNull(), entry: integer().notNull() },
  (t) => [primaryKey({ columns: [t.assignment, t.entry] })],
)
