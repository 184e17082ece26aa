// Statements on one connection: drizzle builds a text once, SQLite prepares it once, and rows come as SQLite gives them;
// columns are named as rows are, so nothing is mapped. What drizzle cannot say is written by hand, and typed here.
import type { Database, Statement as Prepared } from 'better-sqlite3'
import { is, Param, Placeholder } from './drizzle.ts'

export type Value = string | number | null

/** A statement's text, and what is to be bound to it. */
export interface Query<R> {
  readonly text: string
  /** Bound to the unnamed marks. */
  readonly own: readonly Value[]
  /** The columns that it gives. */
  readonly columns: readonly string[]
  /** For the type alone. */
  readonly row?: R
}

/** By name, of which a text need not have every one; or in order where the marks have none. */
type Given = Readonly<Record<string, Value | boolean | undefined>> | readonly Value[]

export interface Statement<R> {
  get(given?: Given): R | undefined
  all(given?: Given): R[]
  iterate(given?: Given): IterableIterator<R>
  /** Gives the number of rows that were changed. */
  run(given?: Given): number
}

export interface Statements {
  /** A statement for as long as the connection lives; prepared when it is first run, as many are never asked. */
  statement<R>(query: Query<R>): Statement<R>
  /** A statement whose text depends on what is asked: each text is prepared once. */
  shaped<R>(query: Query<R>): Statement<R>
  /** Every query that there was a statement for, each text once. */
  queries(): Query<unknown>[]
}

export function statementsOn(raw: Database): Statements {
  const lasting: Query<unknown>[] = []
  const shapes = new Map<string, { query: Query<unknown>; prepared: Prepared }>()
  return {
    statement<R>(query: Query<R>) {
      lasting.push(query)
      let prepared: Prepared | undefined
      return running<R>(query, () => {
        prepared ??= raw.prepare(query.text)
        return prepared
      })
    },
    shaped<R>(query: Query<R>) {
      const { text } = query
      const shape = shapes.get(text) ?? { query, prepared: raw.prepare(text) }
      shapes.set(text, shape)
      return running<R>(query, () => shape.prepared)
    },
    queries() {
      const all = [...lasting, ...[...shapes.values()].map(({ query }) => query)]
      return [...new Map(all.map((query) => [query.text, query])).values()]
    },
  }
}

function running<R>(query: Query<R>, prepared: () => Prepared): Statement<R> {
  const bound = (given: Given | undefined) => (given === undefined ? query.own : [...query.own, given])
  return {
    get: (given) => prepared().get(...bound(given)) as R | undefined,
    all: (given) => prepared().all(...bound(given)) as R[],
    iterate: (given) => prepared().iterate(...bound(given)) as IterableIterator<R>,
    run: (given) => prepared().run(...bound(given)).changes,
  }
}

/** Every column of a row, so that tsc misses none; a test asks SQLite whether they are what a statement gives. */
export type Columns<R> = { [K in keyof R]-?: true }

/** A statement written by hand. `own`: bound to its unnamed marks. */
export function byHand<R>(text: string, columns: Columns<R>, own: readonly Value[] = []): Query<R> {
  return { text, own, columns: Object.keys(columns) }
}

/** A statement that gives no rows. */
export const toWrite = (text: string): Query<never> => byHand<never>(text, {} as Columns<never>)

interface Buildable {
  toSQL(): { sql: string; params: unknown[] }
}
interface Selecting extends Buildable {
  _: { result: unknown[]; selectedFields: object }
}

/** What drizzle builds, built when its text is first asked for. Placeholders are bound by their names. */
export function built<Q extends Buildable>(
  build: () => Q,
): Query<Q extends Selecting ? Q['_']['result'][number] : never> {
  let made: Omit<Query<never>, 'row'> | undefined
  const query = () => {
    made ??= textOf(build())
    return made
  }
  return {
    get text() {
      return query().text
    },
    get own() {
      return query().own
    },
    get columns() {
      return query().columns
    },
  }
}

/** What drizzle builds by which members are asked for, built once for each set of them: building costs more than reading. */
export function perShape<A extends object, Q extends Buildable>(
  build: (asked: A) => Q,
): (asked: A) => ReturnType<typeof built<Q>> {
  const shapes = new Map<string, ReturnType<typeof built<Q>>>()
  return (asked) => {
    const members = Object.entries(asked).filter(([, value]) => value !== undefined && value !== false)
    const shape = members
      .map(([name]) => name)
      .sort()
      .join()
    const found = shapes.get(shape) ?? built(() => build(asked))
    shapes.set(shape, found)
    return found
  }
}

/** Names the marks that are placeholders, so that the order of a text binds nobody. */
function textOf(query: Buildable): Omit<Query<never>, 'row'> {
  const { sql, params } = query.toSQL()
  const parts = sql.split('?')
  if (parts.length !== params.length + 1) throw new Error(`a text with a question mark of its own: ${sql}`)
  const names = params.map(nameOf)
  const mark = (i: number) => (i >= names.length ? '' : names[i] === undefined ? '?' : `@${names[i]}`)
  return {
    text: parts.map((part, i) => part + mark(i)).join(''),
    own: params.filter((_, i) => names[i] === undefined) as Value[],
    columns: Object.keys((query as Partial<Selecting>)._?.selectedFields ?? {}),
  }
}

/** The name of a placeholder; in an insert it stands inside the parameter. */
function nameOf(param: unknown): string | undefined {
  const value = is(param, Param) ? param.value : param
  return is(value, Placeholder) ? value.name : undefined
}
