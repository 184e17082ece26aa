// Deliveries and their answers: only what the community confirms counts, once, from the day it names.
import t from 'tap'
import { soundRequest } from '../../a-service.ts'
import { aLife } from './a-life.ts'

const pointers = ({ body }: { body: { errors?: { pointer: string }[] } }) => body.errors?.map(({ pointer }) => pointer)

t.test('happy', async (t) => {
  t.test('a delivery is recorded, found, and confirmed from the day the community names', async (t) => {
    const { service, id, post, call, on } = await aLife(t)
    service.clock.goTo('2027-03-05')
    const given = {
      commitment: `${id}.f1`,
      deliveredOn: '2027-03-02',
      amountFen: 75_000,
      voucher: '拨付凭证 2027-018',
      note: '第一期',
    }
    const delivered = await post('justice', `/v1/obligations/${id}/deliveries`, given)
    t.match(delivered, { status: 201, body: { ...given, status: 'delivered', obligation: id } })
    const url = delivered.headers.location as string
    t.equal(url, `/v1/deliveries/${delivered.body.id}`)
    t.equal(delivered.body.id, `d${delivered.body.log.index}`)
    t.strictSame((await call('community', 'GET', url)).body, delivered.body)
    const shown = (await on('2027-03-05')).commitments[0]
    t.match(shown, { status: 'overdue', deliveries: [{ id: delivered.body.id, status: 'delivered' }] })

    const answer = { received: true, receivedOn: '2027-03-03', note: '到账' }
    const confirmed = await post('community', `${url}/confirmation`, answer)
    t.match(confirmed, {
      status: 200,
      body: { status: 'confirmed', receivedOn: '2027-03-03', answeredOn: '2027-03-05', answerNote: '到账' },
    })
    t.equal((await on('2027-03-02')).commitments[0].status, 'overdue')
    t.match((await on('2027-03-03')).commitments[0], { status: 'confirmed', confirmedFen: 75_000 })
  })

  t.test('a dispute counts for nothing, and another delivery may follow', async (t) => {
    const { service, deliver, on } = await aLife(t)
    service.clock.goTo('2027-03-01')
    t.match(await deliver('s1', undefined, { received: false, note: '无人到岗' }), {
      status: 200,
      body: { status: 'disputed', answerNote: '无人到岗' },
    })
    t.equal((await on('2027-03-01')).commitments[2].status, 'disputed')
    t.equal((await on('2027-03-02')).commitments[2].status, 'overdue')
    t.match(await deliver('s1'), { status: 200, body: { status: 'confirmed' } })
    t.equal((await on('2027-03-01')).commitments[2].status, 'confirmed')
  })

  t.test('more than was promised is said and not lost, and not charged to the line', async (t) => {
    const { service, deliver, on, line } = await aLife(t)
    service.clock.goTo('2027-03-01')
    t.notOk('overFen' in (await deliver('f1', 70_000)).body)
    t.match(await deliver('f1', 10_000), { status: 200, body: { overFen: 5_000 } })
    t.match(await deliver('f1', 1_000), { status: 200, body: { overFen: 1_000 } })
    t.match((await on('2027-03-01')).commitments[0], {
      status: 'confirmed',
      amountFen: 75_000,
      confirmedFen: 81_000,
      overFen: 6_000,
    })
    t.match(await line(), { committedFen: 150_000 })
  })

  t.test('a part of a sum is confirmed, the rest is disputed and may be delivered again', async (t) => {
    const { service, deliver, on, id } = await aLife(t)
    service.clock.goTo('2027-03-01')
    const part = await deliver('f1', 52_500, { received: true, amountFen: 30_000, note: '只到账三百元' })
    t.match(part, { status: 200, body: { status: 'confirmed', receivedFen: 30_000, disputedFen: 22_500 } })
    t.match((await on('2027-03-01')).commitments[0], { status: 'disputed', confirmedFen: 30_000 })
    t.match((await on('2027-03-02')).commitments[0], { status: 'overdue' })
    t.match(await deliver('f1', 45_000), { status: 200 })
    t.match((await on('2027-03-02')).commitments[0], { id: `${id}.f1`, status: 'confirmed', confirmedFen: 75_000 })
  })

  t.test('the latest answer counts, whichever way; all of them stay to be seen', async (t) => {
    const { service, deliver, on, post, call, id, assignment } = await aLife(t)
    service.clock.goTo('2027-03-01')
    const { body } = await deliver('f1', 75_000)
    const url = `/v1/deliveries/${body.id}`
    const f1 = async () => (await on('2027-03-09')).commitments[0]
    t.match(await f1(), { status: 'confirmed', confirmedFen: 75_000 })
    service.clock.goTo('2027-03-09')
    const slip = await post('community', `${url}/confirmation`, { received: false, note: '误点，款未到' })
    t.match(slip, { status: 200, body: { status: 'disputed', receivedFen: 0, disputedFen: 75_000 } })
    t.match(await f1(), { status: 'overdue', confirmedFen: 0 }, 'it is owed again')
    t.match(await call('justice', 'GET', '/v1/assignments?overdue=true'), { body: { items: [{ id: assignment }] } })
    const again = { received: true, amountFen: 74_999, receivedOn: '2027-03-08' }
    t.match(await post('community', `${url}/confirmation`, again), { status: 200 })
    t.match(await f1(), { status: 'overdue', confirmedFen: 74_999 })
    t.match(await post('community', `${url}/confirmation`, { received: true }), { status: 200 })
    t.match(await f1(), { id: `${id}.f1`, status: 'confirmed', confirmedFen: 75_000 })
    const { answers } = (await call('justice', 'GET', url)).body
    t.match(answers, [
      { status: 'confirmed', answeredOn: '2027-03-01', receivedFen: 75_000 },
      { status: 'disputed', answeredOn: '2027-03-09', receivedFen: 0, note: '误点，款未到' },
      { status: 'confirmed', receivedFen: 74_999, receivedOn: '2027-03-08' },
      { status: 'confirmed', receivedFen: 75_000, receivedOn: '2027-03-09' },
    ])
    t.equal(answers.length, 4)
    const log = async (entry: number) => (await call('auditor', 'GET', `/v1/log/entries/${entry}`)).status
    for (const { entry } of answers) t.equal(await log(entry), 200, 'each is an entry of its own')
  })

  t.test('what nobody has answered is taken back, and waits for nobody any more', async (t) => {
    const { service, deliver, on, post, call } = await aLife(t)
    service.clock.goTo('2027-03-01')
    const { body } = await deliver('f1', 75_000, false)
    const url = `/v1/deliveries/${body.id}`
    const back = await post('justice', `${url}/retraction`, { reason: '记错了社区' })
    t.match(back, {
      status: 200,
      body: { status: 'retracted', retractedOn: '2027-03-01', retractedBecause: '记错了社区' },
    })
    t.strictSame((await call('community', 'GET', '/v1/deliveries?awaiting=true')).body.items, [])
    t.match((await call('community', 'GET', '/v1/deliveries?awaiting=false')).body.items, [{ id: body.id }])
    t.match((await on('2027-03-01')).commitments[0], { status: 'due' })
    t.equal((await post('community', `${url}/confirmation`, { received: true })).status, 409)
    t.equal((await post('justice', `${url}/retraction`, { reason: '再次' })).status, 409)
    t.match(await deliver('f1', 75_000), { status: 200, body: { status: 'confirmed' } })
  })

  t.test('what awaits an answer is found in one call, overdue or not, with what a person reads', async (t) => {
    const { service, deliver, call, id, assignment } = await aLife(t)
    service.clock.goTo('2027-03-05')
    const first = await deliver('s1', undefined, false)
    await deliver('g1')
    const second = await deliver('f1', 75_000, false)
    const list = async (who: Parameters<typeof call>[0], query = '') => {
      const { body } = await call(who, 'GET', `/v1/deliveries?awaiting=true${query}`)
      return body.items.map((one: { id: string }) => one.id)
    }
    const both = [first.body.id, second.body.id]
    for (const who of ['community', 'justice', 'street', 'reviewer', 'auditor'] as const)
      t.strictSame(await list(who), both, who)
    t.strictSame(await list('otherCommunity'), [])
    t.strictSame(await list('civil'), [])
    t.strictSame(await list('elsewhere'), [])
    t.strictSame(await list('auditor', '&community=990105001001&organisation=990105-SFJ'), both)
    t.strictSame(await list('auditor', '&organisation=990105-MZJ'), [])
    const page = await call('community', 'GET', '/v1/deliveries?awaiting=true&limit=1')
    const rest = await call('community', 'GET', `/v1/deliveries?awaiting=true&limit=1&cursor=${page.body.next}`)
    t.match(rest.body.items, [
      {
        id: second.body.id,
        obligation: id,
        assignment,
        kind: 'funding',
        what: '经费第1期',
        amountFen: 75_000,
        promisedFen: 75_000,
        title: '2027年度社区矫正协助',
        organisationName: '样例区司法局',
        communityName: '听荷社区',
      },
    ])
    t.equal(rest.body.next, undefined)
    t.equal((await call('community', 'GET', '/v1/deliveries')).body.items.length, 3, 'all of them')
  })

  t.test(
    'overdue by one day blocks the next check there and nowhere else; the confirmation frees it at once',
    async (t) => {
      const { service, deliver, call, id } = await aLife(t)
      service.clock.goTo('2027-03-01')
      for (const key of ['g1', 's1', 'p1']) await deliver(key)
      const next = (community: string) =>
        soundRequest({
          item: 'XZ-07-03',
          title: '经济困难状况核查',
          period: { from: '2027-06-01', until: '2027-06-30' },
          timesPerMonth: 1,
          targets: [{ community, quantity: 10, amountFen: 30_000 }],
          support: {
            funding: {
              payer: '990105-SFJ',
              budgetLine: '2027-SFJ-013',
              instalments: [{ dueOn: '2027-06-01', percent: 100 }],
            },
          },
          demands: [],
        })
      const check = async (community: string) => {
        const { body } = await call('justice', 'POST', '/v1/checks', next(community))
        return body.findings
      }
      t.strictSame(await check('990105001001'), [], 'due today is not overdue')
      service.clock.goTo('2027-03-02')
      const [finding] = await check('990105001001')
      t.equal(finding.rule, 'support-in-arrears')
      t.match(JSON.stringify(finding), `${id}.f1`, 'it names the commitment')
      t.strictSame(await check('990105002001'), [], 'another community')
      await deliver('f1', 74_999)
      t.equal((await check('990105001001')).length, 1, 'one fen short')
      const last = await deliver('f1', 1, false)
      t.equal((await check('990105001001')).length, 1, 'delivered, not confirmed')
      await call('community', 'POST', `/v1/deliveries/${last.body.id}/confirmation`, { received: true })
      t.strictSame(await check('990105001001'), [])
    },
  )
})

