// What communities spent of the money that came.
import { index, integer, sqliteTable, text } from '../engine/drizzle.ts'

export const expenditures = sqliteTable(
  'expenditures',
  {
    id: text().primaryKey(),
    entry: integer().notNull(),
    obligation: text().notNull(),
    community: text().notNull(),
    organisation: text().notNull(),
    jurisdiction: text().notNull(),
    title: text().notNull(),
    spentOn: text().notNull(),
    amountFen: integer().notNull(),
    purpose: text().notNull(),
    voucher: text(),
    recordedOn: text().notNull(),
    corrects: text(),
    reason: text(),
    correctedBy: text(),
  },
  (t) => [
    index('expenditures_by_obligation').on(t.obligation, t.entry),
    index('expenditures_by_community').on(t.community, t.spentOn),
    index('expenditures_by_entry').on(t.entry),
    index('expenditures_by_organisation').on(t.organisation, t.entry),
  ],
)
