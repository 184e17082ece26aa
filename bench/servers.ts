// The two servers of a measurement, each in a process of its own: the service on a database file, and the yardstick.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import { buildApp, warmUp } from '../src/app.ts'
import { loadSample } from '../src/host/sample.ts'
import { newId, newKey, systemChance, systemClock } from '../src/host/world.ts'
import { recordCommunity } from '../src/policy/registry/recording.ts'
import { given } from '../src/policy/untrusted.ts'
import { openDatabase } from '../src/schema/sql/engine/database.ts'
import { openAt } from '../src/schema/sql/place.ts'
import { openStore } from '../src/schema/sql/store.ts'
import { schemas } from '../src/schema/wire/index.ts'
import { loadDistrict } from './district.ts'
import { endingNow, fill } from './fill.ts'
import { hostileCommunities } from './hostile-set.ts'

const kind = process.argv[2]

/** A bare route: the same body schema, the same answer schema, no work. */
async function bare() {
  const app = Fastify({ ajv: { customOptions: { coerceTypes: false, removeAdditional: false, allErrors: true } } })
  for (const schema of schemas) app.addSchema(schema)
  const checks = { body: { $ref: 'AssignmentRequest#' }, response: { 200: { $ref: 'Decision#' } } }
  app.post('/v1/checks', { schema: checks }, async () => checkAnswer)
  const assignments = { body: { $ref: 'AssignmentRequest#' }, response: { 201: { $ref: 'Assignment#' } } }
  app.post('/v1/assignments', { schema: assignments }, async (request, reply) => {
    reply.code(201)
    const { targets, ...asked } = request.body as { targets: object[] }
    const named = targets.map((one) => ({ ...one, communityName: '样例社区' }))
    return { ...assignmentAnswer, ...asked, targets: named }
  })
  return app
}

const decision = {
  outcome: 'admitted',
  decidedAt: '2026-11-23T02:00:00.000Z',
  edition: { jurisdiction: '990105', number: 1, hash: `sha256:${'0'.repeat(64)}` },
  findings: [],
  required: [{ community: '990105001001', amountFen: 150_000 }],
  notes: [{ code: 'calendar-unknown', message: '2027 年的放假安排通知尚未录入，该年的工作日按周一至周五计算' }],
}
const log = { index: 4711, leafHash: '0'.repeat(64) }
const checkAnswer = decision
const assignmentAnswer = {
  id: 'a4711',
  status: 'admitted',
  organisation: '990105-SFJ',
  organisationName: '样例区司法局',
  decision: { ...decision, log },
  log,
  obligations: ['a4711.1'],
}

/** What the writer of a service is measured by: its own, or one that keeps the log and no tables. */
const worlds: Record<string, string> = {
  service: '../src/host/writer-world.ts',
  floor: './log-only-world.ts',
}
let commits = 0
let commands = 0

async function service() {
  const folder = mkdtempSync(join(tmpdir(), 'zhunru-bench-'))
  const url = `file:${join(folder, 'bench.db')}`
  const entries = Number(process.env.ENTRIES ?? 0)
  if (entries > 0) {
    const db = openDatabase(url, { create: true })
    fill(db, entries, endingNow(entries))
    db.raw.close()
  }
  // The district is loaded on one thread: a writer that keeps no tables could not.
  const before = openStore(url, systemClock, systemChance(), { create: true })
  await loadDistrict(before)
  await before.close()
  const world = new URL(worlds[kind ?? ''] ?? '../src/host/writer-world.ts', import.meta.url).href
  const store = openStore(url, systemClock, systemChance(), { create: false, writer: { world } })
  process.once('SIGTERM', () => {
    rmSync(folder, { recursive: true, force: true })
    process.exit(0)
  })
  const app = await buildApp({ store, newKey, newId })
  store.whenCommitted((commit) => {
    commits++
    commands += commit.commands
  })
  return app
}

/** A node of a log in PostgreSQL, on a file that has all of it. */
async function node() {
  const { ELSEWHERE: elsewhere = '', NODE_FILE } = process.env
  const world = new URL('../src/host/writer-world.ts', import.meta.url).href
  const place = { url: `file:${NODE_FILE}`, elsewhere }
  const store = await openAt(place, systemClock, systemChance(), { create: false, writer: { world } })
  return buildApp({ store, newKey, newId })
}

/** The sample with 500 communities more, and with a key of an organisation and one of a list keeper. */
async function sample() {
  const store = openStore('file::memory:', systemClock, systemChance(), { create: true })
  await loadSample(store)
  const district = { jurisdiction: '990105', street: '990105-JD01', households: 1000, residents: 3000 }
  const keeper = { key: 'bench', role: 'list-keeper', jurisdiction: '990105' } as const
  await Promise.all(
    hostileCommunities.map((code) => store.write(recordCommunity(keeper, code, given({ name: code, ...district })))),
  )
  const createdAt = new Date().toISOString()
  store.keys.add('bench-organisation', { id: 'k1', role: 'organisation', organisation: '990105-SFJ', createdAt })
  store.keys.add('bench-keeper', { id: 'k2', role: 'list-keeper', jurisdiction: '990105', createdAt })
  return buildApp({ store, newKey, newId })
}

const kinds: Record<string, () => ReturnType<typeof bare>> = { bare, service, sample, node }
const app = await (kinds[kind ?? ''] ?? service)()
const address = await app.listen({ host: '127.0.0.1', port: 0 })
await warmUp()
process.send?.(address)
// Asked for its use of the processor: what a request costs is told beside how many there were.
process.on('message', (message) => {
  if (message === 'cpu?') {
    const { user, system } = process.cpuUsage()
    process.send?.({ us: user + system, rss: process.memoryUsage.rss(), commits, commands })
  }
})
process.channel?.unref()
// Ends as a process does that is profiled: the profile is written on the way out.
process.once('SIGINT', () => process.exit(0))
