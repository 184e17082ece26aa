// 应急准入: an order of the government stands in for the list and the notice; what it does not wait for is owed, and nobody's
// silence is a yes.
import t from 'tap'
import { aService, type TestService } from '../../a-service.ts'

const order = {
  issuer: '990105-QZF',
  number: '样政发〔2026〕17号',
  order: '关于启动防汛Ⅱ级应急响应的命令',
  level: 'II',
  issuedOn: '2026-11-22',
}
const community = '990105001001'
/** Listed work in a flood: no line registered yet, staff from the third day, money after the work. */
const flood = (changes: object = {}) => ({
  item: 'XZ-07-01',
  title: '汛期社区矫正对象转移安置协助',
  receiver: 'residents-committee',
  role: 'cooperating',
  period: { from: '2026-11-24', until: '2026-12-13' },
  timesPerMonth: 1,
  targets: [{ community, quantity: 2, amountFen: 10_000 }],
  support: {
    funding: { payer: '990105-SFJ', budgetLine: '2026-SFJ-999', instalments: [{ dueOn: '2026-12-20', percent: 100 }] },
    staff: [{ role: '司法社工', count: 1, from: '2026-11-26' }],
    authority: ['矫正对象名单查询'],
  },
  emergency: order,
  ...changes,
})
const offList = (changes: object = {}) =>
  flood({
    item: undefined,
    title: '低洼地带居民转移通知',
    support: {
      funding: {
        payer: '990105-SFJ',
        budgetLine: '2026-SFJ-013',
        instalments: [{ dueOn: '2026-11-24', percent: 100 }],
      },
    },
    ...changes,
  })
const ask = (service: TestService, body: unknown) => service.call('justice', 'POST', '/v1/assignments', body)
const get = async (service: TestService, who: Parameters<TestService['call']>[0], path: string) =>
  (await service.call(who, 'GET', `/v1/${path}`)).body

