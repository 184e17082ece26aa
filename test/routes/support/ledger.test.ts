// What an organisation promised and what came: the ledger, the reminders, the calendar feed.
import t from 'tap'
import { readWorkbook } from '../../../src/formats/workbook/read.ts'
import { aLife } from './a-life.ts'

const targets = [
  { community: '990105001001', quantity: 3, amountFen: 150_000 },
  { community: '990105002001', quantity: 3, amountFen: 150_000 },
]
const ledger = '/v1/organisations/990105-SFJ/support'

t.test('the ledger of support', async (t) => {
  const { service, id, assignment, deliver, post, call } = await aLife(t, { targets })
  service.clock.goTo('2027-02-20')
  await deliver('g1')
  service.clock.goTo('2027-03-06')
  await deliver('f1', 50_000)
  await deliver('s1')
  service.clock.goTo('2027-03-11')
  await deliver('f1', 30_000)
  const { body } = await call('justice', 'GET', `${ledger}?from=2027-01-01&until=2027-12-31`)
  t.match(body, { organisation: '990105-SFJ', name: '样例区司法局', on: '2027-03-11' })
  const here = body.communities.find(({ community }: { community: string }) => community === '990105001001')
  t.strictSame(here, {
    community: '990105001001',
    name: '听荷社区',
    promised: { count: 5, amountFen: 150_000 },
    dropped: { count: 0, amountFen: 0 },
    due: { count: 4, amountFen: 75_000 },
    confirmed: { count: 3, amountFen: 80_000 },
    overdue: { count: 1, amountFen: 0 },
    // On time; 5 days; 10 days, when the last part came; and the power, 10 days and counting.
    daysLate: { of: 4, late: 3, median: 7.5, worst: 10 },
  })
  t.match(body.total, {
    promised: { count: 10, amountFen: 300_000 },
    due: { count: 8, amountFen: 150_000 },
    overdue: { count: 5, amountFen: 75_000 },
    daysLate: { of: 8, late: 7, worst: 19 },
  })
  t.match(body.quarters, [
    { quarter: '2027-Q1', promised: { count: 8, amountFen: 150_000 } },
    { quarter: '2027-Q3', promised: { count: 2, amountFen: 150_000 }, due: { count: 0 }, daysLate: { of: 0, late: 0 } },
  ])
  t.notOk('median' in body.quarters[1].daysLate, 'no median of nothing')

  const before = (await call('auditor', 'GET', `${ledger}?on=2027-03-06`)).body.communities[0]
  t.match(
    before,
    { confirmed: { count: 2, amountFen: 50_000 }, overdue: { count: 2, amountFen: 25_000 } },
    'as it stood',
  )
  t.match(before.daysLate, { of: 4, late: 3, median: 5, worst: 5 })

  service.clock.goTo('2027-04-01')
  await post('justice', `/v1/assignments/${assignment}/withdrawal`, { reason: '调整' })
  const after = (await call('finance', 'GET', `${ledger}?from=2027-07-01&until=2027-09-30`)).body
  t.match(after.total, {
    promised: { count: 2, amountFen: 150_000 },
    dropped: { count: 2, amountFen: 150_000 },
    due: { count: 0 },
  })
  t.ok(id)
})

t.test('the ledger: wrong and forbidden', async (t) => {
  const { call } = await aLife(t)
  t.match(await call('justice', 'GET', `${ledger}?from=2027-02-01&until=2027-01-01`), {
    status: 400,
    body: { errors: [{ pointer: '/query/until' }] },
  })
  t.equal((await call('justice', 'GET', '/v1/organisations/990105-XX/support')).status, 404)
  for (const [who, status] of [
    ['justice', 200],
    ['auditor', 200],
    ['reviewer', 200],
    ['finance', 200],
    ['civil', 403],
    ['street', 403],
    ['community', 403],
    ['elsewhere', 403],
    ['operator', 403],
    [undefined, 401],
  ] as const)
    t.equal((await call(who, 'GET', ledger)).status, status, `${who}`)
  const empty = (await call('justice', 'GET', `${ledger}?from=2030-01-01&until=2030-12-31`)).body
  t.match(empty, { communities: [], quarters: [], total: { promised: { count: 0, amountFen: 0 } } })
})

