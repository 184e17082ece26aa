// The part of an entry that stays readable when its body is withheld: what filters need, and the body's hash.
import { isCanonicalJson } from './canonical-check.ts'
import { isHash } from './hashes.ts'

/** Who rejected: a rule, a person who reviewed, or the community itself. */
export type RejectedBy = 'rules' | 'reviewer' | 'community'

/** What is said of an entry in the open. `at` is RFC 3339 UTC; an entry with `by` is a rejection. */
export type EntryHeader = {
  readonly type: string
  readonly at: string
  readonly actor: string
  readonly jurisdiction?: string
  readonly organisation?: string
  readonly communities?: readonly string[]
  readonly item?: string
  readonly by?: RejectedBy
  readonly ground?: string
  readonly advisory?: boolean
  readonly outcome?: string
  readonly rules?: readonly string[]
  readonly assignment?: string
  readonly obligation?: string
}

/** A header as a leaf holds it; `bodyHash` is hex SHA-256 of the salt's bytes and the body's canonical JSON. */
export type LeafHeader = EntryHeader & { readonly bodyHash: string }

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/
const BY: ReadonlySet<unknown> = new Set(['rules', 'reviewer', 'community'])

const isText = (value: unknown): boolean => typeof value === 'string'
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText)

const REQUIRED: Readonly<Record<string, (value: unknown) => boolean>> = {
  type: isText,
  at: (value) => typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value)),
  actor: isText,
  bodyHash: isHash,
}
const OPTIONAL: Readonly<Record<string, (value: unknown) => boolean>> = {
  jurisdiction: isText,
  organisation: isText,
  communities: isTexts,
  item: isText,
  by: (value) => BY.has(value),
  ground: isText,
  advisory: (value) => typeof value === 'boolean',
  outcome: isText,
  rules: isTexts,
  assignment: isText,
  obligation: isText,
}
const required = Object.entries(REQUIRED)
const optional = Object.entries(OPTIONAL)

/**
 * Reads a leaf; a sentence where it is no canonical header. Members that it does not know are let through:
 * later versions may say more.
 */
export const readHeader = (leaf: Buffer): { header: LeafHeader } | { what: string } => {
  // Two readers must not understand one leaf differently, say by a member that comes twice.
  if (!isCanonicalJson(leaf)) return { what: 'the leaf is not canonical JSON' }
  const value: unknown = JSON.parse(leaf.toString())
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { what: 'the leaf is not a header' }
  const header = value as Record<string, unknown>
  for (const [name, holds] of required)
    if (!holds(header[name])) return { what: `the leaf's ${name} is missing or malformed` }
  for (const [name, holds] of optional)
    if (header[name] !== undefined && !holds(header[name])) return { what: `the leaf's ${name} is malformed` }
  return { header: header as LeafHeader }
}
