// Folds the log into fresh tables and compares every one of them with what is kept.
import { rehash, wordDamage } from '../../../policy/log/rehash.ts'
import { emptyFrontier } from '../../../policy/log/tree.ts'
import type { Chance, Clock } from '../../../policy/ports.ts'
import type { Entry } from '../../../policy/record/entries.ts'
import { changes } from '../../../policy/record/fold.ts'
import type { TableName } from '../../../policy/record/rows.ts'
import { changer } from '../engine/changes.ts'
import type { Raw } from '../engine/database.ts'
import { getTableColumns, getTableConfig } from '../engine/drizzle.ts'
import { openStore, type SqliteStore } from '../store.ts'
import { recordTables } from '../tables/index.ts'

export interface RebuildCheck {
  entries: number
  /** Sentences: each names a place where tables and log part ways. */
  differences: string[]
}

const pageSize = 1000
/** Enough to see what is wrong; more would only scroll by. */
const told = 50

/** Checks hashes, tree and tables of a store against its own log. Reads only. */
export async function checkRebuild(store: SqliteStore, clock: Clock, chance: Chance): Promise<RebuildCheck> {
  const fresh = openStore('file::memory:', clock, chance, { create: true })
  const differences: string[] = []
  const entries = foldAll(store, fresh.raw, differences)
  for (const table of Object.keys(recordTables) as TableName[]) {
    if (differences.length >= told) break
    differences.push(...compareTable(table, store.raw, fresh.raw))
  }
  await fresh.close()
  return { entries, differences: differences.slice(0, told) }
}

function foldAll(store: SqliteStore, into: Raw, differences: string[]): number {
  const change = changer(into)
  let frontier = emptyFrontier
  let nodes = 0
  into.exec('begin')
  for (;;) {
    const page = store.log.entriesFrom(frontier.size, pageSize)
    for (const kept of page) {
      const next = rehash(frontier, kept, store.log.nodeAt)
      differences.push(...wordDamage(next))
      if (next.isAfterGap) {
        into.exec('commit')
        return frontier.size
      }
      frontier = next.frontier
      nodes += next.completed
      // What was tampered with says nothing any more; that it was is told already.
      if (next.damage !== undefined) continue
      const entry = { header: JSON.parse(kept.leaf), body: JSON.parse(kept.body) } as Entry
      for (const one of changes(entry, kept.index)) change(one)
    }
    if (page.length < pageSize) break
  }
  into.exec('commit')
  const kept = store.log.nodeCount()
  if (kept !== nodes) differences.push(`the tree has ${kept} nodes, its leaves make ${nodes}`)
  return frontier.size
}

function compareTable(name: TableName, kept: Raw, fresh: Raw): string[] {
  const table = recordTables[name]
  const { name: sqlName, primaryKeys } = getTableConfig(table)
  const columns = Object.values(getTableColumns(table)).map((column) => `"${column.name}"`)
  const own = Object.values(getTableColumns(table)).filter((column) => column.primary)
  const key = own.length > 0 ? own : (primaryKeys[0]?.columns ?? [])
  const text = `select ${columns.join(', ')} from "${sqlName}" order by ${key.map((column) => `"${column.name}"`).join(', ')}`
  const differences: string[] = []
  const a = kept.prepare(text).raw().iterate()
  const b = fresh.prepare(text).raw().iterate()
  for (;;) {
    const [here, there] = [a.next(), b.next()]
    if (here.done && there.done) break
    const [x, y] = [JSON.stringify(here.value), JSON.stringify(there.value)]
    if (x === y) continue
    differences.push(`${sqlName}: kept ${x ?? 'nothing'}, the log says ${y ?? 'nothing'}`)
    break
  }
  a.return?.()
  b.return?.()
  return differences
}
