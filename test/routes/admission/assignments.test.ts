// POST and GET /v1/assignments: admitted, rejected or referred; money spent once; asked twice, done once.
import t from 'tap'
import { aService, type Holder, soundRequest } from '../../a-service.ts'

const service = await aService()
t.teardown(() => service.close())
const ask = (body: unknown, headers: Record<string, string> = {}, who: Holder = 'justice') =>
  service.call(who, 'POST', '/v1/assignments', body, headers)
const line = async (code: string) => (await service.call('finance', 'GET', `/v1/budget-lines/${code}`)).body
const rulesOf = ({ body }: { body: { decision: { findings: { rule: string }[] } } }) =>
  body.decision.findings.map(({ rule }) => rule)

/** A sound request for another community, so that requests of one test are no duplicates of another's. */
const communities = ['990105003001', '990105003002', '990105004001', '990105004002', '990105005001', '990105005002']
let taken = 0
const elsewhere = (amountFen = 150_000) => {
  const community = communities[taken++]
  if (!community) throw new Error('every community of the sample is taken')
  return soundRequest({ targets: [{ community, quantity: 3, amountFen }] })
}

t.test('happy', async (t) => {
  t.test('a fully supported request on the list is admitted at once', async (t) => {
    const { status, body, headers } = await ask(soundRequest())
    t.equal(status, 201)
    t.match(body, { status: 'admitted', organisation: '990105-SFJ', decision: { outcome: 'admitted', findings: [] } })
    t.equal(headers.location, `/v1/assignments/${body.id}`)
    t.strictSame(body.obligations, [`${body.id}.1`])
    t.equal(body.log.index, body.decision.log.index)
    const { title, period, targets, support, demands } = soundRequest()
    t.match(body, { title, period, targets, support, demands }, 'the request stands in the answer as it was sent')
    const again = await service.call('justice', 'GET', `/v1/assignments/${body.id}`)
    t.strictSame(again.body, body)
    t.match(await line('2027-SFJ-013'), { committedFen: 150_000, availableFen: 450_000 })
  })

  t.test('the same again is a duplicate, and says of what', async (t) => {
    const first = (await service.call('justice', 'GET', '/v1/assignments?limit=1')).body.items[0]
    const answer = await ask(soundRequest())
    t.match(answer, { status: 201, body: { status: 'rejected' } })
    t.strictSame(rulesOf(answer), ['duplicate-assignment'])
    t.match(JSON.stringify(answer.body.decision.findings[0]), first.id)
    t.notOk('obligations' in answer.body)
    t.match(await line('2027-SFJ-013'), { committedFen: 150_000 }, 'a rejection commits nothing')
  })

  t.test('what the list leaves open goes to the reviewing body, and its money is kept for it', async (t) => {
    const { item: _, ...rest } = elsewhere(100_000)
    const plan = {
      reason: '清单之外',
      content: '走访并记录',
      agreement: '按次付费',
      bases: [{ title: '社区矫正法', article: '12', force: 'shall-assist', from: '2020-07-01' }],
    }
    const answer = await ask({ ...rest, demands: [], plan })
    t.match(answer.body, { status: 'in-review', reviewDueOn: '2026-12-14', decision: { outcome: 'referred' } })
    t.notOk('obligations' in answer.body)
    t.match(await line('2027-SFJ-013'), { committedFen: 250_000 })
  })

  t.test('an emergency stands in for the notice, and is provisional', async (t) => {
    const emergency = {
      issuer: '990105-QZF',
      number: '样政发〔2026〕7号',
      order: '关于启动防汛Ⅱ级应急响应的命令',
      level: 'II',
      issuedOn: '2026-11-22',
    }
    const request = {
      ...elsewhere(),
      period: { from: '2026-11-24', until: '2026-12-20' },
      targets: [{ community: '990105006001', quantity: 1, amountFen: 10_000 }],
      support: {
        funding: {
          payer: '990105-SFJ',
          budgetLine: '2026-SFJ-013',
          instalments: [{ dueOn: '2026-12-10', percent: 100 }],
        },
        staff: [{ role: '司法社工', count: 1, from: '2026-11-24' }],
        guidance: { contact: '社区矫正科' },
        authority: ['矫正对象名单查询'],
      },
    }
    t.ok(rulesOf(await ask(request)).includes('notice-too-short'))
    const { body } = await ask({ ...request, emergency })
    t.match(body, {
      status: 'admitted',
      confirmBy: '2026-11-30',
      decision: { provisional: true, confirmBy: '2026-11-30', findings: [], owed: [{ rule: 'funding-late' }] },
    })
  })

  t.test('a street office asks for its own communities where the item says so, and for no others', async (t) => {
    const own = (community: string) =>
      soundRequest({
        targets: [{ community, quantity: 1, amountFen: 50_000 }],
        support: {
          ...soundRequest().support,
          funding: {
            payer: '990105-JD01',
            budgetLine: '2027-JD01-001',
            instalments: [{ dueOn: '2027-03-01', percent: 100 }],
          },
        },
      })
    const theirs = await ask(own('990105001002'), {}, 'street')
    t.match(theirs.body, { status: 'admitted', organisation: '990105-JD01' })
    const others = await ask(own('990105002002'), {}, 'street')
    t.strictSame(rulesOf(others), ['not-lead-organisation'])
    t.match(others.body.decision.findings, [{ pointer: '/targets/0/community', community: '990105002002' }])
    const mixed = await service.call('street', 'POST', '/v1/checks', {
      ...own('990105001001'),
      targets: ['990105001001', '990105002002'].map((community) => ({ community, quantity: 1, amountFen: 50_000 })),
    })
    t.match(
      mixed.body.findings.filter(({ rule }: { rule: string }) => rule === 'not-lead-organisation'),
      [{ pointer: '/targets/1/community', community: '990105002002' }],
      'only the target that is not its own',
    )
    const items = (await service.call(undefined, 'GET', '/v1/lists/990105')).body.items
    const led = items.find(
      (item: { kind: string; leads?: string[]; streetMayAsk?: boolean }) =>
        item.kind === 'assistance' && item.leads && !item.streetMayAsk,
    )
    const notForStreets = await service.call('street', 'POST', '/v1/checks', { ...own('990105001001'), item: led.code })
    t.ok(
      notForStreets.body.findings.some(({ rule }: { rule: string }) => rule === 'not-lead-organisation'),
      `${led.code} does not say so`,
    )
  })

  t.test('lists its own, by status, item, community, days and overdue support', async (t) => {
    const list = async (query: string, who: Holder = 'justice') =>
      (await service.call(who, 'GET', `/v1/assignments?limit=500&${query}`)).body.items
    const all = await list('')
    t.ok(all.length >= 4)
    t.ok(all.every(({ organisation }: { organisation: string }) => organisation === '990105-SFJ'))
    for (const status of ['admitted', 'rejected', 'in-review']) {
      const some = await list(`status=${status}`)
      t.ok(some.length > 0 && some.length < all.length, status)
      t.ok(some.every((one: { status: string }) => one.status === status))
    }
    t.equal((await list('community=990105001001')).length, 2, 'the rejected one of the community too')
    t.strictSame(await list('community=990105001001&status=withdrawn'), [])
    t.strictSame(await list('until=2026-11-23'), [])
    t.equal((await list('from=2026-12-21&until=2027-02-28')).length, 0, 'between the emergency and the year')
    t.strictSame(await list('overdue=true'), [], 'nothing is overdue today')
    t.equal((await list('', 'auditor')).length, all.length + 2, 'the auditor sees the street office’s too')
    t.equal((await list('', 'elsewhere')).length, 0, 'nothing of another jurisdiction')
    const paged = []
    for (let url: string | undefined = '/v1/assignments?limit=2'; url; ) {
      const { body, headers } = await service.call('justice', 'GET', url)
      paged.push(...body.items)
      url = /<(.*)>; rel="next"/.exec(String(headers.link ?? ''))?.[1]
      t.equal(url !== undefined, body.next !== undefined, 'Link says what next says')
    }
    t.strictSame(paged, all, 'pages make the whole')
  })

  t.test('findings are told in the language asked for, in the answer and when read again', async (t) => {
    const { body } = await ask(soundRequest(), { 'accept-language': 'en' })
    t.notMatch(body.decision.findings[0].message, /\p{Script=Han}/u)
    const again = await service.call('justice', 'GET', `/v1/assignments/${body.id}`, undefined, {
      'accept-language': 'en',
    })
    t.strictSame(again.body, body)
  })
})

