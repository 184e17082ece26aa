// What communities carried before the list, and what became of it.
import type { Row } from '../../../policy/record/rows.ts'
import { integer, primaryKey, sqliteTable, text } from '../engine/drizzle.ts'

export const cleanUpLines = sqliteTable(
  'clean_up_lines',
  {
    jurisdiction: text().notNull(),
    code: text().notNull(),
    entry: integer().notNull(),
    kind: text().$type<Row<'cleanUpLines'>['kind']>().notNull(),
    name: text().notNull(),
    organisation: text(),
    communities: text().notNull(),
    disposal: text().$type<NonNullable<Row<'cleanUpLines'>['disposal']>>(),
    into: text(),
    item: text(),
    disposedTo: text(),
    disposedOn: text(),
  },
  (t) => [primaryKey({ columns: [t.jurisdiction, t.code] })],
)
