// Access keys: shown once, bound to what their role needs, revoked at once.
import t from 'tap'
import { createFirstKeys } from '../../../src/policy/record/keys.ts'
import { openStore } from '../../../src/schema/sql/store.ts'
import { aService, countedChance, standingClock } from '../../a-service.ts'
import { aFiledService, tamper } from '../../store/a-file.ts'

const service = await aFiledService(t)
const as = (key: string) => ({ authorization: `Bearer ${key}` })
const make = (body: unknown) => service.call('operator', 'POST', '/v1/keys', body)
const bound = { role: 'organisation', organisation: '990105-SFJ', label: '业务系统' }

t.test('happy', async (t) => {
  t.test('a key works until it is revoked, and not once after', async (t) => {
    const made = await make(bound)
    t.match(made, { status: 201, body: { ...bound, id: /^k/, key: /^zr_/ }, headers: { 'cache-control': 'no-store' } })
    t.equal(made.headers.location, `/v1/keys/${made.body.id}`)
    const ask = () => service.call(undefined, 'GET', '/v1/assignments', undefined, as(made.body.key))
    t.equal((await ask()).status, 200)
    t.match(await service.call('operator', 'DELETE', `/v1/keys/${made.body.id}`), { status: 204, text: '' })
    t.match(await ask(), { status: 401, body: { code: 'unauthenticated' } })
    t.equal((await service.call('operator', 'DELETE', `/v1/keys/${made.body.id}`)).status, 204, 'twice is once')
  })

  t.test('the list shows who holds what, and never a key', async (t) => {
    const { key, id } = (await make(bound)).body
    const { body, text } = await service.call('operator', 'GET', '/v1/keys?limit=500')
    t.match(
      body.items.find((one: { id: string }) => one.id === id),
      { ...bound, createdAt: '2026-11-23T02:00:00.000Z' },
    )
    t.notOk(text.includes(key), 'shown once')
    t.notMatch(text, /"(key|digest)"/)
    t.ok(body.items.some(({ revokedAt }: { revokedAt?: string }) => revokedAt !== undefined))
    const paged = []
    for (let cursor = ''; ; ) {
      const page = (await service.call('operator', 'GET', `/v1/keys?limit=4${cursor}`)).body
      paged.push(...page.items)
      if (!page.next) break
      cursor = `&cursor=${page.next}`
    }
    t.strictSame(paged, body.items)
  })

  t.test('only a digest is kept', async (t) => {
    const { key } = (await make(bound)).body
    tamper(service.path, (raw) => {
      const rows = raw.prepare('select * from access_keys').all()
      t.ok(rows.length > 0)
      t.notOk(JSON.stringify(rows).includes(key))
    })
  })
})

t.test('wrong', async (t) => {
  for (const [name, body, ...pointers] of [
    ['no binding', { role: 'organisation' }, '/organisation'],
    ['a body that nobody registered', { role: 'organisation', organisation: '990105-SFK' }, '/organisation'],
    ['a community that nobody registered', { role: 'community', community: '990105001009' }, '/community'],
    ['another’s binding', { role: 'community', organisation: 'x' }, '/community', '/organisation'],
    ['an operator bound to a place', { role: 'operator', jurisdiction: '990105' }, '/jurisdiction'],
    ['an auditor of nowhere', { role: 'auditor' }, '/jurisdiction'],
    ['no role', {}, '/role'],
    ['an unknown role', { role: 'mayor' }, '/role'],
    ['a jurisdiction that is none', { role: 'finance', jurisdiction: 'Jianye' }, '/jurisdiction'],
    ['an unknown member', { ...bound, key: 'zr_mine' }, '/key'],
  ] as [string, object, ...string[]][])
    t.test(name, async (t) => {
      const answer = await make(body)
      t.equal(answer.status, 400)
      t.strictSame(answer.body.errors.map(({ pointer }: { pointer: string }) => pointer).sort(), pointers.sort())
    })
  t.test('a key that is not there', async (t) => {
    t.match(await service.call('operator', 'DELETE', '/v1/keys/none'), { status: 404, body: { code: 'not-found' } })
  })
  t.test('the name of the scheme in any case', async (t) => {
    for (const scheme of ['bearer', 'BEARER'])
      t.match(await service.call(undefined, 'GET', '/v1/keys', undefined, { authorization: `${scheme} operator` }), {
        status: 200,
      })
  })
  t.test('a key in another shape than Bearer', async (t) => {
    for (const authorization of [
      'operator',
      'Bearer  operator',
      'Bearer operator x',
      `Bearer ${'x'.repeat(300)}`,
      'Bearer 钥',
    ])
      t.equal(
        (await service.call(undefined, 'GET', '/v1/keys', undefined, { authorization })).status,
        401,
        authorization,
      )
  })
})

