// Conditions that several reads share. What they compare with is bound by its name.
import type { SQL } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { and, gt, gte, placeholder, sql } from '../engine/drizzle.ts'

/** A condition where something is asked for; drizzle leaves out the others. */
export const when = (asked: unknown, condition: SQL | undefined): SQL | undefined =>
  asked === undefined || asked === false ? undefined : condition

/** A jurisdiction, `within`, and all below it, as a range: ':' follows '9'. */
export const below = (column: SQLiteColumn): SQL | undefined =>
  and(gte(column, placeholder('within')), sql`${column} < ${placeholder('within')} || ':'`)

/** Behind the last of the page before, `after`. */
export const behind = (column: SQLiteColumn): SQL => gt(column, placeholder('after'))

/** A word written into the text: an index over some rows alone is of no use to a word that is bound. */
export const word = (column: SQLiteColumn, said: string): SQL => sql`${column} = ${sql.raw(`'${said}'`)}`

/** One of a list that is bound as JSON. */
export const oneOf = (column: SQLiteColumn, name: string): SQL =>
  sql`${column} in (select value from json_each(${placeholder(name)}))`

/** The key of the obligation that a column names by its id: see obligationKey. */
export const keyOf = (id: SQLiteColumn): SQL<number> =>
  sql<number>`(cast(substr(${id}, 2) as integer) * 1000 + cast(substr(${id}, instr(${id}, '.') + 1) as integer) - 1)`
