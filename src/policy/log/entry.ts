// An entry: a leaf that everyone may see, and a body that its salt lets one withhold or erase while the tree still holds.
import { canonicalJson } from './canonical.ts'
import { bodyDamage, readLeaf } from './damage.ts'
import { hashBody, hashLeaf } from './hashes.ts'
import type { EntryHeader } from './header.ts'
import type { LogFault } from './verdict.ts'

export { canonicalJson } from './canonical.ts'
export type { EntryHeader, LeafHeader } from './header.ts'

/** An entry as it is kept: `leaf` and `body` are the exact texts that were hashed. */
export interface SealedEntry {
  leaf: string
  leafHash: string
  body: string
}

/** An entry as it crosses HTTP: `leaf` in base64; `salt` (64 hex digits) and `body` both, or neither where it is withheld. */
export interface WireEntry {
  index: number
  leaf: string
  leafHash: string
  salt?: string
  body?: unknown
}

/**
 * Fixes an entry in the bytes that are hashed (RFC 8785, RFC 6962).
 * `salt`: 32 random bytes as 64 hex digits, new for each entry, so that a withheld body cannot be guessed from its hash.
 * Throws a TypeError for another salt, or where header or body cannot be written as JSON.
 */
export function sealEntry(header: EntryHeader, body: unknown, salt: string): SealedEntry {
  const text = canonicalJson(body)
  const leaf = canonicalJson({ ...header, bodyHash: hashBody(salt, text) })
  return { leaf, leafHash: hashLeaf(leaf), body: text }
}

/** The wire shape of a kept entry; without salt and body where they are withheld. */
export function wireEntry(
  index: number,
  kept: { leaf: string; leafHash: string; salt?: string; body?: string },
): WireEntry {
  return {
    index,
    leaf: Buffer.from(kept.leaf).toString('base64'),
    leafHash: kept.leafHash,
    ...(kept.salt !== undefined && kept.body !== undefined && { salt: kept.salt, body: JSON.parse(kept.body) }),
  }
}

/** Everything wrong with an entry by itself; where it stands in the tree is for proofs to say. Never throws. */
export function checkEntry(entry: WireEntry): LogFault[] {
  const { index, leaf, leafHash, salt, body } = entry
  const fault = (what: string): LogFault[] => [{ ...(Number.isSafeInteger(index) && { index }), what }]
  if (!Number.isSafeInteger(index) || index < 0) return fault('the index is no whole number from 0')
  const bytes = decodeLeaf(leaf)
  if (bytes === undefined) return fault('the leaf is not base64')
  const read = readLeaf(bytes, leafHash)
  if ('what' in read) return fault(read.what)
  if (salt === undefined && body === undefined) return []
  if (salt === undefined || body === undefined) return fault('salt and body belong together: one is missing')
  const what = bodyDamage(salt, canonicalOrNone(body), read.header.bodyHash)
  return what === undefined ? [] : fault(what)
}

/** The bytes of a leaf; nothing where it is not in the one base64 that there is of them. */
export function decodeLeaf(leaf: unknown): Buffer | undefined {
  if (typeof leaf !== 'string') return undefined
  const bytes = Buffer.from(leaf, 'base64')
  return bytes.toString('base64') === leaf ? bytes : undefined
}

function canonicalOrNone(body: unknown): string | undefined {
  try {
    return canonicalJson(body)
  } catch {
    return undefined
  }
}
