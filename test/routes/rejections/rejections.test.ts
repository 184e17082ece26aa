// GET /v1/rejections: every recorded no, by any filter, in pages that stay right while new ones arrive.
import t from 'tap'
import { aService, type Holder, soundRequest } from '../../a-service.ts'

const service = await aService()
t.teardown(() => service.close())
const rejections = async (query: string, who: Holder = 'auditor', headers: Record<string, string> = {}) =>
  service.call(who, 'GET', `/v1/rejections?${query}`, undefined, headers)
const indexes = async (query: string) =>
  (await rejections(`limit=500&${query}`)).body.items.map(({ index }: { index: number }) => index)
const check = (who: Holder, body: unknown) => service.call(who, 'POST', '/v1/checks', body)
const assign = (who: Holder, body: unknown) => service.call(who, 'POST', '/v1/assignments', body)

const platform = soundRequest({ demands: [{ kind: 'platform', name: '打卡群' }] })
const unpaid = soundRequest({ targets: [{ community: '990105002001', quantity: 1 }] })
/** What is made, by name: the index of its entry. */
const made = {
  advice: (await check('justice', platform)).body.log.index,
  unpaid: (await assign('justice', unpaid)).body.log.index,
  stranger: (await assign('civil', soundRequest())).body.log.index,
}
service.clock.goTo('2026-11-25')
const later = (await assign('justice', soundRequest({ item: 'XX-00-00' }))).body.log.index

t.test('happy', async (t) => {
  t.test('each filter finds its own', async (t) => {
    const { advice, unpaid, stranger } = made
    for (const [query, expected] of [
      ['', [advice, unpaid, stranger, later]],
      ['by=rules', [advice, unpaid, stranger, later]],
      ['by=reviewer', []],
      ['ground=support-overdue', []],
      ['advisory=true', [advice]],
      ['advisory=false', [unpaid, stranger, later]],
      ['organisation=990105-SFJ', [advice, unpaid, later]],
      ['organisation=990105-MZJ', [stranger]],
      ['community=990105002001', [unpaid]],
      ['community=990105001001', [advice, stranger, later]],
      ['rule=platform-demanded', [advice]],
      ['rule=funding-missing', [unpaid, stranger]],
      ['rule=not-lead-organisation', [stranger]],
      [`rule=${encodeURIComponent('经费未落实')}`, [unpaid, stranger]],
      ['rule=Funding%20missing', [unpaid, stranger]],
      ['item=XZ-07-01', [advice, unpaid, stranger]],
      ['item=XX-00-00', [later]],
      ['from=2026-11-23&until=2026-11-23', [advice, unpaid, stranger]],
      ['from=2026-11-24', [later]],
      ['until=2026-11-22', []],
      ['from=2026-11-25&until=2026-11-25&organisation=990105-SFJ&rule=off-list', [later]],
      ['rule=off-list&advisory=true', []],
    ] as const)
      t.strictSame(await indexes(query), expected, query)
  })

  t.test('a rejection says by whom, why, under which edition, and where it stands', async (t) => {
    const { items } = (await rejections('organisation=990105-MZJ')).body
    const { body } = await service.call('auditor', 'GET', `/v1/assignments/a${made.stranger}`)
    t.match(items, [
      {
        index: made.stranger,
        recordedAt: '2026-11-23T02:00:00.000Z',
        by: 'rules',
        advisory: false,
        organisationName: '样例区民政局',
        communities: ['990105001001'],
        communityNames: ['听荷社区'],
        item: 'XZ-07-01',
        title: '2027年度社区矫正协助',
        assignment: body.id,
        edition: body.decision.edition,
        leafHash: body.log.leafHash,
      },
    ])
    t.strictSame(items[0].findings, body.decision.findings)
    t.strictSame(items[0].rules, [...new Set(body.decision.findings.map(({ rule }: { rule: string }) => rule))])
    const english = (await rejections('organisation=990105-MZJ', 'auditor', { 'accept-language': 'en' })).body.items[0]
    t.notMatch(english.findings[0].message, /\p{Script=Han}/u)
  })

  t.test('pages hold exactly what was made, none twice, while new ones arrive', async (t) => {
    const filter = 'rule=off-list&organisation=990105-SFJ&from=2026-11-25'
    const mine: number[] = [later]
    const make = async () =>
      mine.push((await check('justice', soundRequest({ item: `XX-${mine.length}` }))).body.log.index)
    const noise = () => check('civil', soundRequest({ item: 'XX-99' }))
    for (let i = 0; i < 25; i++) await Promise.all([make(), noise()])
    const seen: number[] = []
    let url = `/v1/rejections?${filter}&limit=4`
    for (let pages = 0; url !== ''; pages++) {
      const { body, headers } = await service.call('auditor', 'GET', url)
      t.ok(body.items.length <= 4)
      seen.push(...body.items.map(({ index }: { index: number }) => index))
      url = /^<(.*)>; rel="next"$/.exec(String(headers.link ?? ''))?.[1] ?? ''
      // New ones arrive while the first pages are read, then no more, so that there is an end.
      if (pages < 5) await Promise.all([make(), noise(), make()])
    }
    t.strictSame(
      seen,
      [...mine].sort((a, b) => a - b),
    )
    t.equal(seen.length, 36)
  })
})

