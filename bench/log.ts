// A log of a million entries: how long proofs, pages and summaries take, and what memory an export needs.
// node --expose-gc bench/log.ts [entries] [folder]: the database is kept in the folder and used again.

import { generateKeyPairSync } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { setFlagsFromString } from 'node:v8'
import { linesOf, verifyExportLines } from '../src/audit/verify.ts'
import { exportStream } from '../src/formats/log-export.ts'
import { type FileType, fileTypes, rejectionFile } from '../src/formats/rejection-file.ts'
import { systemChance, systemClock } from '../src/host/world.ts'
import { checkpointText, signerFromPem, signNote, verifierKey } from '../src/policy/log/checkpoint.ts'
import type { Filter } from '../src/policy/log/filter.ts'
import { consistencyProof, frontierRoot, inclusionProof } from '../src/policy/log/tree.ts'
import { summaryKeys } from '../src/policy/rejections/counting.ts'
import type { RejectionFilter } from '../src/policy/rejections/reads.ts'
import { toldRejection } from '../src/policy/rejections/told.ts'
import { openDatabase } from '../src/schema/sql/engine/database.ts'
import { logStorage } from '../src/schema/sql/proof/log.ts'
import { type SqliteStore, storeOn } from '../src/schema/sql/store.ts'
import { fill } from './fill.ts'

setFlagsFromString('--expose-gc')
const entries = Number(process.argv[2] ?? 1_000_000)
const folder = process.argv[3] ?? join(tmpdir(), `zhunru-bench-log-${entries}`)
const path = join(folder, 'zhunru.db')
const say = (text: string) => process.stdout.write(`${text}\n`)

/** Median and worst of `times` runs, in ms. */
function timed(name: string, times: number, work: (i: number) => unknown): void {
  const ms: number[] = []
  for (let i = 0; i < times; i++) {
    const start = performance.now()
    work(i)
    ms.push(performance.now() - start)
  }
  ms.sort((a, b) => a - b)
  const at = (share: number) => (ms[Math.min(times - 1, Math.floor(times * share))] as number).toFixed(2)
  say(`${name.padEnd(44)} median ${at(0.5).padStart(8)} ms   worst ${at(1).padStart(8)} ms`)
}

function timeProofs({ log }: SqliteStore): void {
  const size = log.size()
  const anywhere = (i: number) => (i * 7_919_993) % size
  timed('inclusion proof', 200, (i) => inclusionProof(anywhere(i), size, log.readHash))
  timed('consistency proof', 200, (i) => consistencyProof(1 + anywhere(i), size, log.readHash))
}

function timePages(store: SqliteStore): void {
  const cases: [string, RejectionFilter][] = [
    ['all', {}],
    ['organisation', { organisation: '990105-007' }],
    ['community', { community: '990105000007' }],
    ['item', { item: 'X-007' }],
    ['rule', { rule: 'off-list' }],
    ['by reviewer', { by: 'reviewer' }],
    ['by community', { by: 'community' }],
    ['by rules', { by: 'rules' }],
    ['ground', { ground: 'support-overdue' }],
    ['advisory', { advisory: true }],
    ['not advisory', { advisory: false }],
    ['a month', { from: '2028-03-01', until: '2028-03-31' }],
    ['until', { until: '2029-12-31' }],
    ['within a district', { within: '990105' }],
    ['within a district that is seldom seen', { within: '440305' }],
    ['within a province', { within: '32' }],
    ['within, rule, a month', { within: '990105', rule: 'off-list', from: '2028-03-01', until: '2028-03-31' }],
    ['organisation, rule', { organisation: '990105-007', rule: 'off-list' }],
    ['within seldom, rule', { within: '440305', rule: 'off-list' }],
  ]
  for (const [name, filter] of cases) {
    let after: string | undefined
    timed(`page of 50: ${name}`, 40, () => {
      const rows = store.reads.rejections(filter, { after, limit: 51 })
      const wire = rows.map((row) => toldRejection(row, 'zh', store.reads))
      after = wire.length === 51 ? String(rows.at(-2)?.entry) : undefined
    })
  }
}

/** Reads it all; the most memory above what there was before, in MB. */
async function drained(name: string, start: () => Readable | Promise<Readable>): Promise<void> {
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  const began = performance.now()
  let [bytes, most, next] = [0, 0, 0]
  for await (const chunk of await start()) {
    bytes += chunk.length
    if (bytes < next) continue
    next = bytes + 4_000_000
    most = Math.max(most, process.memoryUsage().rss - before)
  }
  say(
    `${name.padEnd(44)} ${(bytes / 1e6).toFixed(0)} MB in ${((performance.now() - began) / 1000).toFixed(1)} s   memory +${(most / 1e6).toFixed(0)} MB`,
  )
}

async function run(store: SqliteStore): Promise<void> {
  timeProofs(store)
  timePages(store)
  const filter = { within: '990105' }
  for (const by of summaryKeys) {
    const began = performance.now()
    const lines = await store.reads.rejectionSummary(by, filter)
    say(`summary by ${by}: ${lines.length} lines in ${((performance.now() - began) / 1000).toFixed(2)} s`)
  }
  const began = performance.now()
  const repeats = await store.reads.rejectionRepeats(filter, undefined, 50)
  say(`a page of ${repeats.length} repeats in ${(performance.now() - began).toFixed(0)} ms`)

  const verifying = performance.now()
  const frontier = await store.anchor.verified.upToDate()
  if ('what' in frontier) throw new Error(frontier.what)
  say(`read back and hashed for the first checkpoint in ${((performance.now() - verifying) / 1000).toFixed(1)} s`)
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
  const signer = signerFromPem('bench.example/log', pem)
  const root = frontierRoot(frontier)
  const signed = {
    size: frontier.size,
    root,
    note: signNote(checkpointText({ origin: signer.name, size: frontier.size, root }), signer),
  }
  const key = verifierKey(signer.name, signer.publicKey)
  const exported = (asked: Filter) => () => exportStream(store.log, asked, signed, key)
  await drained('export of rejections of one organisation', exported({ rejections: true, organisation: '990105-007' }))
  await drained('export of all entries', exported({}))
  for (const type of fileTypes)
    await drained(`rejections as ${ending(type)}`, () => rejectionFile(store.reads, {}, type, 'zh'))
  const start = performance.now()
  const { verdict } = await verifyExportLines(linesOf(await exported({})()), { key })
  say(`export and verify of all entries: ${verdict} in ${((performance.now() - start) / 1000).toFixed(1)} s`)
}

const ending = (type: FileType) => (type === 'xlsx' ? 'xlsx' : type)

if (!existsSync(folder)) mkdirSync(folder)
const opening = performance.now()
const db = openDatabase(`file:${path}`, { create: true })
say(`opened in ${(performance.now() - opening).toFixed(0)} ms`)
if (logStorage(db).size() < entries) say(`filled ${entries} entries in ${fill(db, entries).toFixed(0)} s`)
const store = storeOn(db, systemClock, systemChance(), path)
await run(store)
await store.close()