t.test('the ledger as a workbook', async (t) => {
  const { service, deliver, call } = await aLife(t, { targets })
  service.clock.goTo('2027-03-06')
  await deliver('f1', 50_000)
  const accept = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  const got = await call('justice', 'GET', `${ledger}?from=2027-01-01&until=2027-12-31`, undefined, { accept })
  t.equal(got.headers['content-type'], accept)
  const { sheets } = await readWorkbook(got.bytes, () => 100)
  t.strictSame(
    sheets.map(({ name, rows }) => [name, rows.length]),
    [
      ['按社区', 4],
      ['按季度', 4],
    ],
  )
  const [, first] = sheets[0]?.rows ?? []
  t.match(first?.cells.get(0), { text: '听荷社区' })
  t.match(first?.cells.get(7), { value: 500 }, 'in yuan')
})

t.test('commitments as reminders', async (t) => {
  const { service, id, assignment, deliver, call } = await aLife(t, { targets })
  service.clock.goTo('2027-03-03')
  await deliver('f1', 75_000)
  await deliver('s1', undefined, false)
  const idsOf = async (who: 'justice' | 'community' | 'street' | 'auditor' | 'civil', query = '') => {
    const { body } = await call(who, 'GET', `/v1/commitments?limit=100${query}`)
    return body.items.map((one: { id: string }) => one.id.slice(assignment.length + 1))
  }
  const all = ['1.g1', '2.g1', '1.p1', '1.s1', '2.f1', '2.p1', '2.s1', '1.f2', '2.f2', '1.f1']
  t.strictSame(await idsOf('justice'), all, 'what is open first, by due day')
  t.strictSame(await idsOf('auditor'), all)
  const first = all.filter((one) => one.startsWith('1.'))
  t.strictSame(await idsOf('community'), first)
  t.strictSame(await idsOf('street'), first, 'a street office: its own communities')
  t.strictSame(await idsOf('civil'), [])
  t.strictSame(await idsOf('justice', '&dueBefore=2027-03-01'), ['1.g1', '2.g1'], 'before, and not on it')
  t.strictSame(await idsOf('justice', '&status=overdue&community=990105001001'), ['1.g1', '1.p1', '1.s1'])
  t.strictSame(await idsOf('justice', '&status=confirmed'), ['1.f1'])
  t.strictSame(await idsOf('justice', '&status=confirmed&status=due'), ['1.f2', '2.f2', '1.f1'], 'several')
  t.strictSame(await idsOf('justice', '&status=confirmed,due'), ['1.f2', '2.f2', '1.f1'], 'written either way')
  t.strictSame(await idsOf('justice', '&from=2027-02-01&until=2027-02-28'), ['1.g1', '2.g1'])
  t.strictSame(await idsOf('justice', '&from=2027-03-02'), ['1.f2', '2.f2'])
  t.match(await call('justice', 'GET', '/v1/commitments?from=2027-03-01&until=2027-02-01'), { status: 400 })
  t.match(await call('justice', 'GET', '/v1/commitments?status=due&status=gone'), {
    status: 400,
    body: { errors: [{ pointer: '/query/status/1', message: /due（待到位）/ }] },
  })
  t.strictSame(await idsOf('justice', '&status=due'), ['1.f2', '2.f2'])
  t.strictSame(await idsOf('justice', '&status=overdue&on=2027-02-21'), ['1.g1', '2.g1'], 'as another day shows it')
  t.strictSame(await idsOf('auditor', '&organisation=990105-MZJ'), [])
  t.match(await call('auditor', 'GET', '/v1/commitments?organisation=990105-SFK&community=990105001009'), {
    status: 400,
    body: { errors: [{ pointer: '/query/organisation', message: /990105-SFJ/ }, { pointer: '/query/community' }] },
  })

  const seen: string[] = []
  for (let url: string | undefined = '/v1/commitments?limit=3'; url !== undefined; ) {
    const { body }: { body: { items: { id: string }[]; next?: string } } = await call('justice', 'GET', url)
    seen.push(...body.items.map((one) => one.id.slice(assignment.length + 1)))
    url = body.next && `/v1/commitments?limit=3&cursor=${body.next}`
  }
  t.strictSame(seen, all, 'page by page')
  const [line] = (await call('justice', 'GET', '/v1/commitments?status=confirmed')).body.items
  t.match(line, {
    id: `${id}.f1`,
    obligation: id,
    assignment,
    organisation: '990105-SFJ',
    community: '990105001001',
    item: 'XZ-07-01',
    title: '2027年度社区矫正协助',
    kind: 'funding',
    amountFen: 75_000,
    confirmedFen: 75_000,
  })
  for (const [who, query, status] of [
    ['civil', '?organisation=990105-SFJ', 403],
    ['community', '?community=990105002001', 403],
    ['keeper', '', 403],
    ['operator', '', 403],
    [undefined, '', 401],
    ['justice', '?cursor=eA', 400],
    ['justice', '?status=late', 400],
  ] as const)
    t.equal((await call(who, 'GET', `/v1/commitments${query}`)).status, status, `${who} ${query}`)
})

