// Carries out the changes that the core's fold names. One prepared statement per table and set of columns.
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Change } from '../../../policy/record/rows.ts'
import { recordTables } from '../tables/index.ts'
import { getTableColumns, getTableConfig } from './drizzle.ts'
import { type Statement, type Statements, toWrite, type Value } from './statements.ts'

type Values = Record<string, Value>

/** Makes a function that carries out one change on this connection, within whatever transaction is open. */
export function changer(db: Statements): (change: Change) => void {
  const kept = new Map<string, Statement<never>>()
  const statement = (key: string, text: () => string): Statement<never> => {
    const found = kept.get(key) ?? db.statement(toWrite(text()))
    kept.set(key, found)
    return found
  }
  return (change) => {
    const { table } = change
    if ('put' in change) {
      const row = change.put as Values
      const columns = Object.keys(row)
      statement(`put ${table} ${columns}`, () => putText(recordTables[table], columns)).run(Object.values(row))
    } else {
      const values = ('set' in change ? change.set : change.add) as Values
      const where = change.where as Values
      const how = 'set' in change ? 'set' : 'add'
      const key = `${how} ${table} ${Object.keys(values)} where ${Object.keys(where)}`
      const text = () => updateText(recordTables[table], how, Object.keys(values), Object.keys(where))
      statement(key, text).run([...Object.values(values), ...Object.values(where)])
    }
  }
}

/** The columns by which a table's rows are told apart. */
export function keyOf(table: SQLiteTable): string[] {
  const own = Object.values(getTableColumns(table)).filter((column) => column.primary)
  return (own.length > 0 ? own : (getTableConfig(table).primaryKeys[0]?.columns ?? [])).map(({ name }) => name)
}

/** Inserts a row of these columns, or replaces them in the one that has its key. */
export function putText(table: SQLiteTable, columns: readonly string[]): string {
  const key = keyOf(table)
  const rest = columns.filter((name) => !key.includes(name))
  const again =
    rest.length > 0 ? `do update set ${rest.map((name) => `"${name}" = excluded."${name}"`).join(', ')}` : 'do nothing'
  return `insert into "${getTableConfig(table).name}" (${quoted(columns)}) values (${columns.map(() => '?').join(', ')}) on conflict (${quoted(key)}) ${again}`
}

function updateText(table: SQLiteTable, how: 'set' | 'add', columns: string[], where: string[]): string {
  const sets = columns.map((name) => (how === 'set' ? `"${name}" = ?` : `"${name}" = "${name}" + ?`))
  return `update "${getTableConfig(table).name}" set ${sets.join(', ')} where ${where.map((name) => `"${name}" = ?`).join(' and ')}`
}

const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ')
