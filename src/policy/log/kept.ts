// An entry as storage has it, against itself: do leaf, body, salt and their hashes still belong together.
import { bodyDamage, readLeaf } from './damage.ts'

/** An entry as it is kept: the exact texts that were hashed. */
export interface KeptTexts {
  leaf: string
  leafHash: string
  salt: string
  body: string
}

/** What is wrong with a kept entry by itself, in one sentence's clause; nothing where all of it is as it was sealed. Never throws. */
export function keptFault({ leaf, leafHash, salt, body }: KeptTexts): string | undefined {
  const read = readLeaf(leaf, leafHash)
  return 'what' in read ? read.what : bodyDamage(salt, body, read.header.bodyHash)
}
