// A log hashed anew, entry by entry: each kept entry against itself, and the nodes that it completes against storage.
import { bodyDamage, readLeaf } from './damage.ts'
import { hashLeaf, isHash } from './hashes.ts'
import type { KeptEntry } from './storage.ts'
import { append, type Frontier } from './tree.ts'

/** What an entry makes of the tree, and what of it does not hold. */
export interface Rehashed {
  index: number
  /** The tree with the entry; after a gap the tree before it, since none can come out right any more. */
  frontier: Frontier
  /** Entries before this one are missing. */
  isAfterGap: boolean
  /** What is wrong with the entry by itself, in a clause; nothing where all of it is as it was sealed. */
  damage: string | undefined
  /** How many interior nodes the entry completes. */
  completed: number
  /** Those of them that storage lacks or has otherwise, lowest first. */
  strays: readonly StrayNode[]
}

/** A node that its leaves do not hash to; `first` is the first entry that it covers. */
export interface StrayNode {
  position: number
  first: number
}

/** Grows the tree by the next kept entry. `nodeAt` reads an interior node. Never throws, unless `nodeAt` does. */
export function rehash(
  frontier: Frontier,
  entry: KeptEntry,
  nodeAt: (position: number) => string | undefined,
): Rehashed {
  const { index, leaf, leafHash } = entry
  const damage = keptDamage(entry)
  if (index !== frontier.size) return { index, frontier, isAfterGap: true, damage, completed: 0, strays: [] }
  // Nothing can be hashed over what is no hash; the leaf says what it should be.
  const grown = append(frontier, isHash(leafHash) ? leafHash : hashLeaf(leaf))
  const strays = grown.nodes.flatMap(({ position, hash }, level) =>
    nodeAt(position) === hash ? [] : [{ position, first: index + 1 - 2 ** (level + 1) }],
  )
  return { index, frontier: grown.frontier, isAfterGap: false, damage, completed: grown.nodes.length, strays }
}

/** All that does not hold, in clauses that name the place of each; none where all holds. */
export function wordDamage({ index, frontier, isAfterGap, damage, strays }: Rehashed): string[] {
  if (isAfterGap) return [`entry ${frontier.size} is missing`]
  const nodes = strays.map(
    ({ position }) => `tree node ${position}, completed by entry ${index}, is not what its leaves hash to`,
  )
  return damage === undefined ? nodes : [`entry ${index}: ${damage}`, ...nodes]
}

/** What is wrong with a kept entry by itself, in a clause. */
export function keptDamage({ leaf, leafHash, salt, body }: KeptEntry): string | undefined {
  const read = readLeaf(leaf, leafHash)
  return 'what' in read ? read.what : bodyDamage(salt, body, read.header.bodyHash)
}