t.test('wrong', async (t) => {
  t.test('a delivery', async (t) => {
    const { service, id, post } = await aLife(t)
    service.clock.goTo('2027-03-01')
    const url = `/v1/obligations/${id}/deliveries`
    const f1 = { commitment: `${id}.f1`, deliveredOn: '2027-03-01', amountFen: 1 }
    for (const [body, pointer] of [
      [{ ...f1, deliveredOn: '2027-03-02' }, '/deliveredOn'],
      [{ ...f1, commitment: `${id}.f9` }, '/commitment'],
      [{ ...f1, commitment: 'a1.1.f1' }, '/commitment'],
      [{ ...f1, amountFen: 0 }, '/amountFen'],
      [{ ...f1, amountFen: undefined }, '/amountFen'],
      [{ ...f1, commitment: `${id}.s1` }, '/amountFen'],
      [{ ...f1, amountFen: '1' }, '/amountFen'],
      [{ ...f1, amountFen: 7_500_000 }, '/amountFen'],
      [{ ...f1, paid: true }, '/paid'],
    ] as const) {
      const answer = await post('justice', url, body)
      t.equal(answer.status, 400, JSON.stringify(body))
      t.strictSame(pointers(answer), [pointer])
    }
    const both = await post('justice', url, { ...f1, commitment: 'x', deliveredOn: '2028-01-01' })
    t.strictSame(pointers(both), ['/deliveredOn', '/commitment'], 'all faults at once')
    const much = await post('justice', url, { ...f1, amountFen: 7_500_000 })
    t.match(much.body.errors, [{ message: /75000.00元，超出承诺 74250.00元.*confirmOver: true/ }], 'yuan taken for fen')
    const meant = { ...f1, amountFen: Number.MAX_SAFE_INTEGER, confirmOver: true }
    t.equal((await post('justice', url, meant)).status, 201)
    t.strictSame(pointers(await post('justice', url, f1)), ['/amountFen'], 'a sum that cannot be counted')
    t.equal((await post('justice', '/v1/obligations/a9999.1/deliveries', f1)).status, 404)
    const duty = await post('justice', '/v1/obligations/990105001001.LZ-01-01/deliveries', f1)
    t.match(duty, { status: 409, body: { code: 'wrong-state' } })
  })

  t.test('an answer', async (t) => {
    const { service, deliver, post } = await aLife(t)
    service.clock.goTo('2027-03-05')
    const { body } = await deliver('f1', 75_000, false)
    const url = `/v1/deliveries/${body.id}/confirmation`
    for (const answer of [
      { received: true, receivedOn: '2027-03-06' },
      { received: true, receivedOn: '2027-03-04' },
      { received: false, receivedOn: '2027-03-05' },
    ])
      t.strictSame(pointers(await post('community', url, answer)), ['/receivedOn'], JSON.stringify(answer))
    t.strictSame(pointers(await post('community', url, {})), ['/received'])
    for (const answer of [
      { received: true, amountFen: 75_001 },
      { received: true, amountFen: 0 },
      { received: false, amountFen: 1 },
    ])
      t.strictSame(pointers(await post('community', url, answer)), ['/amountFen'], JSON.stringify(answer))
    t.equal((await post('community', '/v1/deliveries/d9999/confirmation', { received: true })).status, 404)
    const two = await Promise.all([1, 2].map(() => post('community', url, { received: true })))
    t.strictSame(two.map(({ status }) => status).sort(), [200, 409], 'two at once: one counts')
    for (const again of [{ received: true }, { received: true, amountFen: 75_000, receivedOn: '2027-03-05' }])
      t.match(await post('community', url, again), {
        status: 409,
        body: { code: 'wrong-state', detail: /已经这样答复过（已确认）/ },
      })
    t.equal((await post('justice', `/v1/deliveries/${body.id}/retraction`, { reason: '迟了' })).status, 409)
    t.match(await deliver('s1'), { status: 200 })
    t.match(await deliver('s1'), { status: 409, body: { code: 'wrong-state' } }, 'staff came already')
  })

  t.test('asked twice under one key, done once', async (t) => {
    const { service, id, call, on } = await aLife(t)
    service.clock.goTo('2027-03-01')
    const send = (amountFen: number) =>
      call(
        'justice',
        'POST',
        `/v1/obligations/${id}/deliveries`,
        { commitment: `${id}.f1`, deliveredOn: '2027-03-01', amountFen },
        { 'idempotency-key': 'once' },
      )
    const [first, second] = [await send(10), await send(10)]
    t.strictSame(second.body, first.body)
    t.equal(second.headers['idempotent-replayed'], 'true')
    t.equal((await send(11)).status, 422)
    t.equal((await on('2027-03-01')).commitments[0].deliveries.length, 1)
  })
})

