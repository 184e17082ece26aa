// The community's no, its yes again, its done; and work that came without admission.
import t from 'tap'
import { aService } from '../../a-service.ts'
import { aLife } from './a-life.ts'

t.test('happy', async (t) => {
  t.test('a refusal is a rejection by the community, for everyone who looks for it', async (t) => {
    const { service, id, assignment, post, call } = await aLife(t)
    service.clock.goTo('2027-02-21')
    const refused = await post('community', `/v1/obligations/${id}/refusal`, { reason: '未按时培训' })
    t.match(refused, { status: 200, body: { id, status: 'refused', overdue: [`${id}.g1`] } })
    const { items } = (await call('auditor', 'GET', '/v1/rejections?by=community&ground=support-overdue')).body
    t.match(items, [
      {
        index: refused.body.log.index,
        by: 'community',
        ground: 'support-overdue',
        advisory: false,
        organisation: '990105-SFJ',
        communities: ['990105001001'],
        item: 'XZ-07-01',
        title: '2027年度社区矫正协助',
        reason: '未按时培训',
        assignment,
        obligation: id,
      },
    ])
    t.strictSame((await call('community', 'GET', '/v1/communities/990105001001/refusals')).body.items, items)
    t.strictSame((await call('auditor', 'GET', '/v1/rejections?by=community&ground=not-admitted')).body.items, [])
  })

  t.test('the community may take the work up before support comes, and refuse again', async (t) => {
    const { service, id, post } = await aLife(t)
    service.clock.goTo('2027-02-21')
    const url = `/v1/obligations/${id}`
    for (let n = 0; n < 2; n++) {
      t.equal((await post('community', `${url}/refusal`, { reason: '未培训' })).status, 200)
      t.match(await post('community', `${url}/resumption`, { reason: '先行承接' }), {
        status: 200,
        body: { status: 'upcoming', refusable: true },
      })
    }
  })

  t.test('work that came without admission is refused by naming who sent it, registered or not', async (t) => {
    const service = await aService()
    t.teardown(() => service.close())
    const work = {
      organisation: '990105-MZJ',
      title: '报送高龄老人台账',
      receivedOn: '2026-11-20',
      description: '工作群通知，要求三日内报送纸质台账',
    }
    const at = '/v1/communities/990105001001/refusals'
    const refused = await service.call('community', 'POST', at, work)
    t.match(refused, {
      status: 201,
      body: { ...work, community: '990105001001', refusedAt: '2026-11-23T02:00:00.000Z' },
    })
    t.equal(refused.body.id, `r${refused.body.log.index}`)
    t.equal((await service.call('community', 'POST', at, { ...work, organisation: '某协会' })).status, 201)
    const { items } = (await service.call('auditor', 'GET', '/v1/rejections?ground=not-admitted')).body
    t.match(items, [
      { organisation: '990105-MZJ', title: work.title, reason: work.description, by: 'community' },
      { organisation: '某协会' },
    ])
    t.equal((await service.call('auditor', 'GET', '/v1/rejections?organisation=990105-MZJ')).body.items.length, 1)
  })

  t.test('completion: money still to come stays owed, the rest falls away', async (t) => {
    const { service, id, deliver, post, line, on } = await aLife(t, {
      support: {
        funding: {
          payer: '990105-SFJ',
          budgetLine: '2027-SFJ-013',
          instalments: [
            { dueOn: '2027-03-01', percent: 50 },
            { dueOn: '2027-08-01', percent: 50 },
          ],
        },
        staff: [
          { role: '司法社工', count: 1, from: '2027-03-01' },
          { role: '志愿者', count: 2, from: '2027-09-01' },
        ],
        guidance: { contact: '社区矫正科', trainingOn: '2027-02-20' },
        authority: ['矫正对象名单查询'],
      },
    })
    service.clock.goTo('2027-03-01')
    for (const key of ['g1', 's1']) await deliver(key)
    await deliver('f1', 75_000)
    service.clock.goTo('2027-06-01')
    t.strictSame((await on('2027-06-01')).overdue, [`${id}.p1`])
    const done = await post('community', `/v1/obligations/${id}/completion`, {
      completedOn: '2027-05-31',
      note: '完成',
    })
    t.match(done, { status: 200, body: { status: 'completed' } })
    const statuses = Object.fromEntries(
      (await on('2027-10-01')).commitments.map((one: { id: string; status: string }) => [one.id.slice(-2), one.status]),
    )
    t.strictSame(statuses, {
      f1: 'confirmed',
      f2: 'overdue',
      s1: 'confirmed',
      s2: 'dropped',
      g1: 'confirmed',
      p1: 'dropped',
    })
    t.match(await line(), { committedFen: 150_000 })
    t.equal(
      (await post('justice', `/v1/obligations/${id}/deliveries`, { commitment: `${id}.s2`, deliveredOn: '2027-06-01' }))
        .status,
      409,
    )
  })
})

