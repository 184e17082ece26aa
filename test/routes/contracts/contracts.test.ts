// 服务合同: who delivers, under which contract, what it promises, and what it still covers when it ends.
import t from 'tap'
import { aService, soundRequest } from '../../a-service.ts'

const item = 'GF-02-02'
const [one, two] = ['990105001001', '990105001002']
const provider = { name: '同心社工服务社', creditCode: '52990105MJ00000181', kind: 'social-organisation' }
const contract = {
  provider: 'CJ-001',
  items: [item],
  communities: [one, two],
  period: { from: '2027-01-01', until: '2027-12-31' },
  priceFen: 1_000_001,
  instalments: [
    { dueOn: '2027-01-10', percent: 50 },
    { dueOn: '2027-07-01', percent: 50 },
  ],
  payer: '990105-JD01',
  document: '政府购买服务合同（样例）',
}

async function aDistrict(t: { teardown(run: () => unknown): unknown }) {
  const service = await aService()
  t.teardown(() => service.close())
  await service.call('keeper', 'PUT', '/v1/providers/CJ-001', provider)
  const put = (body: object = contract, code = 'HT-1') => service.call('reviewer', 'PUT', `/v1/contracts/${code}`, body)
  return { service, put, ...service }
}
/** What the centre is asked for, with everything that the list wants. */
const ask = (changes: object = {}) => ({
  ...soundRequest({
    item,
    title: '2027年度高龄、独居老年人探访关爱',
    receiver: 'service-centre',
    targets: [{ community: one, quantity: 3, amountFen: 120_000 }],
    demands: undefined,
    timesPerMonth: undefined,
  }),
  support: {
    funding: {
      payer: '990105-MZJ',
      budgetLine: '2027-MZJ-005',
      instalments: [{ dueOn: '2027-03-01', percent: 100 }],
    },
    staff: [{ role: '探访员', count: 1, from: '2027-03-01' }],
    guidance: { contact: '养老服务科', trainingOn: '2027-02-20' },
  },
  ...changes,
})
type Found = { rule: string }
const missing = (body: { findings: Found[] }) => body.findings.filter(({ rule }) => rule === 'contract-missing')

