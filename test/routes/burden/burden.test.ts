// 负担: what is carried by community, organisation, item and month; what a request adds; the warning before it is too much.
import t from 'tap'
import { aService, soundRequest } from '../../a-service.ts'
import { aLife } from '../support/a-life.ts'

const at = '/v1/communities/990105001001/burden'
type Line = Record<string, unknown>

t.test('happy', async (t) => {
  t.test('from its first month to its last, one line for each community, organisation and item', async (t) => {
    const { call, id } = await aLife(t)
    const table = async (by: string, span = 'from=2027-03-01&until=2027-03-31') =>
      (await call('reviewer', 'GET', `/v1/burden?by=${by}&${span}`)).body
    const figures = { items: 1, hours: 6, ledgers: 1, forms: 0, platforms: 0, meetings: 0 }
    t.match((await table('community')).items, [
      { key: '990105001001', name: '听荷社区', jurisdiction: '990105', ...figures, staffHours: 1280 },
    ])
    t.match((await table('organisation')).items, [{ key: '990105-SFJ', name: '样例区司法局', ...figures }])
    t.match((await table('item')).items, [{ key: 'XZ-07-01', ...figures }])
    t.strictSame(
      (await table('month', 'from=2027-02-01&until=2028-01-31')).items.map(({ key, items }: Line) => [key, items]),
      ['02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12', '01'].map((month, i) => [
        `${i < 11 ? '2027' : '2028'}-${month}`,
        i > 0 && i < 11 ? 1 : 0,
      ]),
    )
    const own = (await call('community', 'GET', `${at}?from=2027-02-01&until=2027-03-31`)).body
    t.match(own, { community: '990105001001', ...figures, cleanUp: { before: 0, after: 0 }, warnings: [] })
    t.match(own.months, [
      { month: '2027-02', items: 0, hours: 0 },
      { month: '2027-03', ...figures },
    ])
    t.match((await call('community', 'GET', at)).body, { items: 0, hours: 0, months: [{ month: '2026-11' }] })
    t.ok(id)
  })

  t.test('what ends early, or is refused, is carried no further than that month', async (t) => {
    const { service, call, post, assignment, id } = await aLife(t)
    const months = async () =>
      (await call('community', 'GET', `${at}?from=2027-02-01&until=2027-12-31`)).body.months
        .filter(({ items }: Line) => items === 1)
        .map(({ month }: Line) => month)
    service.clock.goTo('2027-04-10')
    await post('community', `/v1/obligations/${id}/refusal`, { reason: '未培训' })
    t.strictSame(await months(), ['2027-03', '2027-04'])
    await post('community', `/v1/obligations/${id}/resumption`, { reason: '先行承接' })
    t.equal((await months()).length, 10)
    service.clock.goTo('2027-06-10')
    await post('justice', `/v1/assignments/${assignment}/withdrawal`, { reason: '不再需要' })
    t.strictSame(await months(), ['2027-03', '2027-04', '2027-05', '2027-06'])
    t.match((await call('community', 'GET', `${at}?from=2027-07-01&until=2027-07-31`)).body, { hours: 0, ledgers: 0 })
  })

  t.test('what a request adds is said in the decision and in a check, and replays', async (t) => {
    const { call } = await aLife(t)
    const other = { targets: [{ community: '990105001002', quantity: 3, amountFen: 150_000 }] }
    const { body } = await call('justice', 'POST', '/v1/checks', soundRequest(other))
    t.match(body.notes, [{ code: 'burden-added', message: /社区 990105001002 每月增加约 6 小时工作/ }])
    const placed = await call('justice', 'POST', '/v1/assignments', soundRequest(other))
    t.match(placed.body.decision.notes, [{ code: 'burden-added' }])
    const replayed = await call('auditor', 'POST', `/v1/log/entries/${placed.body.log.index}/replay`, {})
    t.match(replayed.body, { same: true })
  })

  t.test(
    'more hours in a month to come than the staff have is warned of, at the community and in the table',
    async (t) => {
      const service = await aService()
      t.teardown(() => service.close())
      const community = (await service.call('keeper', 'GET', '/v1/communities/990105001001')).body
      const { code, ...put } = community
      await service.call('keeper', 'PUT', `/v1/communities/${code}`, { ...put, staff: 1 })
      const line = (await service.call('finance', 'GET', '/v1/budget-lines/2027-SFJ-013')).body
      const { organisation, year, document } = line
      await service.call('finance', 'PUT', '/v1/budget-lines/2027-SFJ-013', {
        organisation,
        year,
        document,
        totalFen: 5_000_000,
      })
      const many = { targets: [{ community: code, quantity: 81, amountFen: 4_050_000 }] }
      const placed = await service.call('justice', 'POST', '/v1/assignments', soundRequest(many))
      t.equal(placed.body.status, 'admitted', JSON.stringify(placed.body.decision?.findings))
      const { warnings } = (await service.call('community', 'GET', at)).body
      t.match(warnings, [
        {
          community: code,
          month: '2027-03',
          hours: 162,
          staffHours: 160,
          message: /2027-03 月承接的工作约需 162 小时，超过工作人员可用的 160 小时/,
        },
      ])
      t.equal(warnings.length, 9, 'March to November: twelve months ahead')
      t.strictSame((await service.call('reviewer', 'GET', '/v1/burden')).body.warnings, warnings)
      const english = { 'accept-language': 'en' }
      t.match(
        (await service.call('community', 'GET', at, undefined, english)).body.warnings[0].message,
        'its staff have 160',
      )
    },
  )

  t.test('page by page', async (t) => {
    const { call } = await aLife(t)
    const targets = [{ community: '990105002001', quantity: 3, amountFen: 150_000 }]
    await call('justice', 'POST', '/v1/assignments', soundRequest({ targets }))
    const first = (await call('auditor', 'GET', '/v1/burden?limit=1')).body
    t.match(first.items, [{ key: '990105001001' }])
    const second = (await call('auditor', 'GET', `/v1/burden?limit=1&cursor=${first.next}`)).body
    t.match(second.items, [{ key: '990105002001' }])
    t.notOk(second.next)
  })
})

