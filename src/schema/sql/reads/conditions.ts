// Conditions that several reads share. One that is not asked for is undefined, and drizzle leaves it out.
import type { SQL } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { and, eq, gt, gte, lt, sql } from '../engine/drizzle.ts'

/** A jurisdiction and all below it, as a range: ':' follows '9'. */
export const within = (column: SQLiteColumn, jurisdiction: string | undefined): SQL | undefined =>
  jurisdiction === undefined ? undefined : and(gte(column, jurisdiction), lt(column, `${jurisdiction}:`))

export const same = (column: SQLiteColumn, value: string | undefined): SQL | undefined =>
  value === undefined ? undefined : eq(column, value)

/** Behind the last of the page before. */
export const behind = (column: SQLiteColumn, last: string | number | undefined): SQL | undefined =>
  last === undefined ? undefined : gt(column, last)

/** A word written into the text: an index over some rows alone is of no use to a word that is bound. */
export const word = (column: SQLiteColumn, said: string): SQL => sql`${column} = ${sql.raw(`'${said}'`)}`

/** One of a list that is bound as JSON. */
export const oneOf = (column: SQLiteColumn, name: string): SQL =>
  sql`${column} in (select value from json_each(${sql.placeholder(name)}))`
