// Three nodes and a PostgreSQL as processes, callers at all three, and whatever can happen to machines and lines between them.
// Afterwards the log alone is asked: what was acknowledged is there once, nothing is missing, every node has the same, every
// line carries what its entries say, and no key did anything after its end.
// ROUNDS=20 does it longer; SEED=7 in another order.
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { loadSample } from '../../src/host/sample.ts'
import { readOrMakeSigner } from '../../src/host/signing-key.ts'
import { newSigningKey, systemChance, systemClock } from '../../src/host/world.ts'
import { createKey } from '../../src/policy/record/keys.ts'
import { given } from '../../src/policy/untrusted.ts'
import { openAt } from '../../src/schema/sql/place.ts'
import type { SqliteStore } from '../../src/schema/sql/store.ts'
import { aPostgres } from '../a-postgres.ts'
import { aProxy, type Line } from '../a-proxy.ts'
import { aCrowd, communityAt, monthOfWork, priceFen } from '../store/a-crowd.ts'
import { committedByTheLog } from '../store/a-money-model.ts'
import { differences } from './a-node.ts'
import { aServedNode, type Served } from './served.ts'

const seed = Number(process.env.SEED ?? 990_105)
const rounds = Number(process.env.ROUNDS ?? 1)
/** Requests acknowledged between one fault and the next. */
const between = 15
const communities = 150

/** Numbers below `n`, the same for the same seed (mulberry32). */
let state = seed
function below(n: number): number {
  state = (state + 0x6d2b79f5) | 0
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) % n
}
const shuffled = <T>(list: readonly T[]): T[] => {
  const left = [...list]
  return list.map(() => left.splice(below(left.length), 1)[0] as T)
}
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

interface Node {
  served: Served
  proxy: Line
  file: string
  name: string
}

interface Acknowledged {
  title: string
  index: number
  leafHash: string
}

t.setTimeout(90_000 + 60_000 * rounds)
t.test(`seed ${seed}`, async (t) => {
  const postgres = await aPostgres({})
  t.teardown(() => postgres.stop())
  const elsewhere = await postgres.empty()
  const folder = t.testdir()
  const keyFile = join(folder, 'log.key')
  readOrMakeSigner(keyFile, newSigningKey, (unique) => unique)
  const open = (file: string, create = false) =>
    openAt({ url: `file:${join(folder, file)}`, elsewhere }, systemClock, systemChance(), { create })
  const first = await open('first.db', true)
  await prepare(first)
  await first.close()

  const nodes: Node[] = []
  for (const name of ['n1', 'n2', 'n3']) {
    const proxy = await aProxy(postgres.port)
    const file = `${name}.db`
    const url = `${proxy.through(elsewhere)}&application_name=${name}`
    const env = { DATABASE_URL: url, NODE_FILE: join(folder, file), SIGNING_KEY_FILE: keyFile }
    nodes.push({ served: aServedNode(env), proxy, file, name })
  }
  t.teardown(async () => {
    for (const { served, proxy } of nodes) {
      served.kill('SIGCONT')
      await served.end('SIGKILL')
      await proxy.close()
    }
  })
  await Promise.all(nodes.map(({ served }) => served.start()))

  const acknowledged: Acknowledged[] = []
  let asked = 0
  let isOver = false
  const any = () => nodes[below(nodes.length)] as Node

  /** One request, again and again with one key, at whichever node, until somebody says what came of it. */
  async function ask(key: string): Promise<'done' | 'revoked'> {
    const n = asked++
    const title = `第${n}件`
    const community = communityAt(n % communities)
    const once = { 'idempotency-key': `${n}` }
    for (;;) {
      const answer = await post(any(), key, title, community, once).catch(() => undefined)
      if (answer?.status === 401) return 'revoked'
      if (answer?.status === 201) {
        const { log } = (await answer.json()) as { log: { index: number; leafHash: string } }
        acknowledged.push({ title, ...log })
        return 'done'
      }
      if (answer && answer.status < 500 && answer.status !== 429)
        throw new Error(`${answer.status} ${await answer.text()}`)
      await pause(20)
    }
  }
  async function caller(key: string): Promise<'over' | 'revoked'> {
    while (!isOver) if ((await ask(key)) === 'revoked') return 'revoked'
    return 'over'
  }
  const callers = Array.from({ length: 12 }, () => caller('asker'))
  // Whoever fails is told at once, and not when all is over.
  for (const one of callers) one.catch((error) => t.fail(String(error)))

  async function more(n: number): Promise<void> {
    const wanted = acknowledged.length + n
    while (acknowledged.length < wanted && t.passing()) await pause(10)
  }

  /** Of the sessions of a node, one that has begun and waits for its own: it may hold the head. */
  async function holdsTheHead({ name }: Node): Promise<boolean> {
    const text = `select 1 from pg_stat_activity where application_name = '${name}' and state = 'idle in transaction'`
    return ((await postgres.ask(text)).rowCount ?? 0) > 0
  }

  const faults: Record<string, () => Promise<void>> = {
    async 'kill -9'() {
      const { served } = any()
      await served.end('SIGKILL')
      await more(5)
      await served.start()
    },
    async 'a node stops that holds the head, until it loses it'() {
      const node = any()
      for (let i = 0; i < 200; i++) {
        node.served.kill('SIGSTOP')
        if (await holdsTheHead(node)) break
        node.served.kill('SIGCONT')
        await pause(5)
      }
      t.ok(await holdsTheHead(node), 'one was caught with the head')
      // The others are waiting for it, and go on without it.
      while (await holdsTheHead(node)) await pause(50)
      await more(5)
      node.served.kill('SIGCONT')
    },
    async 'sessions are ended'() {
      const text = `select pg_terminate_backend(pid) from pg_stat_activity where application_name = '${any().name}'`
      await postgres.ask(text)
    },
    async 'a commit is cut whose answer is lost'() {
      await cut('after')
    },
    async 'a commit is cut that never arrives'() {
      await cut('before')
    },
    async 'a line is down for a while'() {
      const { proxy } = any()
      proxy.hold(true)
      await more(between)
      proxy.hold(false)
    },
    async 'the database stops at once and starts again'() {
      await postgres.crash()
    },
    async 'a key is revoked while it is used everywhere'() {
      const { key, id } = await made()
      const using = Array.from({ length: 6 }, () => caller(key))
      await more(10)
      for (;;) {
        const answer = await call(any(), 'operator', 'DELETE', `/v1/keys/${id}`).catch(() => undefined)
        if (answer?.status === 204) break
        await pause(20)
      }
      t.strictSame(
        await Promise.all(using),
        using.map(() => 'revoked'),
        'nobody has any use of it',
      )
    },
  }
  async function cut(how: 'before' | 'after'): Promise<void> {
    const { proxy } = any()
    const cuts = proxy.cuts
    proxy.cut = how
    while (proxy.cuts === cuts && t.passing()) await pause(10)
  }
  async function made(): Promise<{ id: string; key: string }> {
    const binding = { role: 'organisation', organisation: '990105-SFJ' }
    for (;;) {
      const answer = await call(any(), 'operator', 'POST', '/v1/keys', binding).catch(() => undefined)
      if (answer?.status === 201) return (await answer.json()) as { id: string; key: string }
      await pause(20)
    }
  }

  for (let round = 0; round < rounds; round++)
    for (const name of shuffled(Object.keys(faults))) {
      const began = performance.now()
      await faults[name]?.()
      await more(between)
      const seconds = ((performance.now() - began) / 1000).toFixed(1)
      t.comment(`${name}: ${acknowledged.length} acknowledged, ${seconds} s`)
    }
  isOver = true
  t.strictSame(
    await Promise.all(callers),
    callers.map(() => 'over'),
    'whose key is valid was never refused',
  )

  const size = Math.max(...acknowledged.map(({ index }) => index)) + 1
  for (const node of nodes) await ready(t, node, size)
  await Promise.all(nodes.map(({ served }) => served.end('SIGTERM')))
  const [head] = (await postgres.ask('select size, root from zhunru_head', elsewhere)).rows
  for (const { file, name } of nodes) {
    const store = await open(file)
    t.equal(store.log.size(), Number(head.size), `${name} has all of it`)
    t.equal(store.log.rootNow(), head.root)
    t.strictSame(await differences(store), [], `${name}: the tables are what the log says`)
    holdAgainstLog(t, store, acknowledged)
    await store.close()
  }
})

