// Answers of queries, remembered until something changes what they rest on. What the fold changes is told as it is made, so
// an answer is forgotten by its own key, or brought up to date, and not with all others of its table.
import type { Change, TableName } from '../../../policy/record/rows.ts'

type Of<T extends TableName> = Extract<Change, { table: T }>

/** Every key: it cannot be told which. */
export const everyKey = Symbol('every key')

/** What changes of one table do to what is remembered. */
export interface Touch<V, T extends TableName = TableName> {
  table: T
  /** The key that a change touches; undefined where it touches none. */
  key(change: Of<T>): string | typeof everyKey | undefined
  /** The value after the change, where that can be said without asking again. */
  update?(value: V, change: Of<T>): V | undefined
}

/** Spelt out, so that the table of a rule and its change are of one kind. */
export const touch = <V, T extends TableName>(one: Touch<V, T>): Touch<V> => one as unknown as Touch<V>

export interface Recall<V> {
  (key: string, find: () => V): V
  /** Forgets one: what is remembered is of another day. */
  forget(key: string): void
}

/** What was forgotten: by which recollection, in the order in which they were made, and of which key; null: all of it. */
export type Forgotten = readonly [slot: number, key: string | null]

export interface Memory {
  /** Remembers answers that rest on whole tables; holds `most` of them. */
  on<V>(tables: readonly TableName[], most: number): Recall<V>
  /** Remembers answers by a key; each `touch` says which of them a change of its table concerns. */
  by<V>(most: number, touches: readonly Touch<V>[]): Recall<V>
  /** A change is made in the tables. */
  changed(change: Change): void
  /** Nothing remembered can be trusted: another process wrote, or a transaction was undone. */
  forget(): void
  /** Has it told what is forgotten or brought up to date, for another memory of the same making. */
  told(tell: (what: Forgotten) => void): void
  /** Forgets what another memory of the same making was told to. */
  follow(what: Forgotten): void
}

export function memory(): Memory {
  const maps: Map<string, unknown>[] = []
  const byTable = new Map<TableName, { slot: number; touch: Touch<unknown> }[]>()
  let tell: (what: Forgotten) => void = () => undefined

  function by<V>(most: number, touches: readonly Touch<V>[]): Recall<V> {
    const map = new Map<string, unknown>()
    const slot = maps.push(map) - 1
    for (const one of touches)
      byTable.set(one.table, [...(byTable.get(one.table) ?? []), { slot, touch: one as Touch<unknown> }])
    const recall = (key: string, find: () => V): V => {
      const found = map.get(key)
      if (found !== undefined) return found as V
      const value = find()
      // Starting over now and then is simpler than forgetting the oldest, and as good where all fit.
      if (map.size >= most) map.clear()
      if (value !== undefined) map.set(key, value)
      return value
    }
    return Object.assign(recall, { forget: (key: string) => void map.delete(key) })
  }

  return {
    by,
    on: (tables, most) =>
      by(
        most,
        tables.map((table) => ({ table, key: () => everyKey })),
      ),
    changed(change) {
      const touches = byTable.get(change.table)
      if (touches === undefined) return
      for (const { slot, touch } of touches) {
        const key = touch.key(change as never)
        if (key === undefined) continue
        const map = maps[slot] as Map<string, unknown>
        if (key === everyKey) {
          map.clear()
          tell([slot, null])
          continue
        }
        const value = map.get(key)
        const updated = value === undefined ? undefined : touch.update?.(value, change as never)
        if (updated !== undefined) map.set(key, updated)
        else if (value !== undefined) map.delete(key)
        tell([slot, key])
      }
    },
    forget() {
      for (const map of maps) map.clear()
    },
    told(how) {
      tell = how
    },
    follow([slot, key]) {
      if (key === null) maps[slot]?.clear()
      else maps[slot]?.delete(key)
    },
  }
}