t.test('money is spent once: a hundred at once on a line with room for ten', async (t) => {
  const own = await aService()
  t.teardown(() => own.close())
  const put = (who: Holder, url: string, body: unknown) => own.call(who, 'PUT', url, body)
  for (let i = 0; i < 100; i++)
    await put('keeper', `/v1/communities/${990105009000 + i}`, {
      name: `第${i}社区`,
      jurisdiction: '990105',
      street: '990105-JD01',
      households: 10,
      residents: 30,
    })
  await put('finance', '/v1/budget-lines/ten', {
    organisation: '990105-SFJ',
    year: 2027,
    totalFen: 1_500_000,
    document: '刚好十份',
  })
  const { funding } = soundRequest().support
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, i) =>
      own.call('justice', 'POST', '/v1/assignments', {
        ...soundRequest({ targets: [{ community: String(990105009000 + i), quantity: 3, amountFen: 150_000 }] }),
        support: { ...soundRequest().support, funding: { ...funding, budgetLine: 'ten' } },
      }),
    ),
  )
  t.ok(answers.every(({ status }) => status === 201))
  const admitted = answers.filter(({ body }) => body.status === 'admitted')
  t.equal(admitted.length, 10)
  for (const answer of answers.filter(({ body }) => body.status !== 'admitted'))
    t.strictSame(rulesOf(answer), ['budget-overdrawn'])
  const spent = await own.call('finance', 'GET', '/v1/budget-lines/ten')
  t.match(spent.body, { totalFen: 1_500_000, committedFen: 1_500_000, availableFen: 0 })
  t.equal(new Set(answers.map(({ body }) => body.id)).size, 100, 'each has an id of its own')
  const overdrawing = { organisation: '990105-SFJ', year: 2027, totalFen: 1_499_999, document: '少一分' }
  t.match(await put('finance', '/v1/budget-lines/ten', overdrawing), {
    status: 409,
    body: { code: 'below-committed', committedFen: 1_500_000 },
  })
})

