// Folds the log into fresh tables and compares every one of them with what is kept.
import { rehash, wordDamage } from '../../../policy/log/rehash.ts'
import { emptyFrontier } from '../../../policy/log/tree.ts'
import type { Entry } from '../../../policy/record/entries.ts'
import { changes } from '../../../policy/record/fold.ts'
import { changer } from '../engine/changes.ts'
import { type Connection, openEmpty } from '../engine/database.ts'
import { getTableName } from '../engine/drizzle.ts'
import type { SqliteStore } from '../store.ts'
import type { FoldedTable } from '../tables/index.ts'
import { foldedTables } from '../tables/index.ts'
import { type KeptRow, rowsOf } from './rows.ts'

export interface RebuildCheck {
  entries: number
  /** Sentences: each names a place where tables and log part ways. */
  differences: string[]
}

const pageSize = 1000
/** Enough to see what is wrong; more would only scroll by. */
const told = 50

/** Checks hashes, tree and tables of a store against its own log. Reads only. */
export async function checkRebuild(store: SqliteStore): Promise<RebuildCheck> {
  // Beside a service that writes, the log and its tables would be of two moments.
  return store.atOneMoment(() => check(store))
}

function check(store: SqliteStore): RebuildCheck {
  const fresh = openEmpty()
  try {
    const differences: string[] = []
    const entries = foldAll(store, fresh, differences)
    for (const table of Object.keys(foldedTables) as FoldedTable[]) {
      if (differences.length >= told) break
      differences.push(...compare(table, store.rows(table), rowsOf(fresh, table)))
    }
    return { entries, differences: differences.slice(0, told) }
  } finally {
    fresh.raw.close()
  }
}

function foldAll(store: SqliteStore, into: Connection, differences: string[]): number {
  const carry = changer(into)
  let frontier = emptyFrontier
  let nodes = 0
  into.raw.exec('begin')
  for (;;) {
    const page = store.log.entriesFrom(frontier.size, pageSize)
    for (const kept of page) {
      const next = rehash(frontier, kept, store.log.nodeAt)
      differences.push(...wordDamage(next))
      if (next.isAfterGap) {
        into.raw.exec('commit')
        return frontier.size
      }
      frontier = next.frontier
      nodes += next.completed
      // What was tampered with says nothing any more; that it was is told already.
      if (next.damage !== undefined) continue
      const entry = { header: JSON.parse(kept.leaf), body: JSON.parse(kept.body) } as Entry
      carry(changes(entry, kept.index))
    }
    if (page.length < pageSize) break
  }
  into.raw.exec('commit')
  const kept = store.log.nodeCount()
  if (kept !== nodes) differences.push(`the tree has ${kept} nodes, its leaves make ${nodes}`)
  return frontier.size
}

/** The first place where they part ways. */
function compare(table: FoldedTable, kept: Iterable<KeptRow>, told: Iterable<KeptRow>): string[] {
  const [a, b] = [kept[Symbol.iterator](), told[Symbol.iterator]()]
  try {
    for (;;) {
      const [here, there] = [a.next(), b.next()]
      if (here.done && there.done) return []
      const [x, y] = [JSON.stringify(here.value), JSON.stringify(there.value)]
      if (x !== y)
        return [`${getTableName(foldedTables[table])}: kept ${x ?? 'nothing'}, the log says ${y ?? 'nothing'}`]
    }
  } finally {
    a.return?.()
    b.return?.()
  }
}
