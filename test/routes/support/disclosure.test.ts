// What the committee must post: as JSON, as a workbook, as a page that stands by itself.
import { hash } from 'node:crypto'
import t from 'tap'
import { aLife } from './a-life.ts'

const at = '/v1/communities/990105001001/disclosure'
const html = { accept: 'text/html' }

async function aYear(t: { teardown(run: () => unknown): unknown }, title = '2027年度社区矫正协助') {
  const life = await aLife(t, { title })
  life.service.clock.goTo('2027-03-01')
  for (const key of ['g1', 's1', 'p1']) await life.deliver(key)
  await life.deliver('f1', 75_000)
  life.service.clock.goTo('2027-08-05')
  await life.deliver('f2', 40_000)
  await life.deliver('f2', 35_000, { received: false, note: '未到账' })
  return life
}

t.test('happy: as JSON', async (t) => {
  const { id, call } = await aYear(t)
  const { status, body } = await call('community', 'GET', at)
  t.equal(status, 200)
  t.match(body, {
    community: '990105001001',
    name: '听荷社区',
    from: '2027-01-01',
    until: '2027-08-05',
    postedOn: '2027-08-05',
    postAtLeastUntil: '2027-08-20',
    totalFen: 115_000,
  })
  t.strictSame(body.assistance, [
    {
      obligation: id,
      kind: 'assistance',
      item: 'XZ-07-01',
      title: '2027年度社区矫正协助',
      organisation: '990105-SFJ',
      organisationName: '样例区司法局',
      period: { from: '2027-03-01', until: '2027-12-31' },
      status: 'active',
    },
  ])
  t.strictSame(
    body.money.map(({ receivedOn, organisationName, what, amountFen }: Record<string, unknown>) => [
      receivedOn,
      organisationName,
      what,
      amountFen,
    ]),
    [
      ['2027-03-01', '样例区司法局', '经费第1期', 75_000],
      ['2027-08-05', '样例区司法局', '经费第2期', 40_000],
    ],
    'what was not confirmed is not listed',
  )
  t.strictSame(body.otherSupport.map(({ kind }: { kind: string }) => kind).sort(), ['authority', 'guidance', 'staff'])

  const march = (await call('community', 'GET', `${at}?from=2027-03-01&until=2027-03-31`)).body
  t.match(march, { totalFen: 75_000, assistance: [{ status: 'active' }] })
  const before = (await call('community', 'GET', `${at}?from=2027-01-01&until=2027-02-28`)).body
  t.match(before, { totalFen: 0, assistance: [], money: [], otherSupport: [] })
})

t.test('happy: as a page that loads nothing and runs nothing, whatever a title says', async (t) => {
  const { call } = await aYear(t, '核查<script>alert(1)</script>&"\'')
  const { status, text, headers } = await call('community', 'GET', at, undefined, html)
  t.equal(status, 200)
  t.match(headers['content-type'], 'text/html; charset=utf-8')
  t.notMatch(text, '<script>')
  t.match(text, '核查&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;&#39;')
  for (const part of [
    '听荷社区',
    '居务公开',
    '第三十四条',
    '1,150.00',
    '2027年8月20日',
    '样例区社区服务清单',
    '@page { size: A4',
  ])
    t.match(text, part, part)
  const style = /<style>([\s\S]*?)<\/style>/.exec(text)?.[1] ?? ''
  const policy = String(headers['content-security-policy'])
  t.match(policy, `style-src 'sha256-${hash('sha256', style, 'base64')}'`)
  t.match(policy, "default-src 'none'")
  t.notMatch(text, /(src|href)=/)
  const english = await call('community', 'GET', at, undefined, { ...html, 'accept-language': 'en' })
  t.match(english.text, 'Committee disclosure')
})

t.test('happy: as a workbook', async (t) => {
  const { service } = await aYear(t)
  const accept = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  const headers = { authorization: 'Bearer community', accept }
  const answer = await service.app.inject({ method: 'GET', url: at, headers })
  t.equal(answer.statusCode, 200)
  t.equal(answer.headers['content-type'], accept)
  t.match(answer.headers['content-disposition'], 'disclosure-990105001001-2027-01-01-2027-08-05.xlsx')
  t.equal(answer.rawPayload.subarray(0, 2).toString(), 'PK')
})

t.test('wrong', async (t) => {
  const { call } = await aLife(t)
  t.match(await call('community', 'GET', `${at}?from=2027-02-01&until=2027-01-01`), {
    status: 400,
    body: { errors: [{ pointer: '/query/until' }] },
  })
  t.equal((await call('auditor', 'GET', '/v1/communities/990105009999/disclosure')).status, 404)
  t.equal((await call('community', 'GET', at, undefined, { accept: 'image/png' })).status, 406)
})

t.test('forbidden', async (t) => {
  const { call } = await aLife(t)
  for (const [who, status] of [
    ['community', 200],
    ['street', 200],
    ['auditor', 200],
    ['reviewer', 200],
    ['justice', 403],
    ['otherStreet', 403],
    ['otherCommunity', 403],
    ['elsewhere', 403],
    ['operator', 403],
    [undefined, 401],
  ] as const)
    t.equal((await call(who, 'GET', at)).status, status, `${who}`)
})