t.test('forbidden', async (t) => {
  const { service, id, deliver, post, call } = await aLife(t)
  service.clock.goTo('2027-03-01')
  const { body } = await deliver('f1', 75_000, false)
  const given = { commitment: `${id}.f1`, deliveredOn: '2027-03-01', amountFen: 1 }
  for (const who of ['civil', 'street', 'community', 'reviewer', 'auditor', 'finance', 'keeper', 'operator'] as const)
    t.equal((await post(who, `/v1/obligations/${id}/deliveries`, given)).status, 403, `${who} delivers`)
  for (const who of ['otherCommunity', 'justice', 'street', 'reviewer', 'auditor', 'operator'] as const) {
    const answer = await post(who, `/v1/deliveries/${body.id}/confirmation`, { received: true })
    t.equal(answer.status, 403, `${who} confirms`)
  }
  for (const [who, status] of [
    ['justice', 200],
    ['community', 200],
    ['street', 200],
    ['auditor', 200],
    ['civil', 403],
    ['otherCommunity', 403],
    ['elsewhere', 403],
    ['operator', 403],
    [undefined, 401],
  ] as const)
    t.equal((await call(who, 'GET', `/v1/deliveries/${body.id}`)).status, status, `${who} reads`)
})

t.test('the examples of the OpenAPI document are taken as they stand', async (t) => {
  const { service, id, post, call } = await aLife(t)
  const { schemas } = (await call(undefined, 'GET', '/openapi.json')).body.components
  const example = (name: string) => schemas[name].examples[0]
  const { item: _, demands: __, ...rest } = soundRequest()
  const plan = { ...schemas.AssignmentRequest.examples[1].plan }
  const asked = await post('justice', '/v1/assignments', { ...rest, plan })
  t.equal((await post('reviewer', `/v1/assignments/${asked.body.id}/review`, example('Review'))).status, 200)
  service.clock.goTo('2027-03-01')
  const given = { ...example('DeliveryRequest'), commitment: `${id}.f1` }
  const delivered = await post('justice', `/v1/obligations/${id}/deliveries`, given)
  t.equal(delivered.status, 201)
  const confirmed = await post(
    'community',
    `/v1/deliveries/${delivered.body.id}/confirmation`,
    example('DeliveryAnswer'),
  )
  t.equal(confirmed.status, 200)
  const at = '/v1/communities/990105001001/refusals'
  t.equal((await post('community', at, example('UnadmittedWork'))).status, 201)
  service.clock.goTo('2027-03-05')
  for (const what of ['refusal', 'resumption'])
    t.equal((await post('community', `/v1/obligations/${id}/${what}`, example('Reason'))).status, 200)
  service.clock.goTo('2027-11-30')
  t.equal((await post('community', `/v1/obligations/${id}/completion`, example('Completion'))).status, 200)
})

t.test('a correction of what was met before its work ended gives back and takes again what it says', async (t) => {
  const { service, id, assignment, deliver, post, line, call } = await aLife(t)
  service.clock.goTo('2027-02-20')
  await deliver('f1', 75_000)
  const { items } = (await call('community', 'GET', '/v1/deliveries')).body
  const answer = (body: object) => post('community', `/v1/deliveries/${items[0].id}/confirmation`, body)
  await post('reviewer', `/v1/assignments/${assignment}/revocation`, { reason: '情况有变' })
  t.match(await line(), { committedFen: 75_000 }, 'before its first day nothing is owed: what came stays spent')
  t.equal((await answer({ received: true, amountFen: 1_000 })).status, 200)
  t.match(await line(), { committedFen: 1_000 })
  t.equal((await answer({ received: true, amountFen: 75_000 })).status, 200)
  t.match(await line(), { committedFen: 75_000 })
  t.ok(id)
})
