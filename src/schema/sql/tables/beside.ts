// Beside the record: none of these is part of what the log says.
import { index, integer, primaryKey, sqliteTable, text } from '../engine/drizzle.ts'

export const drafts = sqliteTable('drafts', {
  jurisdiction: text().primaryKey(),
  version: integer().notNull(),
  document: text().notNull(),
  editedBy: text().notNull(),
  editedAt: text().notNull(),
})

export const accessKeys = sqliteTable('access_keys', {
  id: text().primaryKey(),
  digest: text().notNull().unique(),
  role: text().notNull(),
  organisation: text(),
  community: text(),
  jurisdiction: text(),
  label: text(),
  createdAt: text().notNull(),
  revokedAt: text(),
})

/** Answers kept for callers who ask again with the same Idempotency-Key. */
export const repeats = sqliteTable(
  'repeats',
  {
    caller: text().notNull(),
    key: text().notNull(),
    digest: text().notNull(),
    answer: text().notNull(),
    keptUntil: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.caller, t.key] }), index('repeats_by_age').on(t.keptUntil)],
)

/** In the file of a node alone, one row: the log that it folds, which is elsewhere, and how far it has what that keeps beside the record. */
export const sharedLog = sqliteTable('shared_log', {
  log: text().primaryKey(),
  beside: integer().notNull(),
})
