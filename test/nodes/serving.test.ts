// Nodes as their callers meet them, over HTTP: each writes on a thread of its own, as it does when it is served.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import t from 'tap'
import { verifyUrl } from '../../src/commands/verify.ts'
import { createFirstKeys } from '../../src/policy/record/keys.ts'
import { aPostgres } from '../a-postgres.ts'
import { aProxy } from '../a-proxy.ts'
import { aService, holders, soundRequest, type TestService } from '../a-service.ts'
import { aFolder } from '../store/a-file.ts'
import { sharedClock, writer } from '../store/a-writer-world.ts'
import { differences } from './a-node.ts'

const postgres = await aPostgres()
t.teardown(() => postgres.stop())
const proxy = await aProxy(postgres.port)
t.teardown(() => proxy.close())

/** For as long as a test may take; and for what never comes. */
const [long, short] = [30_000, 50]

/** Three nodes, the last of them through the proxy, the second in a hurry; keys that all of them know. */
async function served(): Promise<[TestService, TestService, TestService]> {
  const elsewhere = await postgres.empty()
  const clock = sharedClock()
  async function aNode(url: string, waitMs: number): Promise<TestService> {
    const filed = aFolder()
    const service = await aService({ database: filed.url, elsewhere: url, clock, writer, keys: false, waitMs })
    t.teardown(async () => {
      await service.close()
      filed.remove()
    })
    return service
  }
  const first = await aNode(elsewhere, long)
  const keys = Object.entries(holders).map(([name, binding]) => ({ id: `k-${name}`, key: name, binding }))
  await first.store.write(createFirstKeys('operator#start', keys))
  return [first, ...(await Promise.all([aNode(elsewhere, short), aNode(proxy.through(elsewhere), long)]))] as never
}

const services = await served()
const [one, hurried, other] = services

const sizeOf = ({ headers }: { headers: Record<string, unknown> }) => Number(headers['zhunru-log-size'])

t.test('what was written at one node is read at any other, by the size that the answer told', async (t) => {
  for (let i = 0; i < 5; i++) {
    const title = `第${i}件`
    const placed = await one.call('justice', 'POST', '/v1/assignments', soundRequest({ title, support: {} }))
    t.equal(placed.status, 201)
    t.equal(sizeOf(placed), placed.body.log.index + 1)
    const headers = { 'zhunru-at-least': String(sizeOf(placed)) }
    const read = await other.call('justice', 'GET', `/v1/assignments/${placed.body.id}`, undefined, headers)
    t.match(read, { status: 200, body: { title } })
    t.ok(sizeOf(read) >= sizeOf(placed))
    t.match(await other.call(undefined, 'GET', '/ready', undefined, headers), { body: { status: 'ready' } })
  }
})

t.test('a size that no log has yet is waited for, and then refused; one that is no number at once', async (t) => {
  const asking = one.call('justice', 'GET', '/v1/me', undefined, { 'zhunru-at-least': String(one.store.size() + 1) })
  await one.call('justice', 'POST', '/v1/assignments', soundRequest({ support: {} }))
  t.equal((await asking).status, 200, 'it came while it was waited for')
  for (const strange of ['x', '-1', '1.5', '1, 2'])
    t.match(await one.call('justice', 'GET', '/v1/me', undefined, { 'zhunru-at-least': strange }), {
      status: 400,
      body: { errors: [{ pointer: '/headers/zhunru-at-least', message: /Zhunru-Log-Size/ }] },
    })
  t.equal((await one.call(undefined, 'GET', '/live', undefined, { 'zhunru-at-least': '999' })).status, 200)
  const far = hurried.call('justice', 'GET', '/v1/me', undefined, { 'zhunru-at-least': '100000' })
  t.match(await far, { status: 503, body: { code: 'behind' }, headers: { 'retry-after': '5' } })
})

t.test('a key that is made or revoked at one node is that at every other', async (t) => {
  const made = await one.call('operator', 'POST', '/v1/keys', { role: 'auditor', jurisdiction: '990105' })
  t.equal(made.status, 201)
  const me = (at: TestService) =>
    at.app.inject({ url: '/v1/me', headers: { authorization: `Bearer ${made.body.key}`, 'zhunru-at-least': '1' } })
  await other.store.catchUp()
  t.equal((await me(other)).statusCode, 200)
  t.equal((await one.call('operator', 'DELETE', `/v1/keys/${made.body.id}`)).status, 204)
  await other.store.catchUp()
  for (const at of [one, other]) t.equal((await me(at)).statusCode, 401)
})

