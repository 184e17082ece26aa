// The Merkle tree of RFC 6962 over hex leaf hashes: how it grows and how it is read. It keeps nothing itself.
import { emptyRoot, hashChildren } from './hashes.ts'

export { emptyRoot, hashChildren, hashLeaf } from './hashes.ts'
export { verifyConsistency, verifyInclusion } from './proof.ts'

/** The roots of the complete subtrees that make up a tree of `size` leaves, largest (leftmost) first. A value: it never changes. */
export interface Frontier {
  readonly size: number
  readonly peaks: readonly string[]
}

/** An interior node to keep; `position` only grows from append to append. */
export interface Node {
  position: number
  hash: string
}

/** Reads a complete subtree's root: level 0 is leaf hash `index`, level k node `index` covers 2^k leaves. May throw where it is missing. */
export type ReadHash = (level: number, index: number) => string

export const emptyFrontier: Frontier = { size: 0, peaks: [] }

/**
 * The one integer under which a node is kept: StoredHashIndex of Go's golang.org/x/mod/sumdb/tlog.
 * Leaves (level 0) have positions there too, so interior nodes are ascending with gaps.
 */
export function nodePosition(level: number, index: number): number {
  // A node is written right after the last leaf that it covers, and before it its lower levels.
  let position = level
  for (let leaves = (index + 1) * 2 ** level - 1; leaves > 0; leaves = Math.floor(leaves / 2)) position += leaves
  return position
}

/** The tree with one leaf more, and the interior nodes that it completed. Two hashes at most on average, log2(size) at worst. */
export function append(frontier: Frontier, leafHash: string): { frontier: Frontier; nodes: Node[] } {
  const nodes: Node[] = []
  const grown = appendSubtree(frontier, 0, leafHash, (level, index, hash) =>
    nodes.push({ position: nodePosition(level, index), hash }),
  )
  return { frontier: grown, nodes }
}

/**
 * The tree with a complete subtree of 2^level leaves more, of which only the root is known.
 * The size must be a multiple of 2^level; throws a RangeError otherwise.
 */
export function appendSubtree(
  frontier: Frontier,
  level: number,
  root: string,
  completed?: (level: number, index: number, hash: string) => void,
): Frontier {
  let index = frontier.size / 2 ** level
  if (!Number.isInteger(index)) throw new RangeError(`no subtree of level ${level} begins at leaf ${frontier.size}`)
  let hash = root
  let kept = frontier.peaks.length
  for (let above = level + 1; index % 2 === 1; above++) {
    hash = hashChildren(frontier.peaks[--kept] as string, hash)
    index = (index - 1) / 2
    completed?.(above, index, hash)
  }
  return { size: frontier.size + 2 ** level, peaks: [...frontier.peaks.slice(0, kept), hash] }
}

/** The RFC 6962 root of the tree that the frontier stands for. */
export function frontierRoot(frontier: Frontier): string {
  return frontier.peaks.length === 0
    ? emptyRoot
    : frontier.peaks.reduceRight((right, left) => hashChildren(left, right))
}

/** Restores the frontier of the first `size` leaves from storage, in at most log2(size) + 1 reads. */
export function frontierAt(size: number, read: ReadHash): Frontier {
  return {
    size,
    peaks: subtreesOf(0, size).map(({ level, index }) => read(level, index)),
  }
}

/** The root of the first `size` leaves, from storage. */
export function rootAt(size: number, read: ReadHash): string {
  return frontierRoot(frontierAt(size, read))
}

/** The largest complete subtrees that cover the leaves [start, end) in order: at most 2 log2(end). */
export function subtreesOf(start: number, end: number): { level: number; index: number }[] {
  const subtrees: { level: number; index: number }[] = []
  for (let at = start; at < end; ) {
    let level = 0
    while (at % 2 ** (level + 1) === 0 && at + 2 ** (level + 1) <= end) level++
    subtrees.push({ level, index: at / 2 ** level })
    at += 2 ** level
  }
  return subtrees
}

/**
 * The audit path of leaf `index` in the tree of the first `size` leaves (RFC 6962, 2.1.1), leaf's sibling first.
 * Throws a RangeError where there is no such leaf.
 */
export function inclusionProof(index: number, size: number, read: ReadHash): string[] {
  if (!(Number.isSafeInteger(size) && Number.isSafeInteger(index) && index >= 0 && index < size))
    throw new RangeError(`no leaf ${index} in a tree of ${size}`)
  const path: string[] = []
  for (let start = 0, end = size; end - start > 1; ) {
    const middle = start + splitOf(end - start)
    path.unshift(index < middle ? rootOf(middle, end, read) : rootOf(start, middle, read))
    if (index < middle) end = middle
    else start = middle
  }
  return path
}

/**
 * The proof that the first `from` leaves of the tree of `to` leaves are the tree of `from` leaves (RFC 6962, 2.1.2).
 * Empty where nothing needs proof: from 0, or from = to. Throws a RangeError where `from` is beyond `to`.
 */
export function consistencyProof(from: number, to: number, read: ReadHash): string[] {
  if (!(Number.isSafeInteger(to) && Number.isSafeInteger(from) && from >= 0 && from <= to))
    throw new RangeError(`no tree of ${from} leaves within one of ${to}`)
  if (from === 0 || from === to) return []
  const path: string[] = []
  let start = 0
  let end = to
  while (end !== from) {
    const middle = start + splitOf(end - start)
    path.unshift(from <= middle ? rootOf(middle, end, read) : rootOf(start, middle, read))
    if (from <= middle) end = middle
    else start = middle
  }
  // The verifier knows the old root, so a subtree that is the whole old tree goes unsaid.
  return start === 0 ? path : [rootOf(start, end, read), ...path]
}

/** The largest power of two below `count`, for count > 1: where RFC 6962 splits a tree. */
function splitOf(count: number): number {
  let half = 1
  while (half * 2 < count) half *= 2
  return half
}

function rootOf(start: number, end: number, read: ReadHash): string {
  return subtreesOf(start, end)
    .map(({ level, index }) => read(level, index))
    .reduceRight((right, left) => hashChildren(left, right))
}
