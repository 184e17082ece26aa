import t from 'tap'
import { fault } from '../../../src/policy/problem.ts'
import type { Entry } from '../../../src/policy/record/entries.ts'
import { refuseMalformed } from '../../../src/routes/http/command.ts'
import { aService, type Holder, soundRequest } from '../../a-service.ts'
import { aLife } from '../support/a-life.ts'

// A schema names some faults, the record others: whoever asks hears of all of them at once.

t.test('every body: what the schema finds and what the record finds, in one answer', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  const { body: assignment } = await service.call('justice', 'POST', '/v1/assignments', soundRequest())
  const [obligation] = assignment.obligations
  const before = service.store.log.size()
  const faults = async (who: Parameters<typeof service.call>[0], method: string, url: string, body: unknown) => {
    const answer = await service.call(who, method, url, body)
    t.equal(answer.status, 400, url)
    return answer.body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()
  }

  t.strictSame(
    await faults('justice', 'POST', `/v1/obligations/${obligation}/deliveries`, {
      commitment: 'a1.1.f9',
      deliveredOn: '2099-01-01',
      bogus: 1,
    }),
    ['/bogus', '/commitment', '/deliveredOn'],
  )
  t.strictSame(
    await faults('community', 'POST', `/v1/obligations/${obligation}/completion`, {
      completedOn: '2099-01-01',
      bogus: 1,
    }),
    ['/bogus', '/completedOn'],
  )
  t.strictSame(
    await faults('keeper', 'PUT', '/v1/communities/990105009009', {
      name: '示例社区',
      jurisdiction: '990105',
      street: '990105-NONE',
      households: -1,
      residents: 1,
    }),
    ['/households', '/street'],
  )
  for (const body of [undefined, 'null', '[]', '7'])
    t.equal((await service.call('keeper', 'PUT', '/v1/communities/990105009009', body)).status, 400, String(body))
  for (const url of ['deliveries', 'completion', 'refusal', 'resumption'])
    for (const who of ['justice', 'community'] as const)
      for (const body of [undefined, 'null', '[]', '{}', '{"commitment":7,"completedOn":[],"reason":{}}'])
        t.ok(
          (await service.call(who, 'POST', `/v1/obligations/${obligation}/${url}`, body)).status < 500,
          `${url} ${body}`,
        )
  t.equal(service.store.log.size(), before, 'nothing was recorded')
})

t.test('a command that would take a malformed body is a defect, and nothing of it is recorded', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  const { store } = service
  const header = { type: 'log-sealed' as const, at: 'then', actor: 'nobody' }
  const careless = { settle: () => ({ entries: [{ header, body: {} } as unknown as Entry], answer: undefined }) }
  const before = store.log.size()
  t.throws(() => refuseMalformed(store, careless, [fault('/bogus', '多余', 'Not known')]), /with 1 faults/)
  await store.settled()
  t.equal(store.log.size(), before)
})

t.test('of somebody else’s thing, a malformed body hears of its shape alone', async (t) => {
  const { service, id, deliver, call } = await aLife(t)
  const { store, clock } = service
  store.keys.add('elsewhere-reviewer', { id: 'k-er', role: 'reviewer', jurisdiction: '440305', createdAt: 'then' })
  const { item: _, demands: __, ...offList } = soundRequest()
  const plan = { reason: '阶段性工作', content: '走访', agreement: '按次结算', bases: [] }
  const referred = (await call('justice', 'POST', '/v1/assignments', { ...offList, plan })).body.id
  clock.goTo('2027-05-20')
  const delivery = (await deliver('f1', 1, false)).body.id
  clock.goTo('2027-05-21')
  // Each with one fault of its shape, and one that only the thing itself can tell.
  const cases: [whose: Holder, stranger: string, url: string, body: object, further: string][] = [
    [
      'justice',
      'civil',
      `/v1/obligations/${id}/deliveries`,
      { commitment: `${id}.f1`, deliveredOn: '2027-05-20' },
      '/amountFen',
    ],
    [
      'justice',
      'civil',
      `/v1/obligations/${id}/deliveries`,
      { commitment: 'x', deliveredOn: '2027-05-20' },
      '/commitment',
    ],
    [
      'community',
      'otherCommunity',
      `/v1/deliveries/${delivery}/confirmation`,
      { received: true, receivedOn: '2027-05-01' },
      '/receivedOn',
    ],
    ['community', 'otherCommunity', `/v1/obligations/${id}/completion`, { completedOn: '2027-02-01' }, '/completedOn'],
    [
      'reviewer',
      'elsewhere-reviewer',
      `/v1/assignments/${referred}/review`,
      { outcome: 'admitted', reason: '可', until: '2099-01-01' },
      '/until',
    ],
  ]
  for (const [whose, stranger, url, body, further] of cases) {
    const pointers = async (who: string) =>
      (await call(who as Holder, 'POST', url, { ...body, bogus: 1 })).body.errors?.map(
        ({ pointer }: { pointer: string }) => pointer,
      )
    t.strictSame((await pointers(whose))?.sort(), ['/bogus', further].sort(), `${whose} ${url}`)
    t.strictSame(await pointers(stranger), ['/bogus'], `${stranger} ${url}`)
    t.equal((await call(stranger as Holder, 'POST', url, body)).status, 403, `${stranger}, well formed`)
  }
})

t.test('a text reads as it is written: no control characters, nothing that turns its direction', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  const titled = async (title: string) =>
    (await service.call('justice', 'POST', '/v1/checks', soundRequest({ title }))).body
  for (const odd of ['a\u202eb', 'a\u0007b', 'a\nb', 'a\u200bb', 'a\u2066b', 'a\u2028b', '\u3000 ', 'a\u009fb'])
    t.match(
      await titled(odd),
      { code: 'invalid-input', errors: [{ pointer: '/title', message: /应为一行文字/ }] },
      escape(odd),
    )
  for (const sound of ['2027年度 社区矫正协助', ' a', '　全角　', 'Ａ—“b”…😀', '\u{20000}'])
    t.notMatch(await titled(sound), { code: 'invalid-input' }, sound)
  const reason = async (text: string) =>
    (await service.call('community', 'POST', '/v1/obligations/a1.1/refusal', { reason: text })).body
  t.match(await reason('第一\u202e行'), { errors: [{ pointer: '/reason' }] })
  t.notMatch(await reason('第一行\n第二行'), { errors: [{ pointer: '/reason' }] })
})