t.test('no checkpoint is shorter than one that another node has signed', async (t) => {
  const signed = async (at: TestService) => {
    const { status, text } = await at.call(undefined, 'GET', '/v1/log/checkpoint')
    return status === 200 ? Number(text.split('\n')[1]) : status
  }
  let before = 0
  for (let i = 0; i < 6; i++) {
    await one.call('justice', 'POST', '/v1/assignments', soundRequest({ support: {} }))
    for (const at of [one, other]) {
      const size = await signed(at)
      t.ok(size >= before && size !== 503, `${size} after ${before}`)
      before = size
    }
  }
  proxy.hold(true)
  proxy.drop()
  await one.call('justice', 'POST', '/v1/assignments', soundRequest({ support: {} }))
  t.ok((await signed(one)) > before)
  proxy.hold(false)
})

t.test('a draft that is put at one node is the one that another changes', async (t) => {
  const { body: edition } = await one.call(undefined, 'GET', '/v1/lists/990105/editions/1')
  const { title, terms, bases, items } = edition
  const url = '/v1/lists/990105/draft'
  const put = await one.call('keeper', 'PUT', url, { title, terms, bases, items })
  t.equal(put.status, 201)
  await other.store.catchUp()
  const changed = { title: '又一版', terms, bases, items }
  t.equal((await other.call('keeper', 'PUT', url, changed, { 'if-match': '"1"' })).status, 412)
  const again = await other.call('keeper', 'PUT', url, changed, { 'if-match': String(put.headers.etag) })
  t.equal(again.status, 200)
  const published = await one.call('secondKeeper', 'POST', `${url}/publication`, { effectiveFrom: '2027-01-01' })
  t.match(published, { status: 201, body: { number: 2 } })
  await other.store.catchUp()
  t.equal((await other.call('keeper', 'GET', url)).status, 404)
})

t.test('a service that is verified through a balancer is whole, while it is written to', async (t) => {
  // Each request goes to another node than the one before.
  let turn = 0
  const balancer = createServer(async ({ url = '', headers }, response) => {
    const at = turn++ % 2 === 0 ? one : other
    // The other does not know yet of what the first has shown; it will in a moment.
    if (at === other) setTimeout(() => proxy.hold(false), 100)
    const {
      statusCode,
      headers: said,
      rawPayload,
    } = await at.app.inject({ url, headers: headers as Record<string, string> })
    response.writeHead(statusCode, said as Record<string, string>).end(rawPayload)
  })
  balancer.listen(0, '127.0.0.1')
  await once(balancer, 'listening')
  t.teardown(() => balancer.close())
  const url = `http://127.0.0.1:${(balancer.address() as AddressInfo).port}`
  const { text: key } = await one.call(undefined, 'GET', '/v1/log/key')
  const { text: checkpoint } = await one.call(undefined, 'GET', '/v1/log/checkpoint')
  // By a stranger, who has a checkpoint of before, and by an auditor.
  const means = { key: key.trim(), checkpoint }
  for (const accessKey of [undefined, 'auditor']) {
    proxy.hold(true)
    turn = 0
    await one.call('justice', 'POST', '/v1/assignments', soundRequest({ support: {} }))
    t.match(await verifyUrl(url, means, accessKey), { verdict: 'whole' })
    t.ok(turn > 1)
  }
  proxy.hold(false)
})

t.test('a hundred requests at once over three nodes, on a line with room for ten', async (t) => {
  const line = { organisation: '990105-SFJ', year: 2027, totalFen: 10 * 150_000, document: '测试' }
  t.equal((await one.call('finance', 'PUT', '/v1/budget-lines/ten', line)).status, 201)
  const communities = Array.from({ length: 100 }, (_, i) => `9901050${1000 + i}`)
  for (const code of communities)
    await one.call('keeper', 'PUT', `/v1/communities/${code}`, {
      name: code,
      jurisdiction: '990105',
      street: '990105-JD01',
      households: 10,
      residents: 30,
    })
  await Promise.all(services.map(({ store }) => store.catchUp()))
  const { support } = soundRequest()
  const funding = { ...support.funding, budgetLine: 'ten' }
  const answers = await Promise.all(
    communities.map((community, i) =>
      services[i % 3]?.call(
        'justice',
        'POST',
        '/v1/assignments',
        soundRequest({
          targets: [{ community, quantity: 3, amountFen: 150_000 }],
          support: { ...support, funding },
        }),
      ),
    ),
  )
  const outcomes = answers.map((answer) => answer?.body)
  const admitted = outcomes.filter(({ status }) => status === 'admitted')
  t.equal(admitted.length, 10)
  const rejected = outcomes.filter(({ status }) => status === 'rejected')
  t.equal(rejected.length, 90)
  for (const { decision } of rejected)
    t.strictSame(
      decision.findings.map(({ rule }: { rule: string }) => rule),
      ['budget-overdrawn'],
    )
  await Promise.all(services.map(({ store }) => store.catchUp()))
  const roots = services.map(({ store }) => store.log.rootNow())
  t.equal(new Set(roots).size, 1)
  for (const { store, call } of services) {
    t.match(await call('finance', 'GET', '/v1/budget-lines/ten'), {
      body: { committedFen: 1_500_000, availableFen: 0 },
    })
    t.strictSame(await differences(store), [])
  }
})
