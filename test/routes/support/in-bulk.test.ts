// Support for all communities of an assignment in one command, and one answer to several deliveries.
import t from 'tap'
import { soundRequest } from '../../a-service.ts'
import { aLife } from './a-life.ts'

const communities = ['990105001001', '990105001002', '990105002001']
const targets = communities.map((community) => ({ community, quantity: 3, amountFen: 150_000 }))
type Made = { id: string; obligation: string; commitment: string; amountFen?: number; status: string }
const keys = (items: Made[]) => items.map(({ commitment }) => commitment.split('.').slice(1).join('.'))

t.test('happy: one command for a kind of support or an instalment', async (t) => {
  const { service, id, assignment, post, deliver, call } = await aLife(t, { targets })
  service.clock.goTo('2027-03-01')
  await deliver('f1', 25_000)
  const url = `/v1/assignments/${assignment}/deliveries`
  const money = await post('justice', url, { instalment: 1, deliveredOn: '2027-03-01', voucher: '拨付凭证 18' })
  t.equal(money.status, 201)
  t.match(money.body.items, [
    { commitment: `${id}.f1`, amountFen: 50_000, voucher: '拨付凭证 18' },
    { commitment: `${assignment}.2.f1`, amountFen: 75_000 },
    { commitment: `${assignment}.3.f1`, amountFen: 75_000 },
  ])
  const entry = await call('auditor', 'GET', `/v1/log/entries/${money.body.items[2].log.index}`)
  t.match(entry.body.body, { delivery: money.body.items[2].id, obligation: `${assignment}.3` }, 'an entry each')
  const some = { kind: 'staff', deliveredOn: '2027-03-01', communities: communities.slice(1) }
  t.strictSame(keys((await post('justice', url, some)).body.items), ['2.s1', '3.s1'])
  const rest = await post('justice', url, { kind: 'staff', deliveredOn: '2027-03-01' })
  t.strictSame(keys(rest.body.items), ['1.s1'], 'only what does not wait for an answer already')
  const again = await post('justice', url, { kind: 'staff', deliveredOn: '2027-03-01' })
  t.match(again, { status: 409, body: { code: 'wrong-state' } })
})

t.test('happy: one answer to several, and two parts of a sum meet it together', async (t) => {
  const { service, id, post, deliver, call, on } = await aLife(t, { targets })
  service.clock.goTo('2027-03-01')
  const made = [
    await deliver('f1', 30_000, false),
    await deliver('f1', 45_000, false),
    await deliver('s1', undefined, false),
  ]
  const deliveries = made.map(({ body }) => body.id)
  const answered = await post('community', '/v1/deliveries/confirmations', { deliveries, received: true, note: '收讫' })
  t.match(answered, { status: 200, body: { items: deliveries.map((one) => ({ id: one, status: 'confirmed' })) } })
  const shown = await on('2027-03-01')
  t.match(shown.commitments[0], { id: `${id}.f1`, status: 'confirmed', confirmedFen: 75_000 })
  t.strictSame((await call('community', 'GET', '/v1/deliveries?awaiting=true')).body.items, [])
  const no = await post('community', '/v1/deliveries/confirmations', {
    deliveries: deliveries.slice(0, 2),
    received: false,
  })
  t.match(no.body.items, [{ status: 'disputed' }, { status: 'disputed' }])
  t.match((await on('2027-03-02')).commitments[0], { status: 'overdue', confirmedFen: 0 })
})

t.test('wrong', async (t) => {
  const { service, assignment, post, deliver } = await aLife(t, { targets })
  service.clock.goTo('2027-03-01')
  const url = `/v1/assignments/${assignment}/deliveries`
  const day = { deliveredOn: '2027-03-01' }
  for (const [body, pointer, message] of [
    [day, '/kind', /kind/],
    [{ ...day, kind: 'funding' }, '/instalment', /1、2/],
    [{ ...day, instalment: 3 }, '/instalment', /1、2/],
    [{ ...day, kind: 'staff', instalment: 1 }, '/instalment', /只有经费/],
    [{ ...day, kind: 'staff', communities: ['990105001001', '990105003001'] }, '/communities/1', /990105003001/],
    [{ kind: 'staff', deliveredOn: '2027-03-02' }, '/deliveredOn', /今天/],
  ] as const)
    t.match(await post('justice', url, body), { status: 400, body: { errors: [{ pointer, message }] } }, pointer)
  t.equal((await post('justice', '/v1/assignments/a9999/deliveries', { ...day, kind: 'staff' })).status, 404)
  const rejected = await post('justice', '/v1/assignments', soundRequest({ support: {} }))
  t.match(await post('justice', `/v1/assignments/${rejected.body.id}/deliveries`, { ...day, kind: 'staff' }), {
    status: 409,
    body: { code: 'wrong-state', detail: /没有准入/ },
  })
  const two = [await deliver('f1', 100, false), await deliver('s1', undefined, false)].map(({ body }) => body.id)
  const answer = (body: object) => post('community', '/v1/deliveries/confirmations', body)
  t.match(await answer({ deliveries: [...two, 'd9999'], received: true }), {
    status: 400,
    body: { errors: [{ pointer: '/deliveries/2' }] },
  })
  t.match(await answer({ deliveries: [two[0], two[0]], received: true }), {
    status: 400,
    body: { errors: [{ pointer: '/deliveries', message: '第 2 项与第 1 项重复' }] },
  })
  t.match(await answer({ deliveries: two, received: true, receivedOn: '2027-02-28' }), {
    status: 400,
    body: { errors: [{ pointer: '/deliveries/0' }, { pointer: '/deliveries/1' }] },
  })
  t.equal((await answer({ deliveries: [two[0]], received: true })).status, 200)
  t.equal((await answer({ deliveries: two, received: true })).status, 409, 'one was answered so already')
  t.match(
    await post('community', `/v1/deliveries/${two[1]}/confirmation`, { received: true }),
    { status: 200 },
    'all or nothing',
  )
})

t.test('forbidden', async (t) => {
  const { service, assignment, post, deliver, call } = await aLife(t, { targets })
  service.clock.goTo('2027-03-01')
  const staff = { kind: 'staff', deliveredOn: '2027-03-01' }
  for (const who of ['civil', 'street', 'community', 'reviewer', 'auditor', 'operator'] as const)
    t.equal((await post(who, `/v1/assignments/${assignment}/deliveries`, staff)).status, 403, who)
  const mine = await deliver('s1', undefined, false)
  const [, other] = (await post('justice', `/v1/assignments/${assignment}/deliveries`, staff)).body.items
  const both = { deliveries: [mine.body.id, other.id], received: true }
  t.equal((await post('community', '/v1/deliveries/confirmations', both)).status, 403, 'one is another community’s')
  for (const who of ['justice', 'street', 'reviewer', 'auditor'] as const)
    t.equal((await post(who, '/v1/deliveries/confirmations', { ...both, deliveries: [mine.body.id] })).status, 403, who)
  const back = `/v1/deliveries/${mine.body.id}/retraction`
  for (const who of ['civil', 'community', 'street', 'reviewer', 'auditor'] as const)
    t.equal((await post(who, back, { reason: '误记' })).status, 403, who)
  t.equal((await call(undefined, 'GET', '/v1/deliveries')).status, 401)
  for (const who of ['keeper', 'finance', 'operator'] as const)
    t.equal((await call(who, 'GET', '/v1/deliveries')).status, 403, who)
})
