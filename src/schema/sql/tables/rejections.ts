// Rejections, by what they are looked for.
import type { Row } from '../../../policy/record/rows.ts'
import { index, integer, primaryKey, sql, sqliteTable, text } from '../engine/drizzle.ts'

export const rejections = sqliteTable(
  'rejections',
  {
    entry: integer().primaryKey(),
    recordedAt: text().notNull(),
    recordedOn: text().notNull(),
    jurisdiction: text().notNull(),
    by: text().$type<Row<'rejections'>['by']>().notNull(),
    ground: text().$type<NonNullable<Row<'rejections'>['ground']>>(),
    advisory: integer().notNull(),
    organisation: text(),
    item: text(),
    assignment: text(),
  },
  (t) => [
    // One for each filter, in the order of entries, so that a page is found without sorting. Days need none: they grow with entries.
    index('rejections_by_jurisdiction').on(t.jurisdiction, t.entry),
    index('rejections_by_organisation').on(t.organisation, t.entry),
    index('rejections_by_item').on(t.item, t.entry),
    index('rejections_by_advisory').on(t.advisory, t.entry),
    index('rejections_by_people').on(t.by, t.entry).where(sql`"by" <> 'rules'`),
    index('rejections_by_ground').on(t.ground, t.entry).where(sql`ground is not null`),
  ],
)

export const rejectionRules = sqliteTable(
  'rejection_rules',
  { rule: text().notNull(), entry: integer().notNull() },
  (t) => [primaryKey({ columns: [t.rule, t.entry] })],
)

export const rejectionCounts = sqliteTable(
  'rejection_counts',
  {
    kind: text().$type<Row<'rejectionCounts'>['kind']>().notNull(),
    key: text().notNull(),
    month: text().notNull(),
    jurisdiction: text().notNull(),
    rules: integer().notNull().default(0),
    reviewer: integer().notNull().default(0),
    community: integer().notNull().default(0),
    advisory: integer().notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.kind, t.key, t.month, t.jurisdiction] })],
)

export const rejectionCommunities = sqliteTable(
  'rejection_communities',
  { community: text().notNull(), entry: integer().notNull() },
  (t) => [primaryKey({ columns: [t.community, t.entry] })],
)