t.test('happy', async (t) => {
  t.test('a real flood is admitted at once, with what is owed and by when', async (t) => {
    const service = await aService()
    t.teardown(() => service.close())
    const { status, body } = await ask(service, flood())
    t.equal(status, 201)
    t.match(body, {
      status: 'admitted',
      confirmBy: '2026-11-30',
      decision: {
        provisional: true,
        confirmBy: '2026-11-30',
        findings: [],
        owed: [
          { rule: 'funding-late', dueOn: '2026-12-24', message: '滞后于工作进度的经费应不迟于2026年12月24日到位' },
          { rule: 'budget-unknown', dueOn: '2026-12-24' },
          { rule: 'staff-missing', dueOn: '2026-12-24' },
          { rule: 'guidance-missing', dueOn: '2026-12-24' },
        ],
      },
    })
    const { items } = await get(service, 'community', `commitments?community=${community}`)
    t.strictSame(
      items.map(({ kind, what, dueOn, status }: Record<string, string>) => [kind, what, dueOn, status]),
      [
        ['authority', '矫正对象名单查询', '2026-11-24', 'due'],
        ['staff', '司法社工 1 名', '2026-11-26', 'due'],
        ['funding', '经费第1期', '2026-12-20', 'due'],
        ['guidance', '业务指导', '2026-12-24', 'due'],
      ],
    )
    t.match((await get(service, 'reviewer', 'reviews')).items, [
      { assignment: { id: body.id, status: 'admitted' }, dueOn: '2026-11-30', overdue: false },
    ])
  })

  t.test(
    'nobody confirms it: on the sixth working day it has lapsed, and what was worked for is still owed',
    async (t) => {
      const service = await aService()
      t.teardown(() => service.close())
      const { body } = await ask(service, flood())
      const [obligation] = body.obligations
      service.clock.goTo('2026-11-30')
      t.equal((await get(service, 'community', `obligations/${obligation}`)).status, 'active', 'the fifth')
      service.clock.goTo('2026-12-01')
      const lapsed = await get(service, 'community', `obligations/${obligation}`)
      t.match(lapsed, { status: 'lapsed', refusable: false })
      t.match(await get(service, 'justice', `assignments/${body.id}`), { status: 'lapsed' })
      t.strictSame((await get(service, 'justice', 'assignments?status=admitted')).items, [])
      t.match((await get(service, 'justice', 'assignments?status=lapsed')).items, [{ id: body.id }])
      t.strictSame((await get(service, 'reviewer', 'reviews')).items, [], 'nothing is to be confirmed any more')
      const owed = lapsed.commitments.filter(({ status }: { status: string }) => status !== 'dropped')
      t.strictSame(
        owed.map(({ kind }: { kind: string }) => kind),
        ['funding'],
        'money was owed from the first day; nothing in kind for work that is over',
      )
      for (const [who, what, sent] of [
        ['reviewer', 'review', { outcome: 'admitted', reason: '迟了' }],
        ['justice', 'withdrawal', { reason: '不再需要' }],
        ['reviewer', 'revocation', { reason: '不再需要' }],
        ['justice', 'supplement', { budgetLine: '2026-SFJ-013' }],
      ] as const)
        t.match(await service.call(who, 'POST', `/v1/assignments/${body.id}/${what}`, sent), {
          status: 409,
          body: { code: 'wrong-state' },
        })
      t.equal(
        (await ask(service, flood({ period: { from: '2026-12-01', until: '2026-12-05' } }))).body.status,
        'rejected',
        'too late after the order',
      )
    },
  )

  t.test('what would only have fallen due after the lapse is not owed, and its money is free again', async (t) => {
    const service = await aService()
    t.teardown(() => service.close())
    const line = async () => (await get(service, 'finance', 'budget-lines/2026-SFJ-013')).committedFen
    const instalments = [
      { dueOn: '2026-11-24', percent: 50 },
      { dueOn: '2026-12-04', percent: 50 },
    ]
    const { body } = await ask(
      service,
      flood({
        support: {
          funding: { payer: '990105-SFJ', budgetLine: '2026-SFJ-013', instalments },
          authority: ['矫正对象名单查询'],
        },
      }),
    )
    t.equal(body.status, 'admitted')
    t.equal(await line(), 10_000)
    service.clock.goTo('2026-12-01')
    t.equal(await line(), 5_000, 'the second half was not owed yet')
    const { commitments } = await get(service, 'community', `obligations/${body.obligations[0]}`)
    t.strictSame(
      commitments.flatMap(({ kind, status }: Record<string, string>) => (kind === 'funding' ? [status] : [])),
      ['overdue', 'dropped'],
    )
    const { status } = await service.call('justice', 'POST', `/v1/obligations/${body.obligations[0]}/deliveries`, {
      commitment: commitments[1].id,
      deliveredOn: '2026-12-01',
      amountFen: 5_000,
    })
    t.equal(status, 409, 'nothing more is owed on it')
    const again = await ask(service, {
      ...flood({ period: { from: '2026-12-07', until: '2026-12-20' } }),
      emergency: { ...order, number: '样政发〔2026〕18号', issuedOn: '2026-12-01' },
    })
    t.equal(again.body.status, 'admitted', 'what has lapsed is no duplicate')
  })

  t.test('off the list it is confirmed once its plan is there; a line may follow', async (t) => {
    const service = await aService()
    t.teardown(() => service.close())
    const funding = { payer: '990105-SFJ', instalments: [{ dueOn: '2026-11-24', percent: 100 }] }
    const { body } = await ask(service, offList({ support: { funding } }))
    t.match(body, { status: 'admitted', decision: { provisional: true } })
    const at = `/v1/assignments/${body.id}`
    const confirm = () =>
      service.call('reviewer', 'POST', `${at}/review`, {
        outcome: 'admitted',
        reason: '确属应急',
        agreement: '据实结算',
      })
    t.match(await confirm(), { status: 409, body: { code: 'wrong-state', detail: /实施方案尚未补齐/ } })
    const plan = { reason: '汛情紧急', content: '通知转移', agreement: '据实结算' }
    t.match(await service.call('justice', 'POST', `${at}/supplement`, { plan }), { status: 200, body: { plan } })
    t.match(await confirm(), { status: 200, body: { status: 'admitted', review: { outcome: 'admitted' } } })
    const [obligation] = body.obligations
    service.clock.goTo('2026-12-10')
    t.equal(
      (await get(service, 'community', `obligations/${obligation}`)).status,
      'active',
      'confirmed, it does not lapse',
    )
    t.notOk('confirmBy' in (await get(service, 'justice', at.slice(4))))
    const supplied = await service.call('justice', 'POST', `${at}/supplement`, { budgetLine: '2026-SFJ-013' })
    t.match(supplied, { status: 200, body: { support: { funding: { budgetLine: '2026-SFJ-013' } } } })
    t.equal((await get(service, 'finance', 'budget-lines/2026-SFJ-013')).committedFen, 10_000)
    t.match(await service.call('justice', 'POST', `${at}/supplement`, { budgetLine: '2026-SFJ-013' }), { status: 400 })
  })

  t.test('the reviewing body says no: it ends, is on the record, and what was owed stays owed', async (t) => {
    const service = await aService()
    t.teardown(() => service.close())
    const { body } = await ask(service, offList())
    service.clock.goTo('2026-11-25')
    const no = await service.call('reviewer', 'POST', `/v1/assignments/${body.id}/review`, {
      outcome: 'rejected',
      reason: '并非命令所及',
    })
    t.match(no, { status: 200, body: { status: 'rejected' } })
    t.match(await get(service, 'community', `obligations/${body.obligations[0]}`), {
      status: 'revoked',
      commitments: [{ kind: 'funding', status: 'overdue' }],
    })
    t.match((await get(service, 'auditor', 'rejections?by=reviewer')).items, [{ assignment: body.id, by: 'reviewer' }])
  })

  t.test('withdrawing it before the late money is due does not save the money', async (t) => {
    const service = await aService()
    t.teardown(() => service.close())
    const { body } = await ask(service, flood())
    service.clock.goTo('2026-11-30')
    const { body: ended } = await service.call('justice', 'POST', `/v1/assignments/${body.id}/withdrawal`, {
      reason: '不再需要',
    })
    // Seven of the twenty days were worked.
    t.match(ended, { status: 'withdrawn', closing: { freedFen: 6_500 } })
    const { commitments } = await get(service, 'community', `obligations/${body.obligations[0]}`)
    const money = commitments.find(({ kind }: { kind: string }) => kind === 'funding')
    t.match(money, { status: 'due', amountFen: 10_000, owedFen: 3_500 })
  })

  t.test('returned is no rejection: it is completed and sent again', async (t) => {
    const service = await aService()
    t.teardown(() => service.close())
    const sound = flood({
      emergency: undefined,
      period: { from: '2026-12-07', until: '2027-01-06' },
      support: {
        funding: { payer: '990105-SFJ', instalments: [{ dueOn: '2026-12-07', percent: 100 }] },
        staff: [{ role: '司法社工', count: 1, from: '2026-12-07' }],
        guidance: { contact: '社区矫正科' },
        authority: ['矫正对象名单查询'],
      },
    })
    const { body: first } = await ask(service, sound)
    t.match(first, {
      status: 'returned',
      decision: { outcome: 'returned', findings: [{ rule: 'budget-unknown', effect: 'return' }] },
    })
    t.strictSame((await get(service, 'auditor', 'rejections')).items, [], 'counted apart from rejections')
    t.strictSame((await get(service, 'auditor', 'rejections/summary?by=rule')).items, [])
    t.match((await get(service, 'justice', `assignments?status=returned&community=${community}`)).items, [
      { id: first.id },
    ])
    const funding = {
      payer: '990105-SFJ',
      budgetLine: '2026-SFJ-013',
      instalments: [{ dueOn: '2026-12-07', percent: 100 }],
    }
    const whole = { ...sound, support: { ...sound.support, funding }, amends: first.id }
    t.match(await service.call('justice', 'POST', '/v1/checks', whole), { status: 200, body: { outcome: 'admitted' } })
    const { body: second } = await ask(service, whole)
    t.match(second, { status: 'admitted', amends: first.id })
    t.match(await get(service, 'justice', `assignments/${first.id}`), { status: 'returned', amendedBy: second.id })
    t.match(await ask(service, whole), { status: 400, body: { errors: [{ pointer: '/amends', message: /已由/ }] } })
  })
})

