// Carries out the changes that the core's fold names. One prepared statement per table and set of columns.
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Change, TableName } from '../../../policy/record/rows.ts'
import { recordTables } from '../tables/index.ts'
import { getTableColumns, getTableConfig } from './drizzle.ts'
import { type Statement, type Statements, toWrite, type Value } from './statements.ts'

type Values = Record<string, Value>

/** Makes a function that carries out one change on this connection, within whatever transaction is open. */
export function changer(db: Statements): (change: Change) => void {
  // The members of a row stand in one order wherever the fold makes it: its statement is found by comparing names, and no
  // text is put together for each row.
  const kept = new Map<TableName, Known[]>()
  const knownOf = (table: TableName) => {
    const found = kept.get(table) ?? []
    kept.set(table, found)
    return found
  }
  return (change) => {
    const { table } = change
    const known = knownOf(table)
    if ('put' in change) {
      const row = change.put as Values
      const names = Object.keys(row)
      const one =
        known.find((one) => one.how === 'put' && same(one.names, names)) ??
        remember(known, db.statement(toWrite(putText(recordTables[table], names))), 'put', names, [])
      one.statement.run(valuesOf(row, names, {}, []))
      return
    }
    const how = 'set' in change ? 'set' : 'add'
    const values = ('set' in change ? change.set : change.add) as Values
    const where = change.where as Values
    const names = Object.keys(values)
    const keys = Object.keys(where)
    const one =
      known.find((one) => one.how === how && same(one.names, names) && same(one.keys, keys)) ??
      remember(known, db.statement(toWrite(updateText(recordTables[table], how, names, keys))), how, names, keys)
    one.statement.run(valuesOf(values, names, where, keys))
  }
}

/** A statement and the columns that it is for. */
interface Known {
  statement: Statement<never>
  how: 'put' | 'set' | 'add'
  names: readonly string[]
  keys: readonly string[]
}

function remember(
  known: Known[],
  statement: Statement<never>,
  how: Known['how'],
  names: readonly string[],
  keys: readonly string[],
): Known {
  const one = { statement, how, names, keys }
  known.push(one)
  return one
}

function same(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

function valuesOf(values: Values, names: readonly string[], where: Values, keys: readonly string[]): Value[] {
  const list = new Array<Value>(names.length + keys.length)
  for (let i = 0; i < names.length; i++) list[i] = values[names[i] as string] as Value
  for (let i = 0; i < keys.length; i++) list[names.length + i] = where[keys[i] as string] as Value
  return list
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
