// GET of obligations: what each day shows, and to whom.
import t from 'tap'
import { aService, soundRequest } from '../../a-service.ts'
import { aLife } from './a-life.ts'

t.test('one obligation through its life, read for each day around its due dates', async (t) => {
  const life = await aLife(t)
  const { id, post, deliver, service } = life
  const { clock } = service
  const seen = async (day: string) => {
    const { status, refusable, overdue } = await life.on(day)
    return [status, refusable, overdue.map((one: string) => one.slice(id.length + 1)).join()]
  }
  t.strictSame(await seen('2027-02-20'), ['upcoming', false, ''], 'training is due today')
  t.strictSame(await seen('2027-02-21'), ['upcoming', true, 'g1'], 'and was, yesterday')
  clock.goTo('2027-02-20')
  t.equal((await deliver('g1')).status, 200)
  t.strictSame(await seen('2027-02-21'), ['upcoming', false, ''], 'confirmed on its day')
  t.strictSame(await seen('2027-03-01'), ['active', false, ''], 'money, staff and powers are due on the first day')
  t.strictSame(await seen('2027-03-02'), ['active', true, 'f1,s1,p1'])

  clock.goTo('2027-03-01')
  await deliver('s1')
  await deliver('p1')
  t.match(await deliver('f1', 50_000), { status: 200, body: { status: 'confirmed' } })
  t.strictSame(await seen('2027-03-02'), ['active', true, 'f1'], 'a part is not the whole')
  const part = (await life.on('2027-03-02')).commitments[0]
  t.match(part, {
    kind: 'funding',
    amountFen: 75_000,
    confirmedFen: 50_000,
    status: 'overdue',
    overdueFrom: '2027-03-02',
  })

  clock.goTo('2027-03-02')
  t.match(await post('community', `/v1/obligations/${id}/refusal`, { reason: '经费未到位' }), {
    status: 200,
    body: { status: 'refused', refusable: false },
  })
  t.strictSame(await seen('2027-03-01'), ['active', false, ''], 'yesterday stays what it was')
  t.strictSame(await seen('2027-03-02'), ['refused', false, 'f1'])
  clock.goTo('2027-03-05')
  await deliver('f1', 25_000)
  t.strictSame(await seen('2027-03-04'), ['refused', false, 'f1'])
  t.strictSame(await seen('2027-03-05'), ['refused', false, ''], 'in place, and the community has not chosen yet')
  clock.goTo('2027-03-08')
  t.match(await post('community', `/v1/obligations/${id}/resumption`, { reason: '经费已到位' }), {
    body: { status: 'active' },
  })
  t.strictSame(await seen('2027-03-07'), ['refused', false, ''])
  t.strictSame(await seen('2027-03-08'), ['active', false, ''])
  t.strictSame(await seen('2027-08-01'), ['active', false, ''])
  t.strictSame(await seen('2027-08-02'), ['active', true, 'f2'])
  t.strictSame(await seen('2027-12-31'), ['active', true, 'f2'])
  t.strictSame(await seen('2028-01-01'), ['expired', false, 'f2'], 'what was promised stays owed')

  clock.goTo('2027-11-30')
  t.match(await post('community', `/v1/obligations/${id}/completion`, { completedOn: '2027-11-29', note: '办结' }), {
    body: { status: 'completed', refusable: false },
  })
  t.strictSame(await seen('2027-11-28'), ['active', true, 'f2'])
  t.strictSame(await seen('2027-11-29'), ['completed', false, 'f2'])
  t.strictSame(
    (await life.on('2027-12-01')).history.map(({ day, event }: { day: string; event: string }) => `${day} ${event}`),
    ['2027-03-02 refused', '2027-03-08 resumed', '2027-11-29 completed'],
  )
  clock.goTo('2027-12-20')
  t.equal((await deliver('f2', 75_000)).status, 200, 'money may come after the end')
  t.strictSame(await seen('2027-12-19'), ['completed', false, 'f2'])
  t.strictSame(await seen('2027-12-20'), ['completed', false, ''])
})

