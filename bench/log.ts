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
import type { Entry } from '../src/policy/record/entries.ts'
import { changes } from '../src/policy/record/fold.ts'
import { summaryKeys } from '../src/policy/rejections/counting.ts'
import type { RejectionFilter } from '../src/policy/rejections/reads.ts'
import { toldRejection } from '../src/policy/rejections/told.ts'
import { changer } from '../src/schema/sql/engine/changes.ts'
import { type Connection, openDatabase } from '../src/schema/sql/engine/database.ts'
import { logStorage } from '../src/schema/sql/proof/log.ts'
import { type SqliteStore, storeOn } from '../src/schema/sql/store.ts'

setFlagsFromString('--expose-gc')
const entries = Number(process.argv[2] ?? 1_000_000)
const folder = process.argv[3] ?? join(tmpdir(), `zhunru-bench-log-${entries}`)
const path = join(folder, 'zhunru.db')
const say = (text: string) => process.stdout.write(`${text}\n`)

const pick = <T>(from: readonly T[], n: number): T => from[n % from.length] as T
const jurisdictions = ['990105', '990104', '990106', '440305']
/** Of each rule, what its check would state: pages word it again in the language that is asked for. */
const rules: Record<string, (n: number) => object> = {
  'funding-missing': (n) => ({ why: 'amount', offList: false, requiredFen: n + 1 }),
  'funding-below-standard': (n) => ({ offeredFen: n, requiredFen: n + 1 }),
  'staff-missing': (n) => ({ needed: 2 + (n % 3), offered: n % 2, firstDay: '2027-03-01' }),
  'off-list': (n) => ({ item: `X-${code(n % 501, 3)}`, firstDay: '2027-03-01' }),
  'plan-missing': () => ({ missing: ['reason', 'agreement'] }),
  'notice-too-short': (n) => ({ today: '2027-01-01', firstDay: '2027-03-01', given: n % 20, needed: 20 }),
}
const ruleNames = Object.keys(rules)
const code = (n: number, width: number) => String(n).padStart(width, '0')

/** Nine in ten are rejections; 2,000 organisations, 10,000 communities, 500 items over four years. */
function entryAt(index: number): Entry {
  // A multiplicative step spreads what belongs together over the whole log.
  const n = (index * 2_654_435_761) % 4_294_967_296
  const jurisdiction = pick(jurisdictions, n % 1000 === 1 ? 3 : n % 3)
  const organisation = `${jurisdiction}-${code(n % 500, 3)}`
  const community = `${jurisdiction}${code(n % 2500, 6)}`
  const item = n % 11 === 0 ? undefined : `X-${code(n % 501, 3)}`
  const at = new Date(Date.parse('2027-01-01T00:00:00Z') + index * 126_000).toISOString()
  const rejected = n % 10 > 0
  const by = n % 200 === 1 ? 'reviewer' : n % 300 === 1 ? 'community' : 'rules'
  const header = {
    type: 'check-rejected' as const,
    at,
    actor: `organisation:${organisation}#k${n % 997}`,
    jurisdiction,
    organisation,
    communities: [community],
    ...(item !== undefined && { item }),
    advisory: n % 4 === 1,
    ...(rejected && { outcome: 'rejected', by, rules: [pick(ruleNames, n), pick(ruleNames, n + 1 + (n % 3))] }),
    ...(by === 'community' && { ground: 'support-overdue' }),
  }
  const rule = pick(ruleNames, n)
  const finding = { rule, effect: 'reject', pointer: '/support/funding', facts: rules[rule]?.(n) }
  const told = { ...finding, message: '应付的经费没有写明，或低于标准', remedy: '按标准写明经费、项目和付款日期' }
  const request = {
    ...(item !== undefined && { item }),
    title: `第${n % 5000}项工作`,
    receiver: 'residents-committee',
    role: 'cooperating',
    period: { from: '2027-03-01', until: '2027-12-31' },
    targets: [{ community, quantity: 3, amountFen: n }],
    support: { staff: [{ role: '社工', count: 1, from: '2027-03-01' }] },
  }
  const body = {
    request,
    facts: {
      today: at.slice(0, 10),
      asker: { code: organisation, kind: 'department', jurisdiction },
      jurisdiction,
      streets: {},
      arrears: [],
      duplicates: [],
      load: {},
      notice: { workingDays: 30, weekdaysOnly: [] },
    },
    edition: { jurisdiction, number: 1, hash: 'sha256:0' },
    rulebook: 'bench',
    decision: { outcome: 'rejected', findings: [told], required: [{ community, amountFen: n + 1 }] },
  }
  return { header, body } as unknown as Entry
}

function fill(db: Connection): void {
  const { raw } = db
  const carry = changer(db)
  const chance = systemChance()
  const began = performance.now()
  raw.pragma('synchronous = off')
  const log = logStorage(db)
  let { frontier } = log.head()
  while (frontier.size < entries) {
    raw.exec('begin')
    for (let i = 0; i < 50_000 && frontier.size < entries; i++) {
      const entry = entryAt(frontier.size)
      const index = frontier.size
      frontier = log.keep(frontier, entry.header, entry.body, chance.salt()).frontier
      carry(changes(entry, index))
    }
    raw.exec('commit')
  }
  say(`filled ${frontier.size} entries in ${((performance.now() - began) / 1000).toFixed(0)} s`)
  raw.exec('pragma wal_checkpoint(truncate)')
}

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
if (logStorage(db).size() < entries) fill(db)
const store = storeOn(db, systemClock, systemChance(), path)
await run(store)
await store.close()
