// The rows of a table as they are kept, for comparing.

import { keyOf } from '../engine/changes.ts'
import { asc, build, getTableColumns } from '../engine/drizzle.ts'
import { built, type Statements, type Value } from '../engine/statements.ts'
import type { FoldedTable } from '../tables/index.ts'
import { foldedTables } from '../tables/index.ts'

/** A row's cells, in the order of the columns. */
export type KeptRow = readonly Value[]

/** Every row of a table, in the order of its key. */
export function* rowsOf(db: Statements, name: FoldedTable): Generator<KeptRow> {
  const table = foldedTables[name]
  const columns = getTableColumns(table)
  const order = keyOf(table).map((key) => asc(columns[key as keyof typeof columns]))
  const all = db.shaped(
    built(() =>
      build
        .select()
        .from(table)
        .orderBy(...order),
    ),
  )
  for (const row of all.iterate()) yield Object.values(row)
}
