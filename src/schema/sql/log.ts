// The log's own storage: entries as they were hashed, and the tree's interior nodes.

import { type EntryHeader, type SealedEntry, sealEntry } from '../../policy/log/entry.ts'
import { append, emptyFrontier, type Frontier, frontierAt, nodePosition } from '../../policy/log/tree.ts'
import type { Raw } from './database.ts'

export interface KeptEntry extends SealedEntry {
  index: number
  salt: string
}

export interface LogStorage {
  /** Reads a subtree's root; throws where storage has a hole. */
  readHash(level: number, index: number): string
  /** The number of entries. */
  size(): number
  entry(index: number): KeptEntry | undefined
  /** Entries in order from `start`, `limit` at most. */
  entriesFrom(start: number, limit: number): KeptEntry[]
  /** Seals and keeps one entry at the end of `frontier`; gives the longer frontier. */
  keep(
    frontier: Frontier,
    header: EntryHeader,
    body: unknown,
    salt: string,
  ): { frontier: Frontier; sealed: SealedEntry }
  /** The frontier and the instant of the last entry, as storage has them. */
  head(): { frontier: Frontier; lastAt: string | undefined }
}

export function logStorage(raw: Raw): LogStorage {
  const insertEntry = raw.prepare('insert into entries (idx, leaf, leaf_hash, salt, body) values (?, ?, ?, ?, ?)')
  const insertNode = raw.prepare('insert into tree_nodes (position, hash) values (?, ?)')
  const leafHash = raw.prepare('select leaf_hash from entries where idx = ?').pluck()
  const node = raw.prepare('select hash from tree_nodes where position = ?').pluck()
  const count = raw.prepare('select coalesce(max(idx) + 1, 0) from entries').pluck()
  const columns = 'idx as "index", leaf, leaf_hash as "leafHash", salt, body'
  const one = raw.prepare(`select ${columns} from entries where idx = ?`)
  const some = raw.prepare(`select ${columns} from entries where idx >= ? order by idx limit ?`)

  const storage: LogStorage = {
    readHash(level, index) {
      const hash = level === 0 ? leafHash.get(index) : node.get(nodePosition(level, index))
      if (hash === undefined) throw new Error(`the tree has no hash at level ${level}, index ${index}`)
      return hash as string
    },
    size: () => count.get() as number,
    entry: (index) => one.get(index) as KeptEntry | undefined,
    entriesFrom: (start, limit) => some.all(start, limit) as KeptEntry[],
    keep(frontier, header, body, salt) {
      const sealed = sealEntry(header, body, salt)
      insertEntry.run(frontier.size, sealed.leaf, sealed.leafHash, salt, sealed.body)
      const grown = append(frontier, sealed.leafHash)
      for (const { position, hash } of grown.nodes) insertNode.run(position, hash)
      return { frontier: grown.frontier, sealed }
    },
    head() {
      const size = storage.size()
      if (size === 0) return { frontier: emptyFrontier, lastAt: undefined }
      const last = storage.entry(size - 1) as KeptEntry
      return { frontier: frontierAt(size, storage.readHash), lastAt: JSON.parse(last.leaf).at }
    },
  }
  return storage
}
