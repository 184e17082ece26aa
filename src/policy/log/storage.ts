// The log as it is kept: entries as they were hashed, and the tree's interior nodes.
import type { EntryHeader, SealedEntry } from './entry.ts'
import type { Frontier } from './tree.ts'

export interface KeptEntry extends SealedEntry {
  index: number
  salt: string
}

/** What is read of the log. */
export interface LogReads {
  /** Reads a subtree's root; throws where storage has a hole. */
  readHash(level: number, index: number): string
  /** An interior node as it is kept; undefined where storage has a hole. */
  nodeAt(position: number): string | undefined
  /** How many interior nodes are kept. */
  nodeCount(): number
  /** The number of entries. */
  size(): number
  entry(index: number): KeptEntry | undefined
  /** Entries in order from `start`, `limit` at most. */
  entriesFrom(start: number, limit: number): KeptEntry[]
  /** As `entriesFrom`, the leaves alone: what filters need. */
  leavesFrom(start: number, limit: number): { index: number; leaf: string }[]
  /** The root of all that is kept, from the tree alone. */
  rootNow(): string
  /** The frontier and the instant of the last entry, as storage has them. */
  head(): { frontier: Frontier; lastAt: string | undefined }
}

/** Where the log is kept. */
export interface LogStorage extends LogReads {
  /** Seals and keeps one entry at the end of `frontier`; gives the longer frontier. */
  keep(
    frontier: Frontier,
    header: EntryHeader,
    body: unknown,
    salt: string,
  ): { frontier: Frontier; sealed: SealedEntry }
  /** Keeps an entry that was sealed elsewhere, at the end of `frontier`; gives the longer frontier. */
  take(frontier: Frontier, entry: KeptEntry): Frontier
}

/** Kept bytes are not those that were sealed; `what` names the entry. */
export interface NotWhole {
  what: string
}
