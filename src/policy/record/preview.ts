// Rows as an entry leaves them: what a command answers with is what the fold will keep.
import type { Change, Row, TableName } from './rows.ts'

type Values = Record<string, string | number | null>

/** One row after changes to its table. */
export function rowAfter<T extends TableName, R extends Row<T>>(table: T, row: R, list: readonly Change[]): R {
  let after = row as unknown as Values
  for (const change of list) {
    if (change.table !== table || 'put' in change || !matches(after, change.where as Values)) continue
    if ('set' in change) after = { ...after, ...(change.set as Values) }
    else
      for (const [key, more] of Object.entries(change.add as Values))
        after = { ...after, [key]: Number(after[key]) + Number(more) }
  }
  return after as never
}

/** Rows of a table after changes: those there were, changed, and those put, which are new. */
export function rowsAfter<T extends TableName>(table: T, rows: readonly Row<T>[], list: readonly Change[]): Row<T>[] {
  const put = list.flatMap((change) => (change.table === table && 'put' in change ? [change.put] : []))
  return [...rows, ...(put as unknown as Row<T>[])].map((row) => rowAfter(table, row, list))
}

function matches(row: Values, where: Values): boolean {
  return Object.entries(where).every(([key, value]) => row[key] === value)
}