t.test('idempotency keys', async (t) => {
  const size = () => service.store.log.size()
  t.test('the same body gives the same answer, and is done once', async (t) => {
    const body = elsewhere(1_000)
    const first = await ask(body, { 'idempotency-key': 'one' })
    t.equal(first.headers['idempotent-replayed'], undefined)
    const before = size()
    const second = await ask(body, { 'idempotency-key': 'one' })
    t.equal(second.headers['idempotent-replayed'], 'true')
    t.strictSame(second.body, first.body)
    t.equal(second.status, first.status)
    t.equal(second.headers.location, first.headers.location)
    t.equal(size(), before)
    const reordered = await ask(Object.fromEntries(Object.entries(body).reverse()), { 'idempotency-key': 'one' })
    t.equal(reordered.headers['idempotent-replayed'], 'true', 'the same body in another order is the same')
  })

  t.test('another body, or another address, gives 422', async (t) => {
    const before = size()
    t.match(await ask(soundRequest({ title: '另一个' }), { 'idempotency-key': 'one' }), {
      status: 422,
      body: { code: 'key-reused' },
    })
    const check = await service.call('justice', 'POST', '/v1/checks', soundRequest(), { 'idempotency-key': 'one' })
    t.match(check, { status: 422 })
    t.equal(size(), before)
  })

  t.test('another caller’s key is another key', async (t) => {
    const answer = await ask(soundRequest(), { 'idempotency-key': 'one' }, 'civil')
    t.match(answer, { status: 201, headers: { 'idempotent-replayed': undefined } })
  })

  t.test('the same key at once is done once', async (t) => {
    const before = size()
    const body = soundRequest({ item: 'XX-00-01' })
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(body, { 'idempotency-key': 'at once' })))
    t.equal(size(), before + 1)
    t.equal(new Set(answers.map((answer) => answer.text)).size, 1)
    t.equal(answers.filter(({ headers }) => headers['idempotent-replayed'] === undefined).length, 1)
  })

  t.test('a refused request leaves its key free', async (t) => {
    t.equal((await ask({ ...soundRequest(), bogus: 1 }, { 'idempotency-key': 'free' })).status, 400)
    t.match(await ask(soundRequest(), { 'idempotency-key': 'free' }), { status: 201 })
  })

  t.test('is kept for a day and then forgotten', async (t) => {
    const own = await aService()
    t.teardown(() => own.close())
    const send = () => own.call('justice', 'POST', '/v1/assignments', soundRequest(), { 'idempotency-key': 'k' })
    await send()
    own.clock.add(24 * 3_600_000)
    t.equal((await send()).headers['idempotent-replayed'], 'true')
    own.clock.add(2 * 3_600_000)
    const later = await send()
    t.equal(later.headers['idempotent-replayed'], undefined)
    t.equal(later.body.status, 'rejected', 'a new request by now: a duplicate')
  })

  for (const key of ['', ' ', 'x'.repeat(129), '键', 'a\tb'])
    t.test(`wrong: ${JSON.stringify(key).slice(0, 20)}`, async (t) => {
      t.match(await ask(soundRequest(), { 'idempotency-key': key }), {
        status: 400,
        body: { errors: [{ pointer: '/headers/idempotency-key' }] },
      })
    })
})