t.test('forbidden: nobody but the operator', async (t) => {
  const id = 'k-justice'
  for (const who of ['justice', 'community', 'keeper', 'finance', 'reviewer', 'auditor'] as const) {
    t.equal((await service.call(who, 'POST', '/v1/keys', bound)).status, 403, who)
    t.equal((await service.call(who, 'GET', '/v1/keys')).status, 403, who)
    t.equal((await service.call(who, 'DELETE', `/v1/keys/${id}`)).status, 403, who)
  }
  t.equal((await service.call(undefined, 'DELETE', `/v1/keys/${id}`)).status, 401)
  t.equal((await service.call('justice', 'GET', '/v1/assignments')).status, 200, 'the key still works')
})

t.test('that a key is made or revoked is on the record, what it is known by is not', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  const size = service.store.log.size()
  const request = { role: 'auditor', jurisdiction: '990105', label: '审计局' }
  const once = { 'idempotency-key': 'one' }
  const made = await service.call('operator', 'POST', '/v1/keys', request, once)
  t.equal(made.status, 201)
  const { id, key } = made.body
  const again = await service.call('operator', 'POST', '/v1/keys', request, once)
  t.match(again, { status: 201, body: { id }, headers: { 'idempotent-replayed': 'true' } })
  t.equal(again.body.key, undefined, 'the secret is shown once')
  t.equal((await service.call('operator', 'DELETE', `/v1/keys/${id}`)).status, 204)
  t.equal((await service.call('operator', 'DELETE', `/v1/keys/${id}`)).status, 204)
  t.equal(service.store.log.size(), size + 2)
  const entries = service.store.log.entriesFrom(size, 2)
  t.strictSame(
    entries.map(({ leaf }) => {
      const { type, actor, jurisdiction } = JSON.parse(leaf)
      return { type, actor, jurisdiction }
    }),
    ['key-created', 'key-revoked'].map((type) => ({ type, actor: 'operator#k-operator', jurisdiction: '990105' })),
  )
  for (const { body, leaf } of entries) {
    t.strictSame(JSON.parse(body), { id, ...request })
    t.notOk(`${body}${leaf}`.includes(key))
  }
  t.equal((await service.call('auditor', 'GET', `/v1/log/entries/${size}`)).body.body.id, id)
  const { body: foreign } = await service.call('elsewhere', 'GET', `/v1/log/entries/${size}`)
  t.equal(foreign.body, undefined, 'an auditor of another place reads the leaf alone')
})

t.test('the first keys are made once, however many begin at once', async (t) => {
  const empty = openStore('file::memory:', standingClock(), countedChance(), { create: true })
  t.teardown(() => empty.close())
  const keys = (n: number) => [{ id: `k${n}`, key: `secret${n}`, binding: { role: 'operator' as const } }]
  const both = await Promise.all([1, 2].map((n) => empty.write(createFirstKeys('start', keys(n)))))
  t.match(both, [{ answer: true }, { answer: false }])
  t.strictSame(
    empty.keys.list(undefined, 10).map(({ id }) => id),
    ['k1'],
  )
})
