// A log in memory for the tests beside it: entries, their tree as it would be stored, a signer.
import { generateKeyPairSync } from 'node:crypto'
import {
  checkpointText,
  type Signer,
  signerFromPem,
  signNote,
  verifierKey,
} from '../../../src/policy/log/checkpoint.ts'
import { type EntryHeader, sealEntry } from '../../../src/policy/log/entry.ts'
import { exportLine, manifestLine, rangeProof } from '../../../src/policy/log/export.ts'
import { type Filter, matches } from '../../../src/policy/log/filter.ts'
import type { KeptEntry } from '../../../src/policy/log/storage.ts'
import { append, emptyFrontier, nodePosition, type ReadHash, rootAt } from '../../../src/policy/log/tree.ts'

export const origin = 'zhunru.example/log'

export function newSigner(name = origin): Signer {
  return signerFromPem(
    name,
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  )
}

export const signer = newSigner()
export const key = verifierKey(origin, signer.publicKey)

/** A tree over leaf hashes, read as from storage: only what was appended is there. */
export function storedTree(leafHashes: readonly string[]): ReadHash {
  const nodes = new Map<number, string>()
  let frontier = emptyFrontier
  for (const leafHash of leafHashes) {
    const grown = append(frontier, leafHash)
    frontier = grown.frontier
    for (const { position, hash } of grown.nodes) nodes.set(position, hash)
  }
  return (level, index) => {
    const hash = level === 0 ? leafHashes[index] : nodes.get(nodePosition(level, index))
    if (hash === undefined) throw new Error(`nothing stored at level ${level}, index ${index}`)
    return hash
  }
}

/** A kept entry with the header that its leaf says. */
export interface LoggedEntry extends KeptEntry {
  header: EntryHeader
}

export function saltOf(index: number): string {
  return index.toString(16).padStart(64, '0')
}

/** Every third entry is a rejection; organisations take turns; one entry an hour from 1 March 2027 in Shanghai. */
export function headerOf(index: number): EntryHeader {
  return {
    type: 'assignment-decided',
    at: new Date(Date.parse('2027-02-28T16:00:00Z') + index * 3_600_000).toISOString(),
    actor: `key:${index % 4}`,
    jurisdiction: '990105',
    organisation: index % 2 === 0 ? '990105-SFJ' : '990105-MZJ',
    communities: [`99010500100${index % 7}`],
    ...(index % 3 === 0 && { by: 'rules' as const, outcome: 'rejected', rules: ['funding-below-standard'] }),
  }
}

export function entriesOf(count: number): LoggedEntry[] {
  return Array.from({ length: count }, (_, index) => {
    const salt = saltOf(index)
    const header = headerOf(index)
    return {
      index,
      salt,
      header,
      ...sealEntry(header, { title: `第${index}号`, amountFen: index * 100, '10': 1, '9': 2 }, salt),
    }
  })
}

export function checkpointOf(entries: readonly { leafHash: string }[], size = entries.length, by = signer): string {
  const root = rootAt(size, storedTree(entries.map(({ leafHash }) => leafHash)))
  return signNote(checkpointText({ origin: by.name, size, root }), by)
}

/** The lines of an export, as the service would write them. */
export function exportOf(entries: readonly LoggedEntry[], filter: Filter, start = 0, end = entries.length): string[] {
  const range = entries.slice(start, end)
  const read = storedTree(entries.map(({ leafHash }) => leafHash))
  const isPart = start > 0 || end < entries.length
  const manifest = manifestLine({
    filter,
    range: { start, end },
    counts: { leaves: range.length, matching: range.filter(({ header }) => matches(filter, header)).length },
    checkpoint: checkpointOf(entries),
    key,
    ...(isPart && { proof: rangeProof(start, end, entries.length, read) }),
  })
  return [manifest, ...range.map((entry) => lineOf(entry, matches(filter, entry.header)))]
}

export function lineOf({ index, leaf, leafHash, salt, body }: KeptEntry, shown: boolean): string {
  return exportLine({ index, leaf, leafHash, ...(shown && { salt, body }) })
}

/** A hash with one of its 256 bits flipped. */
export function flipped(hash: string, bit: number): string {
  const bytes = Buffer.from(hash, 'hex')
  const at = (bit >> 3) % bytes.length
  bytes[at] = (bytes[at] as number) ^ (1 << (bit & 7))
  return bytes.toString('hex')
}
