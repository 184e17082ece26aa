import t from 'tap'
import { aService, soundRequest } from '../../a-service.ts'
import { changedSample, draftOf, itemIn, publish, smallList } from '../../an-edition.ts'

const at = '/v1/lists/990105/draft/differences'
const none = { added: [], removed: [], changed: [], terms: [], basesAdded: [], basesRemoved: [], basesChanged: [] }

t.test('happy', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  await service.call('justice', 'POST', '/v1/assignments', soundRequest())

  t.test('a draft that changes nothing has no differences', async (t) => {
    await draftOf(service, changedSample())
    const { status, body } = await service.call('keeper', 'GET', at)
    t.equal(status, 200)
    t.strictSame(body, {
      against: { jurisdiction: '990105', number: 1 },
      ...none,
      words: [],
      effects: [],
      effectsTotal: 0,
    })
  })

  t.test('the order of items and bases is no difference', async (t) => {
    await draftOf(
      service,
      changedSample((document) => {
        document.items.reverse()
        document.bases.reverse()
      }),
    )
    t.match((await service.call('keeper', 'GET', at)).body, none)
  })

  t.test('one fee changed is exactly that difference, in data and in words', async (t) => {
    await draftOf(
      service,
      changedSample((document) => {
        itemIn(document, 'XZ-07-01').fee = { unitFen: 6000, per: 'person', every: 'month' }
      }),
    )
    const { body } = await service.call('keeper', 'GET', at)
    t.strictSame(body.changed, [{ code: 'XZ-07-01', field: 'fee.unitFen', from: 5000, to: 6000 }])
    t.match(body, { added: [], removed: [], terms: [], effects: [] })
    t.strictSame(body.words, ['事项 XZ-07-01“协助社区矫正”：经费标准由 50.00 元 改为 60.00 元'])
    const english = await service.call('keeper', 'GET', at, undefined, { 'accept-language': 'en' })
    t.match(english.body.words[0], /^Item XZ-07-01 ".+": fee from 50.00 yuan to 60.00 yuan$/)
  })

  t.test('fields come and go, terms and bases change', async (t) => {
    await draftOf(
      service,
      changedSample((document) => {
        delete itemIn(document, 'XZ-07-01').fee
        itemIn(document, 'LZ-01-01').streetMayAsk = true
        document.terms.noticeWorkingDays = 20
        if (document.terms.emergency) document.terms.emergency.fundingWithinDays = 60
        document.bases.push({ id: 'NEW-1', title: '生态环境法典', article: '9', force: 'shall-assist' })
        document.items = document.items.filter(({ code }) => code !== 'XZ-07-02')
        document.items.push({ ...itemIn(document, 'XZ-07-01'), code: 'XZ-99-01' })
      }),
    )
    const { body } = await service.call('auditor', 'GET', at)
    t.strictSame(body.added, ['XZ-99-01'])
    t.strictSame(body.removed, ['XZ-07-02'])
    t.strictSame(body.changed, [
      { code: 'LZ-01-01', field: 'streetMayAsk', to: true },
      { code: 'XZ-07-01', field: 'fee.every', from: 'month' },
      { code: 'XZ-07-01', field: 'fee.per', from: 'person' },
      { code: 'XZ-07-01', field: 'fee.unitFen', from: 5000 },
    ])
    t.strictSame(body.terms, [
      { field: 'emergency.fundingWithinDays', from: 30, to: 60 },
      { field: 'noticeWorkingDays', from: 5, to: 20 },
    ])
    t.strictSame(body.basesAdded, ['NEW-1'])
    t.equal(body.words.length, 9)
  })

  t.test('what it means for live assignments', async (t) => {
    const effectsOf = async (change: Parameters<typeof changedSample>[0]) => {
      await draftOf(service, changedSample(change))
      return (await service.call('keeper', 'GET', at)).body.effects
    }
    const about = { organisation: '990105-SFJ', item: 'XZ-07-01', communities: ['990105001001'], until: '2027-12-31' }
    const gone = await effectsOf((document) => {
      document.items = document.items.filter(({ code }) => code !== 'XZ-07-01')
    })
    t.match(gone, [{ ...about, why: 'item-removed' }])
    t.equal(gone.length, 1)
    const closed = await effectsOf((document) => {
      itemIn(document, 'XZ-07-01').kind = 'department-duty'
    })
    t.match(closed, [{ ...about, why: 'no-longer-assignable' }])
    const led = await effectsOf((document) => {
      Object.assign(itemIn(document, 'XZ-07-01'), { leads: ['990105-MZJ'], streetMayAsk: false })
    })
    t.match(led, [{ ...about, why: 'no-longer-lead' }])
    const lapsing = await effectsOf((document) => {
      const { bases } = itemIn(document, 'XZ-07-01')
      for (const basis of document.bases) if (bases.includes(basis.id)) basis.until = '2027-06-30'
    })
    t.match(lapsing, [{ ...about, why: 'basis-lapses', on: '2027-07-01' }])
    const afterwards = await effectsOf((document) => {
      const { bases } = itemIn(document, 'XZ-07-01')
      for (const basis of document.bases) if (bases.includes(basis.id)) basis.until = '2027-12-31'
    })
    t.strictSame(afterwards, [], 'a basis that outlasts the work')
  })

  t.test('work that has ended feels nothing', async (t) => {
    const later = await aService()
    t.teardown(() => later.close())
    await later.call('justice', 'POST', '/v1/assignments', soundRequest())
    later.clock.goTo('2028-01-01')
    await draftOf(
      later,
      changedSample((document) => {
        document.items = document.items.filter(({ code }) => code !== 'XZ-07-01')
      }),
    )
    t.match((await later.call('keeper', 'GET', at)).body, { removed: ['XZ-07-01'], effects: [], effectsTotal: 0 })
  })

  t.test('between any two editions, and of a draft against any', async (t) => {
    await publish(service, smallList(), '2027-01-01')
    await draftOf(service, smallList('样例清单二'))
    const draft = (await service.call('keeper', 'GET', `${at}?against=2`)).body
    t.match(draft, { against: { number: 2 }, ...none, title: { from: '样例清单', to: '样例清单二' } })
    const older = (await service.call('keeper', 'GET', at)).body
    t.match(older, { against: { number: 1 } }, 'edition 2 waits: against the one in force')
    const between = '/v1/lists/990105/editions/2/differences'
    const forwards = (await service.call('keeper', 'GET', `${between}?against=1`)).body
    const backwards = (await service.call('keeper', 'GET', '/v1/lists/990105/editions/1/differences?against=2')).body
    t.strictSame(forwards.removed, backwards.added)
    t.strictSame(forwards, (await service.call('keeper', 'GET', between)).body, 'the one before is the default')
    const first = (await service.call('keeper', 'GET', '/v1/lists/990105/editions/1/differences')).body
    t.equal(first.added.length, 129, 'against nothing, everything is new')
    t.notOk('against' in first)
  })
})

t.test('wrong', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  t.match(await service.call('keeper', 'GET', at), { status: 404, body: { code: 'not-found' } }, 'no draft')
  await draftOf(service, smallList())
  t.equal((await service.call('keeper', 'GET', `${at}?against=7`)).status, 404)
  t.equal((await service.call('keeper', 'GET', `${at}?against=x`)).status, 400)
  t.equal((await service.call('keeper', 'GET', `${at}?against=0`)).status, 400)
  t.equal((await service.call('keeper', 'GET', '/v1/lists/990105/editions/9/differences')).status, 404)
})

t.test('forbidden', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  await draftOf(service, smallList())
  for (const [who, status] of [
    [undefined, 401],
    ['justice', 403],
    ['community', 403],
    ['reviewer', 403],
    ['elsewhere', 403],
    ['elsewhereKeeper', 403],
    ['operator', 403],
  ] as const) {
    t.equal((await service.call(who, 'GET', at)).status, status, `draft ${who}`)
    t.equal(
      (await service.call(who, 'GET', '/v1/lists/990105/editions/1/differences')).status,
      status,
      `edition ${who}`,
    )
  }
})
