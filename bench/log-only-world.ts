// The clock and the dice of a writer that keeps the log and no tables: the floor of what durable recording costs in this design.
// Statements that would write a table of the record are prepared as nothing.
import Database from 'better-sqlite3'

export { chance, clock } from '../src/host/writer-world.ts'

const tables = /^(insert into|update) "(?!entries|tree_nodes)/
const { prepare } = Database.prototype
Database.prototype.prepare = function (this: Database.Database, text: string) {
  if (!tables.test(text)) return prepare.call(this, text)
  return { run: () => ({ changes: 1, lastInsertRowid: 0 }) } as never
} as typeof prepare