/** The registry, a line that some of it does not fit, and keys. */
async function prepare(store: SqliteStore): Promise<void> {
  await loadSample(store)
  const commands = [
    ...aCrowd(communities, priceFen * 100),
    createKey(
      'operator#start',
      { id: 'k1', key: 'asker' },
      given({ role: 'organisation', organisation: '990105-SFJ' }),
    ),
    createKey('operator#start', { id: 'k2', key: 'operator' }, given({ role: 'operator' })),
  ]
  for (const written of await Promise.all(commands.map((command) => store.write<unknown>(command))))
    if ('problem' in written) throw new Error(JSON.stringify(written.problem))
}

function call({ served }: Node, key: string, method: string, path: string, body?: object, headers = {}) {
  return fetch(`${served.address}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      ...(body && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(3_000),
  })
}

function post(node: Node, key: string, title: string, community: string, headers: object) {
  return call(node, key, 'POST', '/v1/assignments', monthOfWork(title, community), headers)
}

/** Waits until a node can record, and shows so much. */
async function ready(t: { passing(): boolean }, { served }: Node, size: number): Promise<void> {
  while (t.passing()) {
    const headers = { 'zhunru-at-least': String(size) }
    const answer = await fetch(`${served.address}/ready`, { headers }).catch(() => undefined)
    if (answer?.status === 200) return
    await pause(50)
  }
}

/** What the log itself must show. */
function holdAgainstLog(t: Test, store: SqliteStore, acknowledged: readonly Acknowledged[]): void {
  const kept = store.log.entriesFrom(0, 1_000_000)
  t.strictSame(
    kept.map(({ index }) => index),
    kept.map((_, i) => i),
    'no gap',
  )
  const entries = kept.map(({ leaf, body }) => ({ header: JSON.parse(leaf), body: JSON.parse(body) }))
  const titles = new Map<string, number>()
  for (const { body } of entries)
    if (body.request) titles.set(body.request.title, (titles.get(body.request.title) ?? 0) + 1)
  t.strictSame(
    acknowledged.filter(({ index, leafHash }) => kept[index]?.leafHash !== leafHash),
    [],
    'what was acknowledged stands where it was said to',
  )
  t.strictSame(
    [...titles].filter(([, n]) => n > 1),
    [],
    'and once',
  )
  const [line] = [...committedByTheLog(entries)].filter(([code]) => code === 'line')
  t.equal(
    store.reads.budgetLine('990105', 'line', store.now().today)?.committedFen,
    line?.[1],
    'the line carries its entries',
  )
  t.ok((line?.[1] ?? 0) <= priceFen * 100 && (line?.[1] ?? 0) > 0, 'and no more than it has')
  const ended = new Map<string, number>()
  const late: number[] = []
  for (const [index, { header, body }] of entries.entries()) {
    if (header.type === 'key-revoked') ended.set(body.id, index)
    const by = String(header.actor).split('#')[1] as string
    if (ended.has(by)) late.push(index)
  }
  t.ok(ended.size > 0, 'a key was revoked')
  t.strictSame(late, [], 'and did nothing after its end')
}
