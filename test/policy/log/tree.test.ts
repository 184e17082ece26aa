import t from 'tap'
import {
  append,
  appendSubtree,
  consistencyProof,
  emptyFrontier,
  frontierAt,
  frontierRoot,
  hashChildren,
  hashLeaf,
  inclusionProof,
  nodePosition,
  rootAt,
  subtreesOf,
  verifyConsistency,
  verifyInclusion,
} from '../../../src/policy/log/tree.ts'
import fc from '../../properties.ts'
import { flipped, storedTree } from './a-log.ts'

const leavesOf = (count: number) => Array.from({ length: count }, (_, i) => hashLeaf(`leaf ${i}`))

/** RFC 6962, 2.1, word for word. */
function definedRoot(leaves: readonly string[]): string {
  if (leaves.length <= 1) return leaves[0] ?? emptyRootKnown
  let k = 1
  while (k * 2 < leaves.length) k *= 2
  return hashChildren(definedRoot(leaves.slice(0, k)), definedRoot(leaves.slice(k)))
}
const emptyRootKnown = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

t.test('known vectors of certificate-transparency', async (t) => {
  const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
  const roots = [
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ]
  let frontier = emptyFrontier
  t.equal(frontierRoot(frontier), emptyRootKnown)
  for (const [i, input] of inputs.entries()) {
    // All of these bytes are ASCII, so the text has them as its UTF-8.
    frontier = append(frontier, hashLeaf(Buffer.from(input, 'hex').toString('latin1'))).frontier
    t.equal(frontierRoot(frontier), roots[i], `root of ${i + 1}`)
  }
})

t.test('every size, index and pair of sizes up to 70', async (t) => {
  const leaves = leavesOf(70)
  const read = storedTree(leaves)
  const roots = Array.from({ length: 71 }, (_, size) => rootAt(size, read))
  let proofs = 0
  for (let size = 0; size <= 70; size++) {
    if (roots[size] !== definedRoot(leaves.slice(0, size))) t.fail(`root of ${size}`)
    for (let index = 0; index < size; index++, proofs++) {
      const proof = inclusionProof(index, size, read)
      if (!verifyInclusion(leaves[index] as string, index, size, proof, roots[size] as string))
        t.fail(`leaf ${index} of ${size}`)
      if (proof.length > Math.ceil(Math.log2(size))) t.fail(`long proof of ${index} of ${size}`)
    }
    for (let from = 0; from <= size; from++, proofs++) {
      const proof = consistencyProof(from, size, read)
      if (!verifyConsistency(from, roots[from] as string, size, roots[size] as string, proof))
        t.fail(`${from} to ${size}`)
    }
  }
  t.equal(proofs, 5041)
})

t.test('a proof holds for its own leaf, place, size and root alone', async () => {
  const leaves = leavesOf(300)
  const read = storedTree(leaves)
  const place = fc
    .integer({ min: 2, max: 300 })
    .chain((size) => fc.record({ size: fc.constant(size), index: fc.nat(size - 1), bit: fc.nat(255), other: fc.nat() }))
  fc.assert(
    fc.property(place, ({ size, index, bit, other }) => {
      const leaf = leaves[index] as string
      const root = rootAt(size, read)
      const proof = inclusionProof(index, size, read)
      const at = other % proof.length
      const wrong: boolean[] = [
        verifyInclusion(flipped(leaf, bit), index, size, proof, root),
        verifyInclusion(leaf, index, size, proof, flipped(root, bit)),
        verifyInclusion(leaf, index, size, proof.with(at, flipped(proof[at] as string, bit)), root),
        verifyInclusion(leaf, index, size, proof.toSpliced(at, 1), root),
        verifyInclusion(leaf, index, size, [...proof, root], root),
        verifyInclusion(leaf, (index + 1 + (other % (size - 1))) % size, size, proof, root),
        verifyInclusion(leaf, size, size, proof, root),
      ]
      return verifyInclusion(leaf, index, size, proof, root) && !wrong.includes(true)
    }),
  )
  fc.assert(
    fc.property(place, ({ size, index, bit, other }) => {
      const from = index + 1
      fc.pre(from < size)
      const [old, now] = [rootAt(from, read), rootAt(size, read)]
      const proof = consistencyProof(from, size, read)
      const at = other % proof.length
      const wrong: boolean[] = [
        verifyConsistency(from, flipped(old, bit), size, now, proof),
        verifyConsistency(from, old, size, flipped(now, bit), proof),
        verifyConsistency(from, old, size, now, proof.with(at, flipped(proof[at] as string, bit))),
        verifyConsistency(from, old, size, now, proof.toSpliced(at, 1)),
        verifyConsistency(from, old, size, now, [...proof, now]),
        verifyConsistency(from, old, size, now, []),
        verifyConsistency(size, now, from, old, proof),
      ]
      return verifyConsistency(from, old, size, now, proof) && !wrong.includes(true)
    }),
  )
})

