// Carries out the changes that the core's fold names. One prepared statement per table and set of columns.

import type { Statement } from 'better-sqlite3'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Change, TableName } from '../../../policy/record/rows.ts'
import { recordTables } from '../tables/index.ts'
import type { Raw } from './database.ts'
import { getTableColumns, getTableConfig } from './drizzle.ts'

type Row = Record<string, string | number | null>

/** Makes a function that carries out one change on this connection, within whatever transaction is open. */
export function changer(raw: Raw): (change: Change) => void {
  const kept = new Map<string, Statement>()
  const names = new Map<TableName, Named>()
  const named = (table: TableName): Named => {
    const found = names.get(table) ?? namesOf(recordTables[table])
    names.set(table, found)
    return found
  }
  const statement = (key: string, text: () => string): Statement => {
    const found = kept.get(key) ?? raw.prepare(text())
    kept.set(key, found)
    return found
  }
  return (change) => {
    const { table } = change
    if ('put' in change) {
      const row = change.put as Row
      const columns = Object.keys(row)
      statement(`put ${table} ${columns}`, () => insertText(named(table), columns)).run(Object.values(row))
    } else {
      const values = ('set' in change ? change.set : change.add) as Row
      const where = change.where as Row
      const how = 'set' in change ? 'set' : 'add'
      const key = `${how} ${table} ${Object.keys(values)} where ${Object.keys(where)}`
      const text = () => updateText(named(table), how, Object.keys(values), Object.keys(where))
      statement(key, text).run(...Object.values(values), ...Object.values(where))
    }
  }
}

interface Named {
  table: string
  column: (key: string) => string
  primary: string[]
}

function namesOf(table: SQLiteTable): Named {
  const { name, primaryKeys, columns } = getTableConfig(table)
  const byKey = getTableColumns(table)
  const own = columns.filter((column) => column.primary).map((column) => column.name)
  return {
    table: name,
    column: (key) => `"${byKey[key]?.name}"`,
    primary: own.length > 0 ? own : (primaryKeys[0]?.columns.map((column) => column.name) ?? []),
  }
}

function insertText({ table, column, primary }: Named, columns: string[]): string {
  const list = columns.map(column)
  const key = primary.map((name) => `"${name}"`)
  const rest = list.filter((name) => !key.includes(name))
  const again =
    rest.length > 0 ? `do update set ${rest.map((name) => `${name} = excluded.${name}`).join(', ')}` : 'do nothing'
  return `insert into "${table}" (${list.join(', ')}) values (${list.map(() => '?').join(', ')}) on conflict (${key.join(', ')}) ${again}`
}

function updateText({ table, column }: Named, how: 'set' | 'add', columns: string[], where: string[]): string {
  const sets = columns.map(column).map((name) => (how === 'set' ? `${name} = ?` : `${name} = ${name} + ?`))
  return `update "${table}" set ${sets.join(', ')} where ${where.map((key) => `${column(key)} = ?`).join(' and ')}`
}
