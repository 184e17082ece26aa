// What communities carry, by month: what changes from one month to the next. It follows from the obligations and is kept beside them.
import { integer, primaryKey, sqliteTable, text } from '../engine/drizzle.ts'

export const burdens = sqliteTable(
  'burdens',
  {
    by: text().$type<'community' | 'organisation' | 'item'>().notNull(),
    jurisdiction: text().notNull(),
    key: text().notNull(),
    month: text().notNull(),
    items: integer().notNull().default(0),
    minutes: integer().notNull().default(0),
    ledgers: integer().notNull().default(0),
    forms: integer().notNull().default(0),
    platforms: integer().notNull().default(0),
    meetings: integer().notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.by, t.jurisdiction, t.key, t.month] })],
)