t.test('the calendar feed', async (t) => {
  const title = '2027年度社区矫正协助；含入户、走访, 记录\\归档以及其他需要写得很长才能看出折行是否正确的内容'
  const { service, id, deliver, call } = await aLife(t, { title })
  service.clock.goTo('2027-03-03')
  await deliver('f1', 75_000)
  const { status, headers, text } = await call('community', 'GET', '/v1/commitments.ics')
  t.equal(status, 200)
  t.match(headers['content-type'], 'text/calendar')
  t.ok(text.endsWith('END:VCALENDAR\r\n'))
  const rows = text.split('\r\n')
  t.notOk(
    rows.some((row) => row.includes('\n')),
    'every line ends in CRLF',
  )
  t.ok(
    rows.every((row) => Buffer.byteLength(row) <= 75),
    'no line is longer than 75 octets',
  )
  const unfolded = text.replaceAll('\r\n ', '')
  t.equal(unfolded.match(/BEGIN:VEVENT/g)?.length, 4, 'what is confirmed needs no reminder')
  t.match(unfolded, `UID:${id}.f2@zhunru`)
  t.match(unfolded, 'DTSTART;VALUE=DATE:20270801\r\nDTEND;VALUE=DATE:20270802')
  t.match(unfolded, 'SUMMARY:经费 750.00 元 2027年度社区矫正协助；含入户、走访\\, 记录\\\\归档')
  t.match(unfolded, 'SUMMARY:【逾期未到位】人员')
  t.notMatch(unfolded, '社区矫正科', 'no contact')
  const overdue = await call('community', 'GET', '/v1/commitments.ics?status=confirmed')
  t.equal(overdue.text.match(/BEGIN:VEVENT/g)?.length, 1)
  t.match(
    (await call('community', 'GET', '/v1/commitments.ics', undefined, { 'accept-language': 'en' })).text,
    'Money 750.00',
  )

  const basic = (pair: string) => ({ authorization: `Basic ${Buffer.from(pair).toString('base64')}` })
  const feed = '/v1/commitments.ics'
  t.equal(
    (await call(undefined, 'GET', feed, undefined, basic('anyone:community'))).text,
    text,
    'the key as a password',
  )
  const refused = await call(undefined, 'GET', feed, undefined, basic('community:wrong'))
  t.equal(refused.status, 401)
  t.strictSame(refused.headers['www-authenticate'], ['Bearer', 'Basic realm="zhunru", charset="UTF-8"'])
  t.equal((await call(undefined, 'GET', feed, undefined, { authorization: 'Basic %' })).status, 401)
  const elsewhere = await call(undefined, 'GET', '/v1/commitments', undefined, basic('x:community'))
  t.equal(elsewhere.status, 401, 'nowhere but where it is needed')
  t.equal(elsewhere.headers['www-authenticate'], 'Bearer')
})
