// Organisations, communities and budget lines.
import type { Row } from '../../../policy/record/rows.ts'
import { index, integer, primaryKey, sqliteTable, text } from '../engine/drizzle.ts'

export const organisations = sqliteTable(
  'organisations',
  {
    code: text().primaryKey(),
    name: text().notNull(),
    kind: text().$type<Row<'organisations'>['kind']>().notNull(),
    jurisdiction: text().notNull(),
    partOf: text(),
    creditCode: text(),
  },
  (t) => [index('organisations_by_jurisdiction').on(t.jurisdiction, t.code)],
)

export const communities = sqliteTable(
  'communities',
  {
    code: text().primaryKey(),
    name: text().notNull(),
    jurisdiction: text().notNull(),
    street: text().notNull(),
    households: integer().notNull(),
    residents: integer().notNull(),
    staff: integer(),
    grids: integer(),
  },
  (t) => [index('communities_by_jurisdiction').on(t.jurisdiction, t.code)],
)

export const budgetLines = sqliteTable(
  'budget_lines',
  {
    jurisdiction: text().notNull(),
    code: text().notNull(),
    organisation: text().notNull(),
    year: integer().notNull(),
    totalFen: integer().notNull(),
    document: text().notNull(),
    provisional: integer().$type<1>(),
    committedFen: integer().notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.jurisdiction, t.code] }),
    index('budget_lines_by_organisation').on(t.organisation, t.jurisdiction, t.code),
    index('budget_lines_by_code').on(t.code),
  ],
)

export const providers = sqliteTable(
  'providers',
  {
    code: text().primaryKey(),
    name: text().notNull(),
    creditCode: text().notNull(),
    kind: text().$type<Row<'providers'>['kind']>().notNull(),
    jurisdiction: text().notNull(),
  },
  (t) => [index('providers_by_jurisdiction').on(t.jurisdiction, t.code)],
)

export const outlets = sqliteTable(
  'outlets',
  {
    code: text().primaryKey(),
    name: text().notNull(),
    community: text().notNull(),
    operator: text().notNull(),
    jurisdiction: text().notNull(),
  },
  (t) => [
    index('outlets_by_jurisdiction').on(t.jurisdiction, t.code),
    index('outlets_by_community').on(t.community, t.code),
  ],
)
