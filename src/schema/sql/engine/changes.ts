// Carries out the changes that the core's fold names, as its tables are kept.
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Change, Row, TableName } from '../../../policy/record/rows.ts'
import {
  assignmentEntryOf,
  dueDays,
  foundBy,
  type KeptCommitment,
  obligationKey,
  obligationOf,
  promiseOf,
} from '../promised.ts'
import { type FoldedTable, foldedTables } from '../tables/index.ts'
import { burdenKeeper } from './burdens.ts'
import { getTableColumns, getTableConfig } from './drizzle.ts'
import { byHand, type Statement, type Statements, toWrite, type Value } from './statements.ts'

type Values = Record<string, Value>

/** Carries out what an entry changes, whole. */
export type Carrying = (list: readonly Change[]) => void

/** Makes a function that carries out what an entry changes on this connection, within whatever transaction is open. */
export function changer(db: Statements): Carrying {
  const carry = plainly(db)
  const burdens = burdenKeeper(db)
  const promised = promises(db, carry, burdens.begins)
  return (list) => {
    for (const change of list) {
      if (change.table === 'commitments') {
        promised.change(change)
        continue
      }
      if (change.table === 'obligations' && 'put' in change) {
        promised.begin(change.put)
        continue
      }
      promised.flush()
      if (change.table === 'assignments') carry(byEntry(change))
      else if (change.table === 'obligations' && 'set' in change) {
        const where = byKey(change.where)
        burdens.around(where.key ?? null, () => carry({ ...change, where }))
      } else carry(change)
    }
    promised.flush()
  }
}

/** A change as its table is kept: see `tablesMatchRows`. */
type Kept = { table: FoldedTable } & ({ put: object } | { where: object; set: object } | { where: object; add: object })

type ChangeOf<T extends TableName> = Extract<Change, { table: T }>

function byEntry(change: ChangeOf<'assignments'>): Kept {
  if ('put' in change) return change
  const { id, ...where } = change.where
  return { ...change, where: { ...where, ...(id !== undefined && { entry: assignmentEntryOf(id) ?? null }) } } as Kept
}

function byKey({ id, ...where }: Partial<Row<'obligations'>>): { key?: number | null } {
  return { ...where, ...(id !== undefined && { key: obligationKey(id) ?? null }) }
}

const promisesAt = byHand<{ promises: string }>('select promises from obligations where "key" = @key', {
  promises: true,
})

/** Writes obligations together with what is promised for them. */
function promises(db: Statements, carry: (change: Kept) => void, begins: (row: Row<'obligations'>) => void) {
  const kept = db.statement(promisesAt)
  let pending: { row: Row<'obligations'>; promises: KeptCommitment[] } | undefined

  const putDues = (
    { id: obligation, organisation }: Pick<Row<'obligations'>, 'id' | 'organisation'>,
    list: readonly KeptCommitment[],
  ) => {
    for (const dueOn of dueDays(list)) carry({ table: 'dues', put: { organisation, dueOn, obligation } })
  }

  function flush(): void {
    if (!pending) return
    const { row, promises } = pending
    pending = undefined
    const put = { key: obligationKey(row.id), ...row, promises: JSON.stringify(promises), ...foundBy(promises) }
    carry({ table: 'obligations', put })
    begins(row)
    putDues(row, promises)
  }

  /** Changes the promises of an obligation that is kept already. */
  function edit(obligation: string, change: (list: KeptCommitment[]) => void): void {
    const key = obligationKey(obligation) ?? null
    const found = kept.get({ key })
    if (!found) return
    const list: KeptCommitment[] = JSON.parse(found.promises)
    change(list)
    carry({ table: 'obligations', where: { key }, set: { promises: JSON.stringify(list), ...foundBy(list) } })
  }

  function change(one: ChangeOf<'commitments'>): void {
    if ('put' in one) {
      const promise = promiseOf(one.put)
      if (pending?.row.id === one.put.obligation) pending.promises.push(promise)
      else {
        flush()
        edit(one.put.obligation, (list) => list.push(promise))
        putDues({ id: one.put.obligation, organisation: one.put.organisation }, [promise])
      }
      return
    }
    flush()
    const { id, obligation = id === undefined ? undefined : obligationOf(id), kind } = one.where
    if (obligation === undefined) throw new Error('a commitment is changed by its id, or by its obligation')
    edit(obligation, (list) => {
      for (const promise of list) {
        const isMeant =
          (id === undefined || id === `${obligation}.${promise.key}`) && (kind === undefined || kind === promise.kind)
        if (!isMeant) continue
        if ('add' in one) promise.confirmedFen = (promise.confirmedFen ?? 0) + (one.add.confirmedFen ?? 0)
        else
          for (const [name, value] of Object.entries(one.set))
            if (value === null) delete promise[name as keyof KeptCommitment]
            else Object.assign(promise, { [name]: value })
      }
    })
  }

  return {
    change,
    flush,
    begin(row: Row<'obligations'>) {
      flush()
      pending = { row, promises: [] }
    },
  }
}

/** Carries out one change of one table. One prepared statement per table and set of columns. */
function plainly(db: Statements): (change: Kept) => void {
  // The members of a row stand in one order wherever the fold makes it: its statement is found by comparing names, and no
  // text is put together for each row.
  const kept = new Map<string, Known[]>()
  const knownOf = (table: string) => {
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
        remember(known, db.statement(toWrite(putText(foldedTables[table], names))), 'put', names, [])
      one.statement.run(valuesOf(row, names, {}, []))
      return
    }
    const how = 'set' in change ? 'set' : 'add'
    const values = ('set' in change ? change.set : change.add) as Values
    const where = change.where as Values
    const names = Object.keys(values)
    if (names.length === 0) return
    const keys = Object.keys(where)
    const one =
      known.find((one) => one.how === how && same(one.names, names) && same(one.keys, keys)) ??
      remember(known, db.statement(toWrite(textOf(table, how, names, keys))), how, names, keys)
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

/** Counts begin where there are none. */
const textOf = (table: FoldedTable, how: 'set' | 'add', names: string[], keys: string[]) =>
  how === 'add' && table === 'rejectionCounts'
    ? countText(foldedTables[table], names, keys)
    : updateText(foldedTables[table], how, names, keys)

function countText(table: SQLiteTable, columns: string[], key: string[]): string {
  const sums = columns.map((name) => `"${name}" = "${name}" + excluded."${name}"`).join(', ')
  const all = [...columns, ...key]
  return `insert into "${getTableConfig(table).name}" (${quoted(all)}) values (${all.map(() => '?').join(', ')}) on conflict (${quoted(key)}) do update set ${sums}`
}

function updateText(table: SQLiteTable, how: 'set' | 'add', columns: string[], where: string[]): string {
  const sets = columns.map((name) => (how === 'set' ? `"${name}" = ?` : `"${name}" = "${name}" + ?`))
  return `update "${getTableConfig(table).name}" set ${sets.join(', ')} where ${where.map((name) => `"${name}" = ?`).join(' and ')}`
}

const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ')