t.test('wrong', async (t) => {
  for (const query of [
    'by=nobody',
    'ground=mood',
    'from=2026-02-30',
    'until=x',
    'advisory=1x',
    'rule=Not%20A%20Rule',
    'organisation=%20',
    'community=',
    'limit=501',
    'cursor=%21',
    'cursor=eA',
    'bogus=1',
  ])
    t.match(
      await rejections(query),
      { status: 400, body: { code: 'invalid-input', errors: [{ pointer: `/query/${query.split('=')[0]}` }] } },
      query,
    )

  t.test('a filter that can match nothing is a slip, never a zero: all of them, each with the nearest', async (t) => {
    const slips = {
      rule: ['funding-mising', '没有规则 funding-mising；是否为 funding-missing'],
      organisation: ['990105-SFK', '没有登记的单位 990105-SFK；是否为 990105-SFJ'],
      community: ['990105001009', '没有登记的社区 990105001009；是否为 990105001001'],
      item: ['XZ-07-0l', '没有清单事项 XZ-07-0l；是否为 XZ-07-01'],
    } as const
    const query = new URLSearchParams([
      ...Object.entries(slips).map(([name, [said]]): [string, string] => [name, said]),
      ['from', '2026-11-25'],
      ['until', '2026-11-23'],
    ])
    const errors = [
      { pointer: '/query/until', message: '结束日期 2026-11-23 早于开始日期 2026-11-25' },
      ...['organisation', 'community', 'item', 'rule'].map((name) => ({
        pointer: `/query/${name}`,
        message: slips[name as keyof typeof slips][1],
      })),
    ]
    t.match(await rejections(`${query}`), { status: 400, body: { code: 'invalid-input', errors } })
    t.match(await service.call('auditor', 'GET', `/v1/log/export?${query}`), { status: 400, body: { errors } })
    for (const path of ['summary?by=month', 'repeats?']) {
      const asked = path === 'repeats?' ? 'organisation=990105-SFK' : 'from=2026-11-25&until=2026-11-23'
      const found = await service.call('auditor', 'GET', `/v1/rejections/${path}&${asked}`)
      t.match(found, { status: 400, body: { code: 'invalid-input' } }, path)
    }
    const far = await rejections('rule=Not%20A%20Rule')
    t.match(far.body.errors, [{ message: '没有规则 Not A Rule' }], 'nothing is near: nothing is guessed')
    t.equal((await rejections('item=XX-00-00')).status, 200, 'of no list, and on the record')
  })
})

t.test('forbidden', async (t) => {
  for (const who of ['justice', 'street', 'community', 'keeper', 'finance', 'reviewer', 'operator'] as const)
    t.match(await rejections('', who), { status: 403, body: { code: 'forbidden' } }, who)
  t.equal((await service.call(undefined, 'GET', '/v1/rejections')).status, 401)
  t.strictSame(
    (await rejections('', 'elsewhere')).body.items,
    [],
    'an auditor of another jurisdiction sees none of these',
  )
})
