// Our log before somebody else's verifier: golang.org/x/mod/sumdb, as Debian's golang-go and golang-golang-x-mod-dev have it.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { consistencyProof, inclusionProof, nodePosition, rootAt } from '../../../src/policy/log/tree.ts'
import { checkpointOf, entriesOf, flipped, key, storedTree } from './a-log.ts'

const gopath = process.env.GOPATH ?? '/usr/share/gocode'
const hasGo = spawnSync('go', ['version']).status === 0
const hasModule = existsSync(join(gopath, 'src/golang.org/x/mod/sumdb/tlog'))
const missing = !hasGo
  ? 'second opinion not asked: go is not installed (Debian: golang-go)'
  : !hasModule
    ? `second opinion not asked: go has no golang.org/x/mod in ${gopath} (Debian: golang-golang-x-mod-dev)`
    : ''

const size = 10_000
/** Spread over the log, with both ends: a prime step meets every shape of path. */
function sample(below: number, step: number): number[] {
  return [...Array.from({ length: Math.ceil(below / step) }, (_, i) => i * step), below - 1]
}

function logOf(count: number) {
  const entries = entriesOf(count)
  const leafHashes = entries.map(({ leafHash }) => leafHash)
  const read = storedTree(leafHashes)
  const proofOf = (index: number, size: number) => ({
    index,
    size,
    root: rootAt(size, read),
    hashes: inclusionProof(index, size, read),
  })
  const extensionOf = (from: number, to: number) => ({
    from,
    to,
    fromRoot: rootAt(from, read),
    toRoot: rootAt(to, read),
    hashes: consistencyProof(from, to, read),
  })
  return {
    key,
    checkpoint: checkpointOf(entries),
    leaves: entries.map(({ leaf }) => leaf),
    inclusion: [
      ...sample(count, 47).map((index) => proofOf(index, count)),
      ...sample(count, 97).map((index) => proofOf(Math.floor(index / 2), index + 1)),
    ],
    consistency: [
      ...sample(count, 61).map((from) => extensionOf(from + 1, count)),
      ...sample(count - 1, 103).map((from) => extensionOf(Math.floor(from / 3) + 1, from + 2)),
    ],
    nodes: [0, 1, 2, 5, 12].flatMap((level) =>
      [0, 1, 6, 1000, 2 ** 33].map((index) => ({ level, index, position: nodePosition(level, index) })),
    ),
  }
}
type Log = ReturnType<typeof logOf>

t.test('Go accepts the log, and no flipped bit', { skip: missing === '' ? false : missing }, async (t) => {
  const directory = mkdtempSync(join(tmpdir(), 'zhunru-go-'))
  t.teardown(() => rmSync(directory, { recursive: true }))
  const program = join(directory, 'check')
  const plain = { GO111MODULE: 'off', GOPATH: gopath, GOFLAGS: '', CGO_ENABLED: '0' }
  const env = { ...process.env, ...plain, GOCACHE: join(directory, 'cache') }
  execFileSync('go', ['build', '-o', program, join(import.meta.dirname, 'go/main.go')], { env })

  const check = (log: Log): string => {
    const file = join(directory, 'log.json')
    writeFileSync(file, JSON.stringify(log))
    return spawnSync(program, [file], { encoding: 'utf8' }).stdout
  }
  const log = logOf(size)
  t.equal(
    check(log),
    `accepted 10000 leaves, ${log.inclusion.length} inclusion and ${log.consistency.length} consistency proofs, 25 positions\n`,
  )

  const flip = <P extends { hashes: string[] }>(proofs: P[], at: number): P[] => {
    const proof = proofs[at] as P
    return proofs.with(at, { ...proof, hashes: proof.hashes.with(3, flipped(proof.hashes[3] as string, 77)) })
  }
  t.match(check({ ...log, inclusion: flip(log.inclusion, 100) }), /^refused inclusion of 4700 in 10000/)
  t.match(check({ ...log, consistency: flip(log.consistency, 100) }), /^refused consistency of 6101 with 10000/)
  t.match(
    check({ ...log, leaves: log.leaves.with(4321, (log.leaves[4321] as string).replace('key:1', 'key:0')) }),
    /^refused the checkpoint: it is not of the tree/,
  )
  const signature = log.checkpoint.lastIndexOf(' ') + 20
  const other = log.checkpoint[signature] === 'A' ? 'B' : 'A'
  t.match(
    check({ ...log, checkpoint: log.checkpoint.slice(0, signature) + other + log.checkpoint.slice(signature + 1) }),
    /^refused the checkpoint/,
  )
})
