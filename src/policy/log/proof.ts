// Proofs checked as RFC 9162 section 2.1.3.2 and 2.1.4.2 write it. Nothing here throws: what is malformed is false.
import { emptyRoot, hashChildren, isHash } from './hashes.ts'

/** Whether `proof` leads from leaf `index` to the `root` of a tree of `size` leaves. */
export function verifyInclusion(
  leafHash: string,
  index: number,
  size: number,
  proof: readonly string[],
  root: string,
): boolean {
  if (!isSize(index) || !isSize(size) || index >= size) return false
  if (!isHash(leafHash) || !isHash(root) || !isPath(proof)) return false
  let hash = leafHash
  const walk = new Walk(index, size - 1)
  for (const sibling of proof) {
    if (walk.ended) return false
    hash = walk.isRight ? hashChildren(sibling, hash) : hashChildren(hash, sibling)
    walk.rise()
  }
  return walk.ended && hash === root
}

/**
 * Whether `proof` shows that the tree of `to` leaves begins with the tree of `from` leaves.
 * Every tree continues the empty one; trees of one size are consistent only where they are the same.
 */
export function verifyConsistency(
  from: number,
  fromRoot: string,
  to: number,
  toRoot: string,
  proof: readonly string[],
): boolean {
  if (!isSize(from) || !isSize(to) || from > to) return false
  if (!isHash(fromRoot) || !isHash(toRoot) || !isPath(proof)) return false
  if ((from === 0 && fromRoot !== emptyRoot) || (to === 0 && toRoot !== emptyRoot)) return false
  if (from === to) return proof.length === 0 && fromRoot === toRoot
  if (from === 0) return proof.length === 0

  const walk = new Walk(from - 1, to - 1)
  walk.skipRights()
  // Where the old tree is one complete subtree, its root is the first node and goes unsaid.
  const [first, ...rest] = walk.isRoot ? [fromRoot, ...proof] : proof
  if (first === undefined) return false
  let old = first
  let grown = first
  for (const sibling of rest) {
    if (walk.ended) return false
    if (walk.isRight) {
      old = hashChildren(sibling, old)
      grown = hashChildren(sibling, grown)
    } else grown = hashChildren(grown, sibling)
    walk.rise()
  }
  return walk.ended && old === fromRoot && grown === toRoot
}

/** `fn` and `sn` of RFC 9162. Division, not shifts: sizes pass 2^31. */
class Walk {
  #node: number
  #last: number

  constructor(node: number, last: number) {
    this.#node = node
    this.#last = last
  }

  get ended(): boolean {
    return this.#last === 0
  }

  get isRoot(): boolean {
    return this.#node === 0
  }

  /** Whether the sibling stands to the left. */
  get isRight(): boolean {
    return this.#node % 2 === 1 || this.#node === this.#last
  }

  skipRights(): void {
    while (this.#node % 2 === 1) this.#up()
  }

  /** One level up, and past the levels where a last node has no sibling. */
  rise(): void {
    if (this.#node === this.#last) while (this.#node % 2 === 0 && this.#node !== 0) this.#up()
    this.#up()
  }

  #up(): void {
    this.#node = Math.floor(this.#node / 2)
    this.#last = Math.floor(this.#last / 2)
  }
}

const isSize = (size: unknown): size is number => Number.isSafeInteger(size) && (size as number) >= 0
const isPath = (proof: unknown): proof is string[] => Array.isArray(proof) && proof.every(isHash)
