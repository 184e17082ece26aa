// An entry as storage has it, against itself: do leaf, body, salt and their hashes still belong together.
import { hashBody } from './entry.ts'
import { hashLeaf, isHash } from './hashes.ts'
import { readHeader } from './header.ts'

/** An entry as it is kept: the exact texts that were hashed. */
export interface KeptTexts {
  leaf: string
  leafHash: string
  salt: string
  body: string
}

/** What is wrong with a kept entry by itself, in one sentence's clause; nothing where all of it is as it was sealed. Never throws. */
export function keptFault({ leaf, leafHash, salt, body }: KeptTexts): string | undefined {
  if (hashLeaf(leaf) !== leafHash) return 'the leaf does not hash to leafHash: one of them was changed'
  const read = readHeader(Buffer.from(leaf))
  if ('what' in read) return read.what
  if (!isHash(salt)) return 'the salt is not 64 lower-case hex digits'
  if (hashBody(salt, body) !== read.header.bodyHash)
    return 'the body does not hash to the bodyHash in the leaf: body or salt was changed'
  return undefined
}