t.test('days of grace come on top of the due day', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  const { call } = service
  const { body: draft } = await call(undefined, 'GET', '/v1/lists/990105')
  const { title, terms, bases, items } = draft
  const document = { title, terms: { ...terms, graceDays: 10 }, bases, items }
  await call('keeper', 'PUT', '/v1/lists/990105/draft', document)
  const published = await call('secondKeeper', 'POST', '/v1/lists/990105/draft/publication', {
    effectiveFrom: '2026-12-01',
  })
  t.equal(published.status, 201)
  const { body } = await call('justice', 'POST', '/v1/assignments', soundRequest())
  const at = async (on: string) => (await call('community', 'GET', `/v1/obligations/${body.id}.1?on=${on}`)).body
  t.strictSame((await at('2027-03-02')).overdue, [])
  t.strictSame((await at('2027-03-11')).overdue, [`${body.id}.1.g1`])
  t.equal((await at('2027-03-12')).overdue.length, 4)
})

t.test('the list of a community: own duties and assigned work, filtered and paged', async (t) => {
  const { id, call } = await aLife(t)
  const at = '/v1/communities/990105001001/obligations'
  const all = (await call('community', 'GET', `${at}?limit=500&on=2027-03-01`)).body.items
  const own = all.filter(({ kind }: { kind: string }) => kind === 'own-duty')
  t.equal(own.length, 18)
  t.match(own[0], { status: 'active', refusable: false, overdue: [], commitments: [] })
  t.notOk('assignment' in own[0])
  t.strictSame((await call('community', 'GET', `${at}?kind=assistance&status=upcoming`)).body.items.length, 1)
  t.strictSame((await call('community', 'GET', `${at}?kind=assistance&status=active`)).body.items, [])
  const one = (await call('community', 'GET', `${at}?kind=assistance&on=2027-03-02`)).body.items[0]
  t.strictSame(one, (await call('community', 'GET', `/v1/obligations/${id}?on=2027-03-02`)).body)

  const ids: string[] = []
  let url: string | undefined = `${at}?limit=7&on=2027-03-01`
  while (url !== undefined) {
    const page = await call('community', 'GET', url)
    ids.push(...page.body.items.map((item: { id: string }) => item.id))
    url = page.body.next && `${at}?limit=7&on=2027-03-01&cursor=${page.body.next}`
  }
  t.strictSame(
    ids,
    all.map((item: { id: string }) => item.id),
    'pages together are the whole',
  )
  const duty = (await call('community', 'GET', `/v1/obligations/${own[0].id}`)).body
  t.strictSame(duty, own[0])
})

t.test('forbidden: who may read', async (t) => {
  const { id, call } = await aLife(t)
  const list = '/v1/communities/990105001001/obligations'
  for (const [who, one, all] of [
    ['community', 200, 200],
    ['justice', 200, 200],
    ['street', 200, 200],
    ['reviewer', 200, 200],
    ['auditor', 200, 200],
    ['otherCommunity', 403, 403],
    ['otherStreet', 403, 200],
    ['civil', 403, 200],
    ['elsewhere', 403, 403],
    ['finance', 403, 403],
    ['operator', 403, 403],
    [undefined, 401, 401],
  ] as const) {
    t.equal((await call(who, 'GET', `/v1/obligations/${id}`)).status, one, `${who} reads one`)
    const listed = await call(who, 'GET', `${list}?limit=500`)
    t.equal(listed.status, all, `${who} reads the list`)
    if (who === 'civil') t.strictSame(listed.body.items, [], 'a stranger to the work sees an empty list')
    if (who === 'justice') t.equal(listed.body.items.length, 1, 'the asker sees what it asked for')
    if (who === 'street') t.equal(listed.body.items.length, 19, 'its street office sees all')
  }
})

t.test('wrong', async (t) => {
  const { call, id } = await aLife(t)
  t.equal((await call('community', 'GET', '/v1/obligations/a99999.1')).status, 404)
  t.equal((await call('community', 'GET', '/v1/communities/990105009999/obligations')).status, 404)
  t.equal((await call('community', 'GET', `/v1/obligations/${id}?on=2027-02-30`)).status, 400)
  t.equal((await call('community', 'GET', '/v1/communities/990105001001/obligations?status=gone')).status, 400)
})