t.test('happy', async (t) => {
  t.test('what it promises stands as commitments of its payer, split to the fen', async (t) => {
    const { service, put, call } = await aDistrict(t)
    const made = await put()
    t.match(made, {
      status: 201,
      body: {
        code: 'HT-1',
        jurisdiction: '990105',
        providerName: '同心社工服务社',
        status: 'upcoming',
        instalments: [
          { dueOn: '2027-01-10', amountFen: 500_000 },
          { dueOn: '2027-07-01', amountFen: 500_001 },
        ],
        covers: [],
      },
    })
    t.match(await put(), { status: 200 }, 'the same again records nothing')
    t.notOk((await put()).body.log)
    const [first, second] = made.body.obligations
    const shown = (await call('community', 'GET', `/v1/obligations/${first}?on=2027-01-12`)).body
    t.match(shown, {
      kind: 'contract',
      contract: 'HT-1',
      provider: 'CJ-001',
      providerName: '同心社工服务社',
      organisation: '990105-JD01',
      status: 'active',
      overdue: [`${first}.f1`],
      commitments: [{ amountFen: 250_000 }, { amountFen: 250_000 }],
    })
    t.notOk(shown.assignment)
    service.clock.goTo('2027-01-10')
    const due = (await call('street', 'GET', '/v1/commitments?status=due')).body.items
    t.strictSame(
      due.map(({ id, amountFen }: Record<string, unknown>) => [id, amountFen]),
      [
        [`${first}.f1`, 250_000],
        [`${second}.f1`, 250_000],
        [`${first}.f2`, 250_000],
        [`${second}.f2`, 250_001],
      ],
    )
    const said = { commitment: `${first}.f1`, deliveredOn: '2027-01-10', amountFen: 250_000 }
    const delivered = await call('street', 'POST', `/v1/obligations/${first}/deliveries`, said)
    t.equal(delivered.status, 201, delivered.text)
    await call('community', 'POST', `/v1/deliveries/${delivered.body.id}/confirmation`, { received: true })
    t.match((await call('community', 'GET', `/v1/obligations/${first}`)).body, {
      commitments: [{ status: 'confirmed' }, { status: 'due' }],
    })
    const spent = { spentOn: '2027-01-10', amountFen: 1, purpose: '用品' }
    t.match(await call('community', 'POST', `/v1/obligations/${first}/expenditures`, spent), {
      status: 409,
      body: { code: 'wrong-state' },
    })
    t.strictSame(
      (await call('community', 'GET', `/v1/communities/${one}/account?from=2027-01-01&until=2027-12-31`)).body.lines,
      [],
    )
    const posted = (await call('community', 'GET', `/v1/communities/${one}/disclosure`)).body
    t.match(posted, { assistance: [], money: [], leftFen: 0 }, 'not the community’s help, nor its money')
    t.match((await call('community', 'GET', '/v1/contracts')).body.items, [{ code: 'HT-1' }])
    t.match((await call('community', 'GET', `/v1/communities/${one}/burden?from=2027-03-01&until=2027-03-31`)).body, {
      items: 0,
    })
  })

  t.test('a centre’s item needs one for each community and all of the period', async (t) => {
    const { service, put, call } = await aDistrict(t)
    const check = async (changes: object = {}) => (await call('civil', 'POST', '/v1/checks', ask(changes))).body
    t.match(missing(await check()), [{ pointer: '/targets/0/community', message: /没有服务合同覆盖社区 990105001001/ }])
    await put()
    t.strictSame(missing(await check()), [])
    t.strictSame(missing(await check({ contract: 'HT-1' })), [])
    const later = { period: { from: '2027-03-01', until: '2028-01-01' } }
    const { load } = service.store.reads
    for (const today of ['2026-11-23', '2027-03-01'])
      t.strictSame(load([one], '2027-03-01', today), {}, 'a contract is no item that the community carries')
    t.equal(missing(await check(later)).length, 1, 'a day longer than the contract')
    t.equal(
      missing(await check({ targets: [{ community: '990105002001', quantity: 3, amountFen: 120_000 }] })).length,
      1,
      'elsewhere',
    )
    t.match(await call('civil', 'POST', '/v1/checks', ask({ contract: 'HT-9' })), {
      status: 400,
      body: { errors: [{ pointer: '/contract' }] },
    })
  })

  t.test(
    'work under it shows its provider, and is listed before it ends; ended early, days worked stay owed',
    async (t) => {
      const { service, put, call } = await aDistrict(t)
      const { obligations } = (await put()).body
      const placed = await call('civil', 'POST', '/v1/assignments', ask())
      t.equal(placed.body.status, 'admitted', JSON.stringify(placed.body.decision?.findings))
      t.strictSame((await call('auditor', 'GET', '/v1/contracts?endsWithinDays=60')).body.items, [])
      service.clock.goTo('2027-11-15')
      const { items } = (await call('auditor', 'GET', '/v1/contracts?endsWithinDays=60')).body
      t.match(items, [{ code: 'HT-1', status: 'in-force', providerName: '同心社工服务社' }])
      t.match(items[0].covers, [{ obligation: `${placed.body.id}.1`, item, community: one }])
      t.match((await call('community', 'GET', `/v1/obligations/${placed.body.id}.1`)).body, { provider: 'CJ-001' })
      service.clock.goTo('2027-12-01')
      const ended = await call('reviewer', 'POST', '/v1/contracts/HT-1/termination', { reason: '考评不合格' })
      const after = { period: { from: '2027-12-10', until: '2027-12-20' } }
      t.equal(missing((await call('civil', 'POST', '/v1/checks', ask(after))).body).length, 1, 'it covers nothing more')
      t.match(ended, { status: 200, body: { status: 'terminated', endedOn: '2027-12-01', reason: '考评不合格' } })
      t.match((await call('community', 'GET', `/v1/obligations/${obligations[0]}`)).body, {
        status: 'revoked',
        commitments: [{ amountFen: 250_000 }, { amountFen: 250_000, owedFen: 208_905 }],
      })
      t.match(await call('reviewer', 'POST', '/v1/contracts/HT-1/termination', { reason: '再次' }), { status: 409 })
    },
  )

  t.test('an outlet is one of the contract’s provider', async (t) => {
    const { call } = await aDistrict(t)
    const outlet = { name: '听荷便民点', community: one, operator: 'CJ-001' }
    t.match(await call('keeper', 'PUT', '/v1/outlets/WD-1', outlet), {
      status: 201,
      body: { ...outlet, jurisdiction: '990105' },
    })
    t.equal((await call('keeper', 'PUT', '/v1/outlets/WD-1', outlet)).status, 200)
    t.match((await call('community', 'GET', '/v1/outlets?jurisdiction=990105')).body.items, [{ code: 'WD-1' }])
    t.match((await call('community', 'GET', '/v1/providers')).body.items, [{ code: 'CJ-001', ...provider }])
  })
})

