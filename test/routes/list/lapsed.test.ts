import t from 'tap'
import { aService, standingClock } from '../../a-service.ts'
import { draftOf, publish, smallList } from '../../an-edition.ts'

/** An edition that rests on the waste law of 2020, which 生态环境法典 repealed on 2026-08-15, and on a law without end. */
function resting(successor?: string) {
  const document = smallList()
  document.bases.push({
    id: 'ENV-06',
    title: '固体废物污染环境防治法',
    article: '11',
    force: 'own-duty',
    from: '2020-09-01',
    until: '2026-08-14',
    ...(successor !== undefined && { successor }),
  })
  document.items.push({
    code: 'LZ-09-09',
    kind: 'own-duty',
    category: '生态环境',
    name: '开展固体废物污染环境防治宣传',
    bases: ['ENV-06'],
  })
  return document
}

async function inJune() {
  const clock = standingClock(Date.parse('2026-06-01T02:00:00.000Z'))
  return aService({ clock, sample: false })
}
const at = '/v1/lists/990105/stale'

t.test('happy: the day of 生态环境法典, 2026-08-15', async (t) => {
  const service = await inJune()
  t.teardown(() => service.close())
  t.equal((await publish(service, resting('ENV-20'), '2026-08-14')).status, 201, 'in force on its last day')
  const stale = async (query: string) => (await service.call('keeper', 'GET', `${at}?${query}`)).body.items
  t.strictSame(await stale('on=2026-08-14'), [])
  const lapsed = [
    {
      code: 'LZ-09-09',
      name: '开展固体废物污染环境防治宣传',
      bases: [
        {
          id: 'ENV-06',
          title: '固体废物污染环境防治法',
          article: '11',
          from: '2020-09-01',
          until: '2026-08-14',
          successor: 'ENV-20',
        },
      ],
      lapsesOn: '2026-08-15',
    },
  ]
  t.strictSame(await stale('on=2026-08-15'), lapsed, 'from that day')
  t.strictSame(await stale('on=2026-12-01'), lapsed, 'and still later, since that day')
  t.strictSame(await stale('on=2026-08-14&withinDays=1'), lapsed, 'and foreseen')
  service.clock.goTo('2026-08-15')
  t.strictSame(await stale(''), lapsed, 'today by default')
})

t.test('wrong: an edition cannot be published with it from that day', async (t) => {
  const service = await inJune()
  t.teardown(() => service.close())
  const refused = await publish(service, resting(), '2026-08-15')
  t.match(refused, {
    status: 409,
    body: {
      code: 'lapsed-bases',
      items: [{ code: 'LZ-09-09', name: '开展固体废物污染环境防治宣传', bases: ['ENV-06'] }],
    },
  })
  t.equal(refused.body.items.length, 1)
  t.equal((await service.call(undefined, 'GET', '/v1/lists/990105/editions')).body.items.length, 0)
  t.equal(
    (await service.call('keeper', 'GET', '/v1/lists/990105/draft')).status,
    200,
    'the draft is still there to mend',
  )
  const renewed = resting()
  renewed.bases.push({ id: 'ENV-20', title: '生态环境法典', article: '9', force: 'own-duty', from: '2026-08-15' })
  renewed.items[1]?.bases.push('ENV-20')
  t.equal((await publish(service, renewed, '2026-08-15')).status, 201, 'with its successor it can')
  t.strictSame((await service.call('keeper', 'GET', `${at}?on=2026-08-15&withinDays=3650`)).body.items, [])
})

t.test('wrong: days that are none, and a list that is none', async (t) => {
  const service = await inJune()
  t.teardown(() => service.close())
  t.equal((await service.call('keeper', 'GET', at)).status, 404, 'no list')
  await publish(service, resting(), '2026-08-01')
  t.equal((await service.call('keeper', 'GET', `${at}?on=2026-07-31`)).status, 404, 'none in force yet')
  t.equal((await service.call('keeper', 'GET', `${at}?on=2026-02-30`)).status, 400)
  t.equal((await service.call('keeper', 'GET', `${at}?on=2026-08-02&withinDays=-1`)).status, 400)
  t.equal((await service.call('keeper', 'GET', `${at}?on=2026-08-02&within=1`)).status, 400)
})

t.test('forbidden: a key of these roles, wherever it is bound, as the list is public', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  await draftOf(service, smallList())
  for (const [who, status] of [
    [undefined, 401],
    ['community', 403],
    ['finance', 403],
    ['operator', 403],
    ['keeper', 200],
    ['auditor', 200],
    ['reviewer', 200],
    ['justice', 200],
    ['elsewhere', 200],
  ] as const)
    t.equal((await service.call(who, 'GET', at)).status, status, String(who))
})