t.test('wrong', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())

  t.test('a bureau’s notice of 2019 is told issuer, level and age at once', async (t) => {
    const fake = {
      ...order,
      issuer: '990105-GAFJ',
      level: 'IV',
      issuedOn: '2019-01-01',
      order: '关于做好迎检工作的紧急通知',
    }
    const { body } = await service.call(
      'justice',
      'POST',
      '/v1/checks',
      offList({ emergency: fake, targets: [{ community, amountFen: 1 }] }),
    )
    t.equal(body.outcome, 'rejected')
    const unproven = body.findings.filter(({ rule }: { rule: string }) => rule === 'emergency-unproven')
    t.strictSame(
      unproven.map(({ pointer, facts }: { pointer: string; facts: { why: string } }) => [pointer, facts.why]),
      [
        ['/emergency/issuer', 'issuer'],
        ['/emergency/level', 'level'],
        ['/emergency/issuedOn', 'too-old'],
      ],
    )
    t.match(unproven[0].message, /样例市公安局样例分局（990105-GAFJ）.*样例区人民政府（990105-QZF）/)
  })

  t.test('one order carries the same work thirty days in all, however its number is written', async (t) => {
    const { body } = await ask(service, offList({ period: { from: '2026-11-24', until: '2026-12-13' } }))
    t.equal(body.status, 'admitted')
    const again = (number: string, period: object) =>
      service.call(
        'justice',
        'POST',
        '/v1/checks',
        offList({ period, title: '另一个名称', emergency: { ...order, number } }),
      )
    const late = await again('样政发[2026] 17号', { from: '2026-11-29', until: '2026-12-28' })
    t.match(
      late.body.findings.find(({ rule }: { rule: string }) => rule === 'emergency-unproven'),
      { facts: { why: 'order-spent', days: 35, maxDays: 30, assignments: [body.id] } },
    )
    const within = await again('样政发〔2026〕17号', { from: '2026-11-29', until: '2026-12-23' })
    t.equal(within.body.outcome, 'admitted')
  })

  t.test('a supplement must say something that is wanting', async (t) => {
    const { body } = await ask(service, flood())
    const at = `/v1/assignments/${body.id}/supplement`
    const pointers = async (sent: object) =>
      (await service.call('justice', 'POST', at, sent)).body.errors?.map(({ pointer }: { pointer: string }) => pointer)
    t.strictSame(await pointers({}), [''])
    t.strictSame(await pointers({ plan: { reason: '有' } }), ['/plan'])
    t.strictSame(await pointers({ budgetLine: '2026-MZJ-005' }), ['/budgetLine'])
    t.strictSame(await pointers({ budgetLine: '2027-SFJ-013' }), ['/budgetLine'], 'of another year')
    t.equal((await service.call('civil', 'POST', at, { budgetLine: '2026-SFJ-013' })).status, 403)
  })

  t.test('amends names an own application that was returned', async (t) => {
    const { body } = await service.call('justice', 'POST', '/v1/checks', flood({ amends: 'a9999' }))
    t.match(body, { code: 'invalid-input', errors: [{ pointer: '/amends' }] })
  })
})
