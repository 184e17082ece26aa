import type { TableName } from '../../../policy/record/rows.ts'
// Answers of queries, remembered until a table that they rest on is touched.

export interface Memory {
  /** A place to remember answers that rest on `tables`; holds `most` of them. */
  on<V>(tables: readonly TableName[], most: number): (key: string, find: () => V) => V
  touched(table: TableName): void
  /** Another connection wrote, or a transaction was undone: nothing remembered can be trusted. */
  forget(): void
}

export function memory(): Memory {
  const maps: Map<string, unknown>[] = []
  const byTable = new Map<TableName, Map<string, unknown>[]>()
  return {
    on(tables, most) {
      const map = new Map<string, unknown>()
      maps.push(map)
      for (const table of tables) byTable.set(table, [...(byTable.get(table) ?? []), map])
      return <V>(key: string, find: () => V): V => {
        const found = map.get(key)
        if (found !== undefined) return found as V
        const value = find()
        // Starting over now and then is simpler than forgetting the oldest, and as good where all fit.
        if (map.size >= most) map.clear()
        if (value !== undefined) map.set(key, value)
        return value
      }
    },
    touched(table) {
      for (const map of byTable.get(table) ?? []) if (map.size > 0) map.clear()
    },
    forget() {
      for (const map of maps) map.clear()
    },
  }
}
