// drizzle-orm by its CommonJS build. Imported as ES modules, each of its 125 files has Node read the package's 180 kB
// manifest again: half of the start of a command.
import { createRequire } from 'node:module'

// drizzle-kit reads the tables as CommonJS, where there is no import.meta.url.
const load = createRequire(import.meta.url ?? __filename)

const expressions = load('drizzle-orm') as typeof import('drizzle-orm')
const tables = load('drizzle-orm/sqlite-core') as typeof import('drizzle-orm/sqlite-core')
const session = load('drizzle-orm/better-sqlite3') as typeof import('drizzle-orm/better-sqlite3')
const migrator = load('drizzle-orm/better-sqlite3/migrator') as typeof import('drizzle-orm/better-sqlite3/migrator')

export const {
  and,
  asc,
  between,
  desc,
  eq,
  getTableColumns,
  getTableName,
  gt,
  gte,
  inArray,
  is,
  isNotNull,
  isNull,
  lt,
  lte,
  or,
  Param,
  Placeholder,
  sql,
} = expressions
export const { placeholder } = sql
export const { getTableConfig, index, integer, primaryKey, sqliteTable, text } = tables
export const { drizzle } = session
/** Builds queries and runs none. */
export const build = drizzle.mock()
export const { migrate } = migrator