t.test('edges and malformed input are false, not thrown', async (t) => {
  const leaves = leavesOf(8)
  const read = storedTree(leaves)
  const [empty, one, eight] = [rootAt(0, read), rootAt(1, read), rootAt(8, read)]
  t.ok(verifyInclusion(one, 0, 1, [], one), 'the only leaf is the root')
  t.ok(verifyConsistency(0, empty, 0, empty, []))
  t.ok(verifyConsistency(0, empty, 8, eight, []), 'all continues the empty tree')
  t.notOk(verifyConsistency(0, one, 8, eight, []), 'which has one root only')
  t.notOk(verifyConsistency(0, empty, 8, eight, [one]))
  t.notOk(verifyConsistency(8, eight, 8, one, []), 'a fork of one size')
  t.notOk(verifyConsistency(8, eight, 8, eight, [one]))
  const hex = fc.oneof(
    fc.constant(eight),
    fc.constant(one),
    fc.string(),
    fc.constant(eight.toUpperCase()),
    fc.constant(eight.slice(1)),
  )
  const number = fc.oneof(fc.integer({ min: -1, max: 9 }), fc.double(), fc.constant(2 ** 53))
  fc.assert(
    fc.property(hex, number, number, fc.array(hex), hex, (leaf, index, size, proof, root) => {
      const inclusion = verifyInclusion(leaf, index, size, proof, root)
      const consistency = verifyConsistency(index, leaf, size, root, proof)
      return typeof inclusion === 'boolean' && typeof consistency === 'boolean'
    }),
  )
  t.notOk(verifyInclusion(eight, 0, 1, null as unknown as string[], eight))
  t.throws(() => inclusionProof(8, 8, read), RangeError)
  t.throws(() => inclusionProof(-1, 8, read), RangeError)
  t.throws(() => consistencyProof(9, 8, read), RangeError)
  t.throws(() => hashChildren(eight, 'ab'), TypeError)
  t.throws(() => hashChildren(`${eight}ab`, eight.slice(2)), TypeError)
  t.throws(() => appendSubtree(frontierAt(3, read), 1, eight), RangeError)
})

t.test('storage', async (t) => {
  const positions = Array.from({ length: 8 }, (_, i) => nodePosition(0, i))
  t.same(positions, [0, 1, 3, 4, 7, 8, 10, 11], 'as in the comment of tlog.StoredHashIndex')
  t.same([nodePosition(1, 0), nodePosition(1, 1), nodePosition(2, 0), nodePosition(3, 0)], [2, 5, 6, 14])
  t.equal(nodePosition(0, 2 ** 40), 2 ** 41 - 1, 'past 32 bits')

  const leaves = leavesOf(1000)
  let frontier = emptyFrontier
  let last = -1
  let written = 0
  for (const leaf of leaves) {
    const { frontier: grown, nodes } = append(frontier, leaf)
    for (const { position } of nodes) {
      if (position <= last) t.fail(`position ${position} after ${last}`)
      last = position
      written++
    }
    frontier = grown
  }
  t.equal(written, 1000 - frontier.peaks.length, 'interior nodes of the complete subtrees, nothing else')
  const read = storedTree(leaves)
  t.same(frontierAt(1000, read), frontier, 'a frontier is restored as it was')

  let reads = 0
  const counted = (level: number, index: number) => {
    reads++
    return read(level, index)
  }
  for (const index of [0, 1, 511, 512, 998, 999]) {
    reads = 0
    inclusionProof(index, 1000, counted)
    t.ok(reads <= 20, `inclusion of ${index}: ${reads} reads`)
  }
  reads = 0
  consistencyProof(513, 1000, counted)
  t.ok(reads <= 20, `consistency: ${reads} reads`)
})

t.test('a tree grows by whole subtrees as by leaves', async () => {
  const leaves = leavesOf(260)
  const read = storedTree(leaves)
  fc.assert(
    fc.property(fc.nat(260), fc.nat(260), (start, end) => {
      let frontier = frontierAt(start, read)
      for (const { level, index } of subtreesOf(start, end))
        frontier = appendSubtree(frontier, level, read(level, index))
      return end <= start || frontierRoot(frontier) === rootAt(end, read)
    }),
  )
})