t.test('wrong', async (t) => {
  t.test('a refusal that is not open says what is due and when', async (t) => {
    const { service, id, post, deliver } = await aLife(t)
    service.clock.goTo('2027-02-20')
    const refusal = () => post('community', `/v1/obligations/${id}/refusal`, { reason: '不想做' })
    const no = await refusal()
    t.match(no, { status: 409, body: { code: 'refusal-not-open' } })
    t.match(no.body.due, [
      { commitment: `${id}.f1`, dueOn: '2027-03-01', overdueFrom: '2027-03-02', status: 'due' },
      { commitment: `${id}.f2`, dueOn: '2027-08-01', overdueFrom: '2027-08-02' },
      { commitment: `${id}.s1`, dueOn: '2027-03-01' },
      { commitment: `${id}.g1`, dueOn: '2027-02-20', overdueFrom: '2027-02-21' },
      { commitment: `${id}.p1` },
    ])
    t.match(no.body.detail, '业务指导（社区矫正科）应于2027年2月20日到位，自2027年2月21日起可以拒绝承接')
    service.clock.goTo('2027-02-21')
    t.equal((await refusal()).status, 200)
    t.match(await refusal(), { status: 409, body: { code: 'wrong-state' } }, 'refused twice')
    for (const key of ['g1', 's1', 'p1']) await deliver(key)
    await deliver('f1', 75_000)
    await deliver('f2', 75_000)
    await post('community', `/v1/obligations/${id}/resumption`, { reason: '都到位了' })
    t.match(await refusal(), { status: 409, body: { code: 'refusal-not-open', due: [] } })
    const again = await post('community', `/v1/obligations/${id}/resumption`, { reason: '再次' })
    t.match(again, { status: 409, body: { code: 'wrong-state', detail: /尚未开始|进行中/ } }, 'resumed twice')
  })

  t.test('completion', async (t) => {
    const { service, id, post, deliver } = await aLife(t)
    const complete = (completedOn: string) => post('community', `/v1/obligations/${id}/completion`, { completedOn })
    t.match(await complete('2026-11-23'), { status: 409, body: { code: 'wrong-state' } }, 'before the start')
    t.match(
      await complete('2027-03-01'),
      { status: 400, body: { errors: [{ pointer: '/completedOn' }] } },
      'in the future',
    )
    service.clock.goTo('2027-03-10')
    t.match(await complete('2027-02-28'), { status: 400, body: { errors: [{ pointer: '/completedOn' }] } })
    t.equal((await post('community', `/v1/obligations/${id}/refusal`, { reason: '未到位' })).status, 200)
    t.equal((await complete('2027-03-10')).status, 409, 'refused')
    await post('community', `/v1/obligations/${id}/resumption`, { reason: '恢复' })
    t.match(await complete('2027-03-09'), { status: 400 }, 'before the refusal and the resumption')
    service.clock.goTo('2028-01-03')
    t.match(await complete('2028-01-02'), { status: 400 }, 'after the period')
    t.match(await complete('2027-12-31'), { status: 200, body: { status: 'completed' } }, 'told after the period')
    t.match(await complete('2027-12-31'), { status: 409 }, 'twice')
    t.match(await post('community', `/v1/obligations/${id}/refusal`, { reason: '迟了' }), { status: 409 }, 'finished')
    t.equal((await deliver('f1', 1)).status, 200, 'what is owed may still come')
  })

  t.test('own duties, unknown things, empty reasons, days to come', async (t) => {
    const { id, post } = await aLife(t)
    const duty = '/v1/obligations/990105001001.LZ-01-01'
    t.match(await post('community', `${duty}/refusal`, { reason: '不' }), {
      status: 409,
      body: { code: 'wrong-state' },
    })
    t.equal((await post('community', '/v1/obligations/a9.1/refusal', { reason: '不' })).status, 404)
    t.equal((await post('community', `/v1/obligations/${id}/refusal`, { reason: ' ' })).status, 400)
    t.equal((await post('community', `/v1/obligations/${id}/refusal`, {})).status, 400)
    const work = { organisation: 'x', title: 'x', receivedOn: '2026-11-24', description: 'x' }
    const at = '/v1/communities/990105001001/refusals'
    t.match(await post('community', at, work), { status: 400, body: { errors: [{ pointer: '/receivedOn' }] } })
    t.equal((await post('community', at, { ...work, receivedOn: '2026-11-23', by: 'x' })).status, 400)
  })
})

t.test('forbidden', async (t) => {
  const { service, id, post, call } = await aLife(t)
  service.clock.goTo('2027-03-10')
  const work = { organisation: 'x', title: 'x', receivedOn: '2027-03-10', description: 'x' }
  for (const who of [
    'otherCommunity',
    'justice',
    'street',
    'reviewer',
    'auditor',
    'keeper',
    'finance',
    'operator',
  ] as const) {
    for (const what of ['refusal', 'resumption'])
      t.equal((await post(who, `/v1/obligations/${id}/${what}`, { reason: 'x' })).status, 403, `${who}: ${what}`)
    const completion = await post(who, `/v1/obligations/${id}/completion`, { completedOn: '2027-03-10' })
    t.equal(completion.status, 403, `${who}: completion`)
    t.equal((await post(who, '/v1/communities/990105001001/refusals', work)).status, 403, `${who}: unadmitted`)
  }
  const list = '/v1/communities/990105001001/refusals'
  for (const who of ['otherCommunity', 'justice', 'elsewhere', 'operator'] as const)
    t.equal((await call(who, 'GET', list)).status, 403)
  for (const who of ['community', 'street', 'auditor', 'reviewer'] as const)
    t.equal((await call(who, 'GET', list)).status, 200)
})