t.test('wrong', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  const table = (query: string) => service.call('reviewer', 'GET', `/v1/burden?${query}`)
  t.match(await table('by=street'), { status: 400 })
  t.match(await table('from=2027-03-01&until=2027-02-01'), {
    status: 400,
    body: { errors: [{ pointer: '/query/until' }] },
  })
  t.match(await table('from=2020-01-01&until=2027-02-01'), {
    status: 400,
    body: { errors: [{ pointer: '/query/until' }] },
  })
  t.equal((await service.call('auditor', 'GET', '/v1/communities/990105009999/burden')).status, 404)
})

t.test('forbidden', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  t.equal((await service.call('justice', 'GET', '/v1/burden')).status, 403)
  t.equal((await service.call('elsewhere', 'GET', '/v1/burden?jurisdiction=990105')).status, 403)
  t.equal((await service.call('otherCommunity', 'GET', at)).status, 403)
  t.equal((await service.call('street', 'GET', at)).status, 200, 'its own street office')
})

t.test(
  'taken back at some communities, the work goes on at the others; exactly the hours of the staff are not too much',
  async (t) => {
    const targets = [
      { community: '990105001001', quantity: 3, amountFen: 150_000 },
      { community: '990105001002', quantity: 3, amountFen: 150_000 },
    ]
    const { call, post, assignment } = await aLife(t, { targets })
    const given = { reason: '街道办理', communities: ['990105001001'] }
    t.equal((await post('street', `/v1/assignments/${assignment}/taking-back`, given)).status, 200)
    const status = async (n: number) => (await call('auditor', 'GET', `/v1/obligations/${assignment}.${n}`)).body.status
    t.strictSame([await status(1), await status(2)], ['taken-back', 'upcoming'])

    const { code, ...put } = (await call('keeper', 'GET', '/v1/communities/990105002001')).body
    await call('keeper', 'PUT', `/v1/communities/${code}`, { ...put, staff: 1 })
    const { organisation, year, document } = (await call('finance', 'GET', '/v1/budget-lines/2027-SFJ-013')).body
    const line = { organisation, year, document, totalFen: 9_000_000 }
    await call('finance', 'PUT', '/v1/budget-lines/2027-SFJ-013', line)
    const full = { targets: [{ community: code, quantity: 80, amountFen: 4_000_000 }] }
    const placed = await call('justice', 'POST', '/v1/assignments', soundRequest(full))
    t.equal(placed.body.status, 'admitted', JSON.stringify(placed.body.decision?.findings))
    const own = (await call('auditor', 'GET', `/v1/communities/${code}/burden?from=2027-03-01&until=2027-03-31`)).body
    t.match(own, { hours: 160, staffHours: 160 })
    t.strictSame(own.warnings, [])
  },
)

t.test('taken back by the street', async (t) => {
  const { service, call, post, assignment, id, deliver, line } = await aLife(t)
  const url = `/v1/assignments/${assignment}/taking-back`
  t.equal((await post('otherStreet', url, { reason: '街道办理' })).status, 403, 'not of its street')
  t.equal((await post('justice', url, { reason: '街道办理' })).status, 403, 'the asker withdraws')
  t.match(await post('street', url, { reason: '街道办理', communities: ['990105002001'] }), {
    status: 400,
    body: { errors: [{ pointer: '/communities/0' }] },
  })
  service.clock.goTo('2027-03-01')
  await deliver('f1', 75_000)
  service.clock.goTo('2027-06-10')
  t.match(await post('street', url, { reason: '更适合由街道办理' }), { status: 200, body: { id: assignment } })
  const after = (await call('community', 'GET', `/v1/obligations/${id}`)).body
  t.match(after, { status: 'taken-back', history: [{ event: 'taken-back', reason: '更适合由街道办理' }] })
  // 102 of 306 days were worked: of 1,500 yuan 500 were owed, and 750 had come.
  t.match(await line(), { committedFen: 75_000 })
  t.match((await call('community', 'GET', `${at}?from=2027-06-01&until=2027-07-31`)).body, {
    takenBack: 1,
    months: [
      { month: '2027-06', items: 1 },
      { month: '2027-07', items: 0 },
    ],
  })
  t.match(await post('street', url, { reason: '再次' }), { status: 409, body: { code: 'wrong-state' } })
})
