// The part of an entry that stays readable when its body is withheld: what filters need, and the body's hash.
import { type RejectedBy, rejecters } from '../terms.ts'
import { isObject } from '../untrusted.ts'
import { isCanonicalJson } from './canonical-check.ts'
import { isHash } from './hashes.ts'

/** What is said of an entry in the open. `at` is RFC 3339 UTC; an entry with `by` is a rejection. */
export interface EntryHeader {
  type: string
  at: string
  actor: string
  jurisdiction?: string
  organisation?: string
  communities?: readonly string[]
  item?: string
  by?: RejectedBy
  ground?: string
  advisory?: boolean
  outcome?: string
  rules?: readonly string[]
  assignment?: string
  obligation?: string
}

/** A header as a leaf holds it; `bodyHash` is hex SHA-256 of the salt's bytes and the body's canonical JSON. */
export interface LeafHeader extends EntryHeader {
  bodyHash: string
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/
const known: ReadonlySet<unknown> = new Set(rejecters)

/** Whether the value names one who rejects. */
export function isRejectedBy(value: unknown): value is RejectedBy {
  return known.has(value)
}

const isText = (value: unknown): boolean => typeof value === 'string'
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText)

const required = Object.entries<(value: unknown) => boolean>({
  type: isText,
  at: (value) => typeof value === 'string' && instant.test(value) && !Number.isNaN(Date.parse(value)),
  actor: isText,
  bodyHash: isHash,
})
const optional = Object.entries<(value: unknown) => boolean>({
  jurisdiction: isText,
  organisation: isText,
  communities: isTexts,
  item: isText,
  by: isRejectedBy,
  ground: isText,
  advisory: (value) => typeof value === 'boolean',
  outcome: isText,
  rules: isTexts,
  assignment: isText,
  obligation: isText,
})

/**
 * Reads a leaf; a sentence where it is no canonical header. Members that it does not know are let through:
 * later versions may say more.
 */
export function readHeader(leaf: Buffer): { header: LeafHeader } | { what: string } {
  // Two readers must not understand one leaf differently, say by a member that comes twice.
  if (!isCanonicalJson(leaf)) return { what: 'the leaf is not canonical JSON' }
  const value: unknown = JSON.parse(leaf.toString())
  if (!isObject(value)) return { what: 'the leaf is not a header' }
  for (const [name, holds] of required)
    if (!holds(value[name])) return { what: `the leaf's ${name} is missing or malformed` }
  for (const [name, holds] of optional)
    if (value[name] !== undefined && !holds(value[name])) return { what: `the leaf's ${name} is malformed` }
  return { header: value as unknown as LeafHeader }
}
