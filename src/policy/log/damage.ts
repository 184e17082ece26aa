// What can be wrong with an entry by itself, said once: for entries on the wire, lines of an export and what storage has.
import { isCanonicalJson } from './canonical-check.ts'
import { hashBody, hashLeaf, isHash } from './hashes.ts'
import { type LeafHeader, readHeader } from './header.ts'

/** What is wrong, in a clause: without a capital, a stop or the place where it is. */
export interface Damage {
  what: string
}

/** The header of a leaf that hashes to its `leafHash`, or what is wrong. `undefined`: no bytes could be made out. Never throws. */
export function readLeaf(leaf: string | Buffer | undefined, leafHash: string): { header: LeafHeader } | Damage {
  if (leaf === undefined || hashLeaf(leaf) !== leafHash)
    return { what: 'the leaf does not hash to leafHash: one of them was changed' }
  return readHeader(typeof leaf === 'string' ? Buffer.from(leaf) : leaf)
}

/**
 * What is wrong with salt and body, in a clause; nothing where they are what the leaf's `bodyHash` seals, in the one
 * form that there is of it. `undefined`: no canonical JSON says the body. Never throws.
 */
export function bodyDamage(salt: string, body: string | Buffer | undefined, bodyHash: string): string | undefined {
  if (!isHash(salt)) return 'the salt is not 64 lower-case hex digits'
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  if (bytes === undefined || hashBody(salt, bytes) !== bodyHash)
    return 'the body does not hash to the bodyHash in the leaf: body or salt was changed'
  return isCanonicalJson(bytes) ? undefined : 'the body is not canonical JSON'
}
