// Service contracts.
import { integer, primaryKey, sqliteTable, text } from '../engine/drizzle.ts'

export const contracts = sqliteTable(
  'contracts',
  {
    jurisdiction: text().notNull(),
    code: text().notNull(),
    entry: integer().notNull(),
    provider: text().notNull(),
    items: text().notNull(),
    communities: text().notNull(),
    fromDay: text().notNull(),
    untilDay: text().notNull(),
    priceFen: integer().notNull(),
    instalments: text().notNull(),
    payer: text().notNull(),
    document: text().notNull(),
    endedOn: text(),
    reason: text(),
  },
  (t) => [primaryKey({ columns: [t.jurisdiction, t.code] })],
)
