// The log's own storage: entries as they were hashed, and the tree's interior nodes.
import { sealEntry } from '../../../policy/log/entry.ts'
import type { KeptEntry, LogStorage } from '../../../policy/log/storage.ts'
import { append, emptyFrontier, frontierAt, nodePosition, rootAt } from '../../../policy/log/tree.ts'
import type { Raw } from '../engine/database.ts'

/** The storage of the log in this database. */
export function logStorage(raw: Raw): LogStorage {
  const insertEntry = raw.prepare('insert into entries (idx, leaf, leaf_hash, salt, body) values (?, ?, ?, ?, ?)')
  const insertNode = raw.prepare('insert into tree_nodes (position, hash) values (?, ?)')
  const leafHash = raw.prepare('select leaf_hash from entries where idx = ?').pluck()
  const node = raw.prepare('select hash from tree_nodes where position = ?').pluck()
  const count = raw.prepare('select coalesce(max(idx) + 1, 0) from entries').pluck()
  const columns = 'idx as "index", leaf, leaf_hash as "leafHash", salt, body'
  const one = raw.prepare(`select ${columns} from entries where idx = ?`)
  const some = raw.prepare(`select ${columns} from entries where idx >= ? order by idx limit ?`)
  const leaves = raw.prepare('select idx as "index", leaf from entries where idx >= ? order by idx limit ?')
  const nodes = raw.prepare('select count(*) from tree_nodes').pluck()

  const storage: LogStorage = {
    readHash(level, index) {
      const hash = level === 0 ? leafHash.get(index) : node.get(nodePosition(level, index))
      if (hash === undefined) throw new Error(`the tree has no hash at level ${level}, index ${index}`)
      return hash as string
    },
    nodeAt: (position) => node.get(position) as string | undefined,
    nodeCount: () => nodes.get() as number,
    size: () => count.get() as number,
    entry: (index) => one.get(index) as KeptEntry | undefined,
    entriesFrom: (start, limit) => some.all(start, limit) as KeptEntry[],
    leavesFrom: (start, limit) => leaves.all(start, limit) as { index: number; leaf: string }[],
    keep(frontier, header, body, salt) {
      const sealed = sealEntry(header, body, salt)
      insertEntry.run(frontier.size, sealed.leaf, sealed.leafHash, salt, sealed.body)
      const grown = append(frontier, sealed.leafHash)
      for (const { position, hash } of grown.nodes) insertNode.run(position, hash)
      return { frontier: grown.frontier, sealed }
    },
    rootNow: () => rootAt(storage.size(), storage.readHash),
    head() {
      const size = storage.size()
      if (size === 0) return { frontier: emptyFrontier, lastAt: undefined }
      const last = storage.entry(size - 1) as KeptEntry
      return { frontier: frontierAt(size, storage.readHash), lastAt: JSON.parse(last.leaf).at }
    },
  }
  return storage
}
