// Kept entries hashed anew: what is damaged is named, and hashing goes on behind it.
import t from 'tap'
import { canonicalJson } from '../../../src/policy/log/canonical.ts'
import { hashBody, hashLeaf } from '../../../src/policy/log/hashes.ts'
import { type Rehashed, rehash, wordDamage } from '../../../src/policy/log/rehash.ts'
import type { KeptEntry } from '../../../src/policy/log/storage.ts'
import { append, emptyFrontier, frontierRoot } from '../../../src/policy/log/tree.ts'
import { entriesOf } from './a-log.ts'

const entries = entriesOf(13)

/** Interior nodes as they were kept when the entries were recorded, and the root. */
function keptTree(log: readonly KeptEntry[]) {
  const nodes = new Map<number, string>()
  let frontier = emptyFrontier
  for (const { leafHash } of log) {
    const grown = append(frontier, leafHash)
    frontier = grown.frontier
    for (const { position, hash } of grown.nodes) nodes.set(position, hash)
  }
  return { nodes, root: frontierRoot(frontier) }
}
const { nodes, root } = keptTree(entries)

function rehashed(log: readonly KeptEntry[], kept: ReadonlyMap<number, string> = nodes): Rehashed[] {
  let frontier = emptyFrontier
  return log.map((entry) => {
    const next = rehash(frontier, entry, (position) => kept.get(position))
    frontier = next.frontier
    return next
  })
}

const wordsOf = (log: readonly KeptEntry[], kept?: ReadonlyMap<number, string>) =>
  rehashed(log, kept).flatMap(wordDamage)

function changed(index: number, change: Partial<KeptEntry>): KeptEntry[] {
  return entries.map((entry) => (entry.index === index ? { ...entry, ...change } : entry))
}

/** Salt and body sealed anew, as whoever rewrites a log would. */
function resealed(index: number, body: string): KeptEntry[] {
  const { header, salt } = entries[index] as (typeof entries)[0]
  const leaf = canonicalJson({ ...header, bodyHash: hashBody(salt, body) })
  return changed(index, { leaf, leafHash: hashLeaf(leaf), body })
}

t.test('what was kept as it was recorded holds, and makes the same root and nodes', async (t) => {
  const all = rehashed(entries)
  t.strictSame(all.flatMap(wordDamage), [])
  t.equal(frontierRoot((all.at(-1) as Rehashed).frontier), root)
  t.equal(
    all.reduce((sum, { completed }) => sum + completed, 0),
    nodes.size,
  )
})

t.test('a damaged entry is named once, and what follows still hashes to the kept root', async (t) => {
  for (const [change, what] of [
    [{ leaf: `${entries[4]?.leaf} ` }, /^entry 4: the leaf does not hash to leafHash/],
    [{ leafHash: 'x' }, /^entry 4: the leaf does not hash to leafHash/],
    [{ salt: 'x' }, /^entry 4: the salt is not 64/],
    [{ salt: entries[5]?.salt ?? '' }, /^entry 4: the body does not hash/],
    [{ body: '{}' }, /^entry 4: the body does not hash/],
    [{ body: 'no json' }, /^entry 4: the body does not hash/],
  ] as const) {
    const all = rehashed(changed(4, change))
    t.match(all.flatMap(wordDamage), [what], what.source)
    t.equal(all.flatMap(wordDamage).length, 1)
    t.equal(frontierRoot((all.at(-1) as Rehashed).frontier), root)
  }
})

t.test('an entry sealed anew holds by itself, and parts from the nodes above it', async (t) => {
  const all = rehashed(resealed(4, '{"rewritten":true}'))
  t.strictSame(
    all.flatMap(({ damage }) => damage ?? []),
    [],
  )
  t.strictSame(
    all.flatMap(({ index, strays }) => strays.map(({ first }) => [first, index])),
    [
      [4, 5],
      [4, 7],
      [0, 7],
    ],
  )
  t.match(all.flatMap(wordDamage), [/^tree node \d+, completed by entry 5, is not what its leaves hash to$/])
})

t.test('a body that is sealed in another form than the canonical one is damaged, whatever hashes to it', async (t) => {
  for (const body of ['{ "a": 1 }', '{"a":1,"a":2}', 'no json']) {
    const log = resealed(4, body)
    t.strictSame(wordsOf(log, keptTree(log).nodes), ['entry 4: the body is not canonical JSON'], body)
  }
})

t.test('nodes that storage lacks or has otherwise', async (t) => {
  for (const position of nodes.keys()) {
    const lacking = new Map(nodes)
    lacking.delete(position)
    t.match(wordsOf(entries, lacking), [new RegExp(`^tree node ${position}, completed by entry \\d+, `)])
    t.equal(wordsOf(entries, new Map(nodes).set(position, root)).length, 1)
  }
})

t.test('after a gap no tree is made, and entries are still held against themselves', async (t) => {
  const log = changed(7, { body: '{}' }).filter(({ index }) => index !== 5)
  const all = rehashed(log)
  t.strictSame(
    all.map(({ isAfterGap }) => isAfterGap),
    log.map(({ index }) => index > 5),
  )
  t.equal(all.at(-1)?.frontier.size, 5)
  t.strictSame(wordDamage(all[5] as Rehashed), ['entry 5 is missing'])
  t.match(all.find(({ index }) => index === 7)?.damage, /the body does not hash/)
})
