// The first line of an export: what the file claims to hold, and what its claim is checked against. See FORMAT.md.
import { isObject } from '../untrusted.ts'
import { canonicalJson } from './canonical.ts'
import { type Filter, parseFilter } from './filter.ts'
import { isHash } from './hashes.ts'
import { frontierAt, type ReadHash, subtreesOf } from './tree.ts'

/** Hashes that put a range into its tree: the peaks before it, the complete subtrees after it. */
export interface RangeProof {
  before: readonly string[]
  after: readonly string[]
}

/** What an export claims. `range` in leaf indexes, `end` excluded; `proof` where it is not the whole log. */
export interface Manifest {
  filter: Filter
  range: { start: number; end: number }
  counts: { leaves: number; matching: number }
  /** The signed note. */
  checkpoint: string
  /** The log's verifier key, for readers who have none of their own. */
  key: string
  proof?: RangeProof
}

/** The manifest as a line, without its newline. */
export function manifestLine(manifest: Manifest): string {
  return canonicalJson({ zhunru: 'export', version: 1, ...manifest })
}

/** What proves that the leaves [start, end) belong to the tree of `size`, in O(log size) reads. */
export function rangeProof(start: number, end: number, size: number, read: ReadHash): RangeProof {
  return {
    before: frontierAt(start, read).peaks,
    after: subtreesOf(end, size).map(({ level, index }) => read(level, index)),
  }
}

/** Reads a manifest line; a sentence where it is none, or one of a version or with a filter that this verifier does not know. */
export function readManifest(line: string): { manifest: Manifest } | { what: string } {
  const value = parsed(line)
  if (!isObject(value) || value.zhunru !== 'export')
    return { what: 'The first line is no manifest of a zhunru export.' }
  // Of members that come twice a program sees one and a person another.
  if (canonicalJson(value) !== line) return { what: 'The manifest is not in canonical form.' }
  if (value.version !== 1)
    return { what: `This verifier does not know version ${String(value.version)} of the format.` }
  const filter = parseFilter(value.filter)
  if (filter === undefined) return { what: 'The manifest has a filter that this verifier does not understand.' }
  const { range, counts, checkpoint, key, proof } = value
  if (!isObject(range) || !isCount(range.start) || !isCount(range.end)) return { what: 'The manifest has no range.' }
  if (!isObject(counts) || !isCount(counts.leaves) || !isCount(counts.matching))
    return { what: 'The manifest has no counts.' }
  if (typeof checkpoint !== 'string' || typeof key !== 'string')
    return { what: 'The manifest has no checkpoint or no key.' }
  if (proof !== undefined && !(isObject(proof) && isHashes(proof.before) && isHashes(proof.after)))
    return { what: 'The manifest has a malformed proof.' }
  return { manifest: { ...(value as unknown as Manifest), filter } }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0
const isHashes = (value: unknown): boolean => Array.isArray(value) && value.every(isHash)
