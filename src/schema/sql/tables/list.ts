// Editions of service lists.
import { integer, primaryKey, sqliteTable, text } from '../engine/drizzle.ts'

export const editions = sqliteTable(
  'editions',
  {
    jurisdiction: text().notNull(),
    number: integer().notNull(),
    effectiveFrom: text().notNull(),
    hash: text().notNull(),
    title: text().notNull(),
    document: text().notNull(),
    publishedAt: text().notNull(),
    publishedBy: text().notNull(),
    entry: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.jurisdiction, t.number] })],
)
