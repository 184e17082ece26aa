// How much of the log an answer shows, and what a node does that may be behind; where there are several: test/nodes.
import t from 'tap'
import { buildApp } from '../../../src/app.ts'
import type { Behind } from '../../../src/policy/ports.ts'
import { aService, soundRequest } from '../../a-service.ts'

const service = await aService({ waitMs: 30 })
t.teardown(() => service.close())
const sizeOf = ({ headers }: { headers: Record<string, unknown> }) => Number(headers['zhunru-log-size'])
const atLeast = (size: number | string) => ({ 'zhunru-at-least': String(size) })

t.test('every answer says it, and one to a change counts that change', async (t) => {
  const before = service.store.log.size()
  t.equal(sizeOf(await service.call('justice', 'GET', '/v1/me')), before)
  t.equal(sizeOf(await service.call(undefined, 'GET', '/v1/lists/990105')), before)
  t.equal(sizeOf(await service.call(undefined, 'GET', '/nowhere')), before)
  t.equal(sizeOf(await service.call('justice', 'POST', '/v1/checks', soundRequest())), before, 'an admitted check')
  const refused = await service.call('justice', 'POST', '/v1/checks', soundRequest({ support: {} }))
  t.equal(sizeOf(refused), before + 1, 'a rejected one is recorded')
  const placed = await service.call('justice', 'POST', '/v1/assignments', soundRequest())
  t.equal(sizeOf(placed), placed.body.log.index + 1)
  t.notOk('zhunru-log-size' in (await service.call(undefined, 'GET', '/live')).headers)
})

t.test('what is there is answered; what never comes is refused in time; what is no number at once', async (t) => {
  const size = service.store.log.size()
  t.equal((await service.call('justice', 'GET', '/v1/me', undefined, atLeast(size))).status, 200)
  t.equal((await service.call('justice', 'GET', '/v1/me', undefined, atLeast(0))).status, 200)
  t.match(await service.call('justice', 'GET', '/v1/me', undefined, atLeast(size + 1)), {
    status: 503,
    body: { code: 'behind' },
    headers: { 'retry-after': '5' },
  })
  t.match(await service.call('justice', 'GET', '/v1/me', undefined, atLeast('many')), { status: 400 })
})

t.test('a node that has not heard of its log', async (t) => {
  let behind: Behind | undefined = { entries: 3, seconds: 1.26 }
  const store = { ...service.store, behind: () => behind }
  const app = await buildApp({ store, newId: () => 'r', newKey: () => ({ id: 'k', key: 'k' }) })
  t.teardown(() => app.close())
  const get = (url: string) =>
    app.inject({ url, headers: { authorization: 'Bearer justice', 'accept-language': 'en' } })

  t.strictSame((await get('/ready')).json(), { status: 'ready', behindEntries: 3, behindSeconds: 1.3 })
  t.match((await get('/metrics')).body, /^zhunru_behind_entries 3$/m)
  t.match((await get('/metrics')).body, /^zhunru_behind_seconds 1\.26$/m)

  behind = { entries: 0, seconds: 2.5 }
  const unready = await get('/ready')
  t.equal(unready.statusCode, 503)
  t.match(unready.json(), { reason: 'database', behindSeconds: 2.5, message: /cannot reach the database/ })
  t.equal((await get('/v1/me')).statusCode, 200, 'it goes on by what it knows')

  behind = { entries: 0, seconds: 61 }
  t.match((await get('/v1/me')).json(), { status: 503, code: 'behind', detail: /cannot tell whether keys/ })
  t.equal((await get('/v1/lists/990105')).statusCode, 200, 'what needs no key is answered')

  behind = undefined
  t.strictSame((await get('/ready')).json(), { status: 'ready' })
})
