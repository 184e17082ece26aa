// The log: entries as they were hashed, and the tree over them.
import { integer, sqliteTable, text } from '../engine/drizzle.ts'

export const entries = sqliteTable('entries', {
  index: integer().primaryKey(),
  leaf: text().notNull(),
  leafHash: text().notNull(),
  salt: text().notNull(),
  body: text().notNull(),
})

/** Interior nodes of the tree, by their position in golang.org/x/mod/sumdb/tlog. */
export const treeNodes = sqliteTable('tree_nodes', {
  position: integer().primaryKey(),
  hash: text().notNull(),
})