t.test('happy: what the item fixes need not be said, and is on the record as if it had been', async (t) => {
  const own = await aService()
  t.teardown(() => own.close())
  const { receiver, role, ...short } = soundRequest()
  const { body } = await own.call('justice', 'POST', '/v1/assignments', short)
  t.match(body, { status: 'admitted', receiver, role })
  const entry = (await own.call('auditor', 'GET', `/v1/log/entries/${body.log.index}`)).body
  t.match(entry.body.request, { receiver: 'residents-committee', role: 'cooperating' })
  const nowhere = { ...short, targets: [{ community: '990105009999', quantity: 3, amountFen: 150_000 }] }
  const strange = (await own.call('justice', 'POST', '/v1/assignments', nowhere)).body.errors
  t.strictSame(
    strange.map(({ pointer }: { pointer: string }) => pointer),
    ['/targets/0/community'],
    'and nothing that follows from it',
  )
  const { item: _, ...off } = short
  const no = await own.call('justice', 'POST', '/v1/assignments', off)
  t.match(
    no,
    { status: 400, body: { errors: [{ pointer: '/receiver' }, { pointer: '/role' }] } },
    'off the list nobody fixes it',
  )
})

t.test('wrong', async (t) => {
  t.test('a word that is none, and yuan for fen, are told in words', async (t) => {
    const targets = [{ community: '990105001001', quantity: 3, amountFen: 1500.5 }]
    const { body } = await service.call('justice', 'POST', '/v1/checks', soundRequest({ receiver: '居委会', targets }))
    t.match(body.errors, [
      {
        pointer: '/receiver',
        message: /^应为以下之一：residents-committee（居民委员会）、service-station（社区服务站）/,
      },
      { pointer: '/targets/0/amountFen', message: '应为整数（金额单位为分）' },
    ])
  })
  t.test('all faults at once, and nothing recorded', async (t) => {
    const before = service.store.log.size()
    const answer = await ask({ ...soundRequest({ period: { from: '2027-03-02', until: '2027-03-01' } }), bogus: 1 })
    t.match(answer, { status: 400, body: { code: 'invalid-input' } })
    t.strictSame(answer.body.errors.map(({ pointer }: { pointer: string }) => pointer).sort(), [
      '/bogus',
      '/period/until',
    ])
    t.equal(service.store.log.size(), before)
  })
  t.test('an assignment that is not there', async (t) => {
    t.match(await service.call('justice', 'GET', '/v1/assignments/a999999'), {
      status: 404,
      body: { code: 'not-found' },
    })
  })
  t.test('query strings', async (t) => {
    for (const query of [
      'status=gone',
      'limit=0',
      'limit=501',
      'limit=x',
      'from=2027-02-30',
      'bogus=1',
      'overdue=maybe',
      'cursor=!',
    ])
      t.match(
        await service.call('justice', 'GET', `/v1/assignments?${query}`),
        { status: 400, body: { errors: [{ pointer: `/query/${query.split('=')[0]}` }] } },
        query,
      )
    t.equal((await service.call('justice', 'GET', '/v1/assignments?limit=1&limit=2')).status, 400, 'a member twice')
    for (const query of [
      'organisation=990105-SFK',
      'community=990105001009',
      'item=XZ-07-0l',
      'until=2026-01-01&from=2026-02-01',
    ])
      t.match(
        await service.call('auditor', 'GET', `/v1/assignments?${query}`),
        { status: 400, body: { errors: [{ pointer: `/query/${query.split('=')[0]}` }] } },
        `${query} is nobody’s: no zero`,
      )
  })
})