t.test('wrong', async (t) => {
  const { put, call } = await aDistrict(t)
  const pointers = async (changes: object) => {
    const { status, body } = await put({ ...contract, ...changes }, 'HT-2')
    t.equal(status, 400, JSON.stringify(changes))
    return body.errors.map(({ pointer }: { pointer: string }) => pointer)
  }
  t.strictSame(
    await pointers({
      provider: 'CJ-9',
      payer: 'X',
      items: ['XZ-99-99'],
      communities: [one, '990105009009'],
      period: { from: '2027-02-01', until: '2027-01-01' },
    }),
    ['/provider', '/payer', '/communities/1', '/period/until', '/items/0'],
  )
  const over = {
    priceFen: 100,
    instalments: [
      { dueOn: '2027-01-10', amountFen: 60 },
      { dueOn: '2027-02-10', amountFen: 41 },
    ],
  }
  const told = await put({ ...contract, ...over }, 'HT-2')
  t.match(told.body.errors, [{ pointer: '/instalments', message: '各期合计 1.01元，超过合同价款 1.00元' }])
  t.strictSame(await pointers({ instalments: [{ dueOn: '2027-01-10', percent: 99 }] }), ['/instalments'])
  t.strictSame(await pointers({ instalments: [{ dueOn: '2027-01-10' }] }), ['/instalments/0'])
  t.match(await call('keeper', 'PUT', '/v1/providers/CJ-2', { ...provider, creditCode: '52990105MJ00000182' }), {
    status: 400,
    body: { errors: [{ pointer: '/creditCode', message: /校验码不符/ }] },
  })
  t.match(await call('keeper', 'PUT', '/v1/providers/CJ-2', { ...provider, creditCode: '529901O5MJ00000181' }), {
    status: 400,
    body: { errors: [{ pointer: '/creditCode', message: /不含 I、O、S、V、Z/ }] },
  })
  t.match(await call('keeper', 'PUT', '/v1/outlets/WD-2', { name: 'x', community: '990105009009', operator: 'CJ-9' }), {
    status: 400,
    body: { errors: [{ pointer: '/community' }, { pointer: '/operator' }] },
  })
  await call('elsewhereKeeper', 'PUT', '/v1/organisations/440305-MZJ', {
    name: '外地民政局',
    kind: 'department',
    jurisdiction: '440305',
  })
  t.strictSame(await pointers({ payer: '440305-MZJ' }), ['/payer'], 'nobody promises another place’s money')
  await put()
  t.match(await put({ ...contract, priceFen: 2_000_000 }), { status: 409, body: { code: 'wrong-state' } })
  t.equal((await call('auditor', 'GET', '/v1/contracts/HT-9')).status, 404)
})

t.test('forbidden', async (t) => {
  const { put, call } = await aDistrict(t)
  await put()
  for (const who of ['justice', 'community', 'keeper', 'finance', 'auditor'] as const) {
    t.equal((await call(who, 'PUT', '/v1/contracts/HT-3', contract)).status, 403, who)
    t.equal((await call(who, 'POST', '/v1/contracts/HT-1/termination', { reason: 'x' })).status, 403, who)
  }
  t.equal((await call('elsewhereKeeper', 'PUT', '/v1/providers/CJ-001', provider)).status, 403)
})
