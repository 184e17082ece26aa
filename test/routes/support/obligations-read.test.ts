// What a community carries on a day: its own duties and the work that was admitted for it.
import t from 'tap'
import { aService, type Holder, soundRequest } from '../../a-service.ts'

const service = await aService()
t.teardown(() => service.close())
const get = (who: Holder | undefined, url: string) => service.call(who, 'GET', `/v1/${url}`)
const at = async (query: string, who: Holder = 'community') =>
  (await get(who, `communities/990105001001/obligations?limit=500&${query}`)).body.items

const admitted = await service.call('justice', 'POST', '/v1/assignments', soundRequest())
const id: string = admitted.body.obligations[0]

t.test('happy', async (t) => {
  t.test('own duties come from the edition in force, active on every day', async (t) => {
    const duties = await at('kind=own-duty')
    t.equal(duties.length, 18)
    for (const duty of duties) {
      t.match(duty, { kind: 'own-duty', status: 'active', community: '990105001001', item: /^LZ-/, refusable: false })
      t.notOk('assignment' in duty || 'organisation' in duty || 'period' in duty, 'nobody assigned it')
    }
    t.strictSame(await at('kind=own-duty&on=1999-12-31'), undefined, 'a day of another millennium is no day here')
    t.strictSame(await at('kind=own-duty&on=2000-01-01'), [], 'before the first edition')
  })

  t.test('assigned work has the status of the day that is asked for', async (t) => {
    for (const [on, status] of [
      ['2026-11-23', 'upcoming'],
      ['2027-02-28', 'upcoming'],
      ['2027-03-01', 'active'],
      ['2027-12-31', 'active'],
      ['2028-01-01', 'expired'],
    ] as const) {
      const { body } = await get('community', `obligations/${id}?on=${on}`)
      t.match(body, { id, status, assignment: admitted.body.id, organisation: '990105-SFJ', item: 'XZ-07-01' }, on)
      t.strictSame(
        (await at(`on=${on}&status=${status}`)).filter((one: { kind: string }) => one.kind !== 'own-duty'),
        [body],
        `and in the collection on ${on}`,
      )
    }
    t.match((await get('community', `obligations/${id}`)).body, { status: 'upcoming' }, 'today by default')
  })

  t.test('every promised piece of support is a commitment with its own day', async (t) => {
    const { body } = await get('community', `obligations/${id}?on=2027-03-01`)
    t.strictSame(
      body.commitments.map(({ kind, dueOn, amountFen, status }: Record<string, unknown>) => [
        kind,
        dueOn,
        amountFen,
        status,
      ]),
      [
        ['funding', '2027-03-01', 75_000, 'due'],
        ['funding', '2027-08-01', 75_000, 'due'],
        ['staff', '2027-03-01', undefined, 'due'],
        ['guidance', '2027-02-20', undefined, 'overdue'],
        ['authority', '2027-03-01', undefined, 'due'],
      ],
    )
    t.strictSame(body.overdue, [body.commitments[3].id])
    const next = (await get('community', `obligations/${id}?on=2027-03-02`)).body
    t.equal(next.overdue.length, 4, 'the day after the due day, with no days of grace')
  })

  t.test('an own duty is found by its id', async (t) => {
    const [duty] = await at('kind=own-duty')
    t.strictSame((await get('community', `obligations/${duty.id}`)).body, duty)
  })

  t.test('pages make the whole', async (t) => {
    const whole = await at('')
    t.equal(whole.length, 19)
    const paged = []
    for (let cursor = ''; ; ) {
      const { body } = await get('community', `communities/990105001001/obligations?limit=5${cursor}`)
      paged.push(...body.items)
      if (!body.next) break
      cursor = `&cursor=${body.next}`
    }
    t.strictSame(paged, whole)
  })

  t.test('an organisation sees its own, a street office all of its communities', async (t) => {
    t.strictSame(
      (await at('', 'justice')).map((one: { id: string }) => one.id),
      [id],
    )
    t.strictSame(await at('', 'civil'), [])
    t.equal((await at('', 'street')).length, 19)
    t.strictSame(await at('', 'otherStreet'), [])
    for (const who of ['reviewer', 'auditor'] as const) t.equal((await at('', who)).length, 19, who)
  })
})

t.test('wrong', async (t) => {
  t.match(await get('auditor', 'communities/none/obligations'), { status: 404, body: { code: 'not-found' } })
  for (const one of ['a999.1', 'none', '990105001001.XX-00-00', '990105001001.', 'a1'])
    t.match(await get('auditor', `obligations/${one}`), { status: 404, body: { code: 'not-found' } }, one)
  for (const query of ['on=2027-02-29', 'on=tomorrow', 'kind=barred', 'status=late', 'limit=0', 'bogus=1'])
    t.match(
      await get('community', `communities/990105001001/obligations?${query}`),
      { status: 400, body: { errors: [{ pointer: `/query/${query.split('=')[0]}` }] } },
      query,
    )
  t.equal((await get('community', `obligations/${id}?on=2027-00-01`)).status, 400)
})

t.test('forbidden', async (t) => {
  const one = `obligations/${id}`
  const all = 'communities/990105001001/obligations'
  for (const who of ['otherCommunity', 'elsewhere', 'keeper', 'finance', 'operator'] as const) {
    t.equal((await get(who, one)).status, 403, `${who} ${one}`)
    t.equal((await get(who, all)).status, 403, `${who} ${all}`)
  }
  for (const who of ['civil', 'otherStreet'] as const) t.equal((await get(who, one)).status, 403, who)
  t.equal((await get('justice', one)).status, 200)
  t.equal((await get(undefined, one)).status, 401)
  t.equal((await get(undefined, all)).status, 401)
})