t.test('forbidden', async (t) => {
  const { body } = await service.call('justice', 'GET', '/v1/assignments?limit=1')
  const { id } = body.items[0]
  const read = async (who: Holder | undefined) => (await service.call(who, 'GET', `/v1/assignments/${id}`)).status
  t.equal(await read('civil'), 403, 'another organisation’s')
  t.equal(await read('community'), 200, 'the community that it is for')
  t.equal(await read('otherCommunity'), 403, 'another community')
  t.equal(await read('reviewer'), 200)
  t.equal(await read('auditor'), 200)
  t.equal(await read('elsewhere'), 403, 'another jurisdiction')
  t.equal(await read('operator'), 403)
  t.equal(await read(undefined), 401)
  t.equal((await service.call('justice', 'GET', '/v1/assignments?organisation=990105-MZJ')).status, 403)
  t.equal((await service.call('community', 'GET', '/v1/assignments')).status, 403)
  for (const who of ['community', 'keeper', 'reviewer', 'operator'] as const)
    t.equal((await ask(soundRequest(), {}, who)).status, 403, who)
})

t.test('a page of long requests is parted into more pages, and none is left out', async (t) => {
  const own = await aService()
  t.teardown(() => own.close())
  const plan = { content: '长'.repeat(4000), reason: '长'.repeat(4000), agreement: '长'.repeat(4000) }
  const long = { ...soundRequest({ support: {}, plan }), item: undefined }
  const ids: string[] = []
  for (let i = 0; i < 80; i++) ids.push((await own.call('justice', 'POST', '/v1/assignments', long)).body.id)
  const seen: string[] = []
  const pages: number[] = []
  for (let next = ''; ; ) {
    const { body, text } = await own.call('justice', 'GET', `/v1/assignments?limit=500${next}`)
    t.ok(text.length < 1_500_000, `${text.length} characters`)
    pages.push(body.items.length)
    seen.push(...body.items.map(({ id }: { id: string }) => id))
    if (!body.next) break
    next = `&cursor=${body.next}`
  }
  t.ok(pages.length > 1, pages.join())
  t.strictSame([...seen].sort(), [...ids].sort())
  const entries = await own.call('auditor', 'GET', '/v1/log/entries?limit=500')
  t.ok(entries.body.next !== undefined && entries.text.length < 1_500_000, `${entries.text.length}`)
  const first = await own.call('justice', 'GET', '/v1/assignments?limit=2')
  t.equal(first.body.items.length, 2)
})
