import t from 'tap'
import { publishDocument } from '../../../src/policy/list/drafting.ts'
import type { EditionDocument } from '../../../src/policy/terms.ts'
import { aService, soundRequest, type TestService } from '../../a-service.ts'
import { changedSample, draftOf, itemIn, publish, smallList } from '../../an-edition.ts'
import fc from '../../properties.ts'

const list = '/v1/lists/990105'
const renamed = (document: EditionDocument) => {
  document.title = '样例清单（修订）'
}

async function withService(t: { teardown(done: () => unknown): void }): Promise<TestService> {
  const service = await aService()
  t.teardown(() => service.close())
  return service
}

/** Publishes outright, for lists of other jurisdictions than the keepers' own. */
async function put(service: TestService, jurisdiction: string, effectiveFrom: string, title = jurisdiction) {
  const written = await service.store.write(publishDocument('test', jurisdiction, smallList(title), effectiveFrom))
  return 'problem' in written ? written.problem.code : written.answer.number
}

t.test('happy: one keeper drafts, another publishes, and the log says who did what', async (t) => {
  const service = await withService(t)
  const drafted = await draftOf(service, changedSample(renamed))
  t.equal(drafted.status, 201)
  t.match(drafted.body, { version: 1001, editedBy: 'k-keeper', jurisdiction: '990105' })
  t.equal(drafted.headers.etag, '"1001"')
  const { status, body, headers } = await service.call('secondKeeper', 'POST', `${list}/draft/publication`, {
    effectiveFrom: '2027-01-01',
  })
  t.equal(status, 201)
  t.match(body, { number: 2, effectiveFrom: '2027-01-01', jurisdiction: '990105' })
  t.match(body.hash, /^sha256:[0-9a-f]{64}$/)
  t.equal(headers.location, `${list}/editions/2`)
  const entry = service.store.log.entry(service.store.log.size() - 1)
  t.match(JSON.parse(entry?.leaf ?? ''), { type: 'edition-published', actor: 'list-keeper:990105#k-secondKeeper' })
  t.match(JSON.parse(entry?.body ?? ''), { number: 2, draftedBy: 'k-keeper', hash: body.hash })
  t.equal((await service.call('keeper', 'GET', `${list}/draft`)).status, 404, 'the draft is gone')
})

t.test('happy: a draft has a version and a last editor', async (t) => {
  const service = await withService(t)
  await draftOf(service, changedSample(renamed))
  const { status, body, headers } = await service.call('secondKeeper', 'PUT', `${list}/draft`, changedSample(renamed), {
    'if-match': '"1001"',
  })
  t.equal(status, 200)
  t.match(body, { version: 1002, editedBy: 'k-secondKeeper' })
  t.equal(headers.etag, '"1002"')
  const published = await service.call('keeper', 'POST', `${list}/draft/publication`, { effectiveFrom: '2027-01-01' })
  t.equal(published.status, 201, 'who edited before the last may publish')
})

t.test('happy: a future edition waits for its day, and none is ever changed', async (t) => {
  const service = await withService(t)
  const first = (await service.call(undefined, 'GET', `${list}/editions/1`)).body
  await publish(service, smallList(), '2027-01-01')
  for (const [on, number] of [
    ['2026-09-01', 1],
    ['2026-12-31', 1],
    ['2027-01-01', 2],
    ['2030-01-01', 2],
  ])
    t.equal((await service.call(undefined, 'GET', `${list}?on=${on}`)).body.number, number, String(on))
  t.equal((await service.call(undefined, 'GET', list)).body.number, 1, 'today')
  service.clock.goTo('2027-01-01')
  t.equal((await service.call(undefined, 'GET', list)).body.number, 2, 'on its day')
  t.strictSame((await service.call(undefined, 'GET', `${list}/editions/1`)).body, first)
  const { body } = await service.call(undefined, 'GET', `${list}/editions`)
  t.strictSame(
    body.items.map(({ number }: { number: number }) => number),
    [1, 2],
  )
})

t.test('happy: a request is decided by the edition in force on its first day', async (t) => {
  const service = await withService(t)
  const dearer = changedSample((document) => {
    itemIn(document, 'XZ-07-01').fee = { unitFen: 6000, per: 'person', every: 'month' }
  })
  await publish(service, dearer, '2027-03-01')
  const asked = async (from: string, until: string) => {
    const period = { from, until }
    const instalments = [{ dueOn: from, percent: 100 }]
    const sound = soundRequest()
    const support = { ...sound.support, funding: { ...sound.support.funding, instalments } }
    return (await service.call('justice', 'POST', '/v1/checks', { ...sound, period, support })).body
  }
  const before = await asked('2027-02-28', '2027-11-30')
  t.match(before, { edition: { number: 1 }, required: [{ amountFen: 150_000 }] })
  const after = await asked('2027-03-01', '2027-12-31')
  t.match(after, { outcome: 'rejected', edition: { number: 2 }, required: [{ amountFen: 180_000 }] })
  t.equal(after.findings[0].rule, 'funding-below-standard')
})

t.test(
  'happy: without a list of its own a jurisdiction falls back to the one above, from the day that has one',
  async (t) => {
    const service = await aService({ sample: false })
    t.teardown(() => service.close())
    await put(service, '99', '2026-01-01', '省')
    await put(service, '9901', '2026-06-01', '市')
    await put(service, '990105', '2026-09-01', '区')
    const on = async (day: string, code = '990105') =>
      (await service.call(undefined, 'GET', `/v1/lists/${code}?on=${day}`)).body
    t.match(await on('2026-05-31'), { jurisdiction: '99', title: '省' })
    t.match(await on('2026-06-01'), { jurisdiction: '9901', title: '市' })
    t.match(await on('2026-08-31'), { jurisdiction: '9901' })
    t.match(await on('2026-09-01'), { jurisdiction: '990105', title: '区' })
    t.match(await on('2026-09-01', '990106'), { jurisdiction: '9901' }, 'a neighbour has none of its own')
    t.match(await on('2026-09-01', '9902'), { jurisdiction: '99' }, 'nor has another city')
    t.match(await on('2025-12-31'), { code: 'not-found' })
    t.match(await on('2026-09-01', '440305'), { code: 'not-found' }, 'nor another province')
  },
)

t.test('property: on any day exactly one edition is in force, the last that has begun', async (t) => {
  const service = await withService(t)
  const day = fc.integer({ min: 1, max: 28 }).map((n) => `2027-02-${String(n).padStart(2, '0')}`)
  let code = 440_300
  const holds = fc.assert(
    fc.asyncProperty(fc.array(day, { minLength: 1, maxLength: 6 }), day, async (days, asked) => {
      const jurisdiction = String(++code)
      const begun: string[] = []
      for (const effectiveFrom of days) {
        const late = begun.some((one) => one > effectiveFrom)
        const outcome = await put(service, jurisdiction, effectiveFrom)
        if (outcome !== (late ? 'edition-order' : begun.length + 1)) return false
        if (!late) begun.push(effectiveFrom)
      }
      const expected = begun.findLastIndex((one) => one <= asked) + 1
      const { status, body } = await service.call(undefined, 'GET', `/v1/lists/${jurisdiction}?on=${asked}`)
      return expected === 0 ? status === 404 : body.number === expected
    }),
    { numRuns: 20 },
  )
  await t.resolves(holds)
})

t.test('wrong: a draft is never overwritten unseen', async (t) => {
  const service = await withService(t)
  await draftOf(service, changedSample(renamed))
  const bare = await service.call('secondKeeper', 'PUT', `${list}/draft`, changedSample(renamed))
  t.match(bare, { status: 428, body: { code: 'precondition-required' } })
  for (const stale of ['"1002"', '"1"', 'W/"1001"', '1001', '"1001", "1002"']) {
    const answer = await service.call('secondKeeper', 'PUT', `${list}/draft`, changedSample(renamed), {
      'if-match': stale,
    })
    t.match(answer, { status: 412, body: { code: 'stale-version' } }, stale)
  }
  t.equal((await service.call('keeper', 'GET', `${list}/draft`)).body.version, 1001)
  t.equal((await publish(service, changedSample(renamed), '2027-01-01')).status, 201)
  await draftOf(service, smallList())
  const older = await service.call('secondKeeper', 'PUT', `${list}/draft`, changedSample(renamed), {
    'if-match': '"1001"',
  })
  t.equal(older.status, 412, 'a version of before a publication fits no later draft')
})

t.test('wrong: a publication of a draft that changed meanwhile, or is not there', async (t) => {
  const service = await withService(t)
  const missing = await service.call('keeper', 'POST', `${list}/draft/publication`, { effectiveFrom: '2027-01-01' })
  t.match(missing, { status: 404, body: { code: 'not-found' } })
  await draftOf(service, changedSample(renamed))
  await draftOf(service, smallList())
  const stale = await service.call(
    'secondKeeper',
    'POST',
    `${list}/draft/publication`,
    { effectiveFrom: '2027-01-01' },
    { 'if-match': '"1001"' },
  )
  t.match(stale, { status: 412, body: { code: 'stale-version' } })
  t.equal((await service.call(undefined, 'GET', `${list}/editions`)).body.items.length, 1)
})

t.test('wrong: an edition effective before the latest', async (t) => {
  const service = await withService(t)
  const early = await publish(service, changedSample(renamed), '2026-08-31')
  t.match(early, { status: 409, body: { code: 'edition-order' } })
  t.match(early.body.detail, /2026-09-01/)
  const same = await service.call('secondKeeper', 'POST', `${list}/draft/publication`, { effectiveFrom: '2026-09-01' })
  t.match(same, { status: 201, body: { number: 2 } }, 'the same day is not before it')
  t.equal((await service.call(undefined, 'GET', `${list}?on=2026-09-01`)).body.number, 2)
})

t.test('wrong: every fault of a draft is named at once, and nothing is kept', async (t) => {
  const service = await withService(t)
  const document = changedSample((sample) => {
    itemIn(sample, 'XZ-07-01').bases = ['NO-1']
    itemIn(sample, 'XZ-07-02').name = ' '
    sample.items.push({ ...itemIn(sample, 'XZ-01-01') })
  })
  const { status, body } = await service.call('keeper', 'PUT', `${list}/draft`, { ...document, colour: 'red' })
  t.equal(status, 400)
  const pointers = new Set(body.errors.map(({ pointer }: { pointer: string }) => pointer.replace(/\d+/, 'n')))
  t.strictSame([...pointers].sort(), ['/colour', '/items/n/bases/0', '/items/n/code', '/items/n/name'])
  t.equal((await service.call('keeper', 'GET', `${list}/draft`)).status, 404)
})

t.test('forbidden: whoever edited the draft last cannot publish it', async (t) => {
  const service = await withService(t)
  await draftOf(service, changedSample(renamed))
  const { status, body } = await service.call('keeper', 'POST', `${list}/draft/publication`, {
    effectiveFrom: '2027-01-01',
  })
  t.match({ status, body }, { status: 403, body: { code: 'same-keeper' } })
  t.equal((await service.call(undefined, 'GET', `${list}/editions`)).body.items.length, 1)
})

t.test('forbidden: drafts are for the keepers of the jurisdiction', async (t) => {
  const service = await withService(t)
  await draftOf(service, changedSample(renamed))
  const headers = { 'if-match': '"1001"' }
  for (const [who, status] of [
    [undefined, 401],
    ['justice', 403],
    ['reviewer', 403],
    ['auditor', 403],
    ['elsewhereKeeper', 403],
  ] as const) {
    t.equal(
      (await service.call(who, 'PUT', `${list}/draft`, changedSample(renamed), headers)).status,
      status,
      `put ${who}`,
    )
    const published = await service.call(who, 'POST', `${list}/draft/publication`, { effectiveFrom: '2027-01-01' })
    t.equal(published.status, status, `publish ${who}`)
  }
  t.equal((await service.call('auditor', 'GET', `${list}/draft`)).status, 200, 'an auditor reads')
  t.equal((await service.call('elsewhere', 'GET', `${list}/draft`)).status, 403)
  t.equal((await service.call('elsewhereKeeper', 'GET', `${list}/draft`)).status, 403)
})

t.test('happy: an unchanged list is published again only where that is meant', async (t) => {
  const service = await withService(t)
  await draftOf(service, changedSample())
  const publication = `${list}/draft/publication`
  const no = await service.call('secondKeeper', 'POST', publication, { effectiveFrom: '2027-01-01' })
  t.match(no, { status: 409, body: { code: 'conflict', detail: /与第 1 版完全相同.*"unchanged": true/ } })
  const meant = { effectiveFrom: '2027-01-01', unchanged: true }
  t.match(await service.call('secondKeeper', 'POST', publication, meant), { status: 201, body: { number: 2 } })
})

t.test('happy: a draft is discarded by whoever saw it', async (t) => {
  const service = await withService(t)
  t.equal((await service.call('keeper', 'DELETE', `${list}/draft`)).status, 404)
  await draftOf(service, changedSample(renamed))
  const size = service.store.log.size()
  const discard = (headers?: Record<string, string>) =>
    service.call('secondKeeper', 'DELETE', `${list}/draft`, undefined, headers)
  const blind = await discard()
  t.match(blind, { status: 428, headers: { etag: '"1001"' } })
  t.equal((await discard({ 'if-match': '"1000"' })).status, 412)
  t.equal((await discard({ 'if-match': String(blind.headers.etag) })).status, 204)
  t.equal((await service.call('keeper', 'GET', `${list}/draft`)).status, 404)
  t.equal(service.store.log.size(), size, 'the record knows nothing of drafts')
})

t.test('happy: the second upload: 428 says which draft there is, and its ETag is the way on', async (t) => {
  const service = await withService(t)
  await draftOf(service, changedSample(renamed))
  const again = (headers?: Record<string, string>) =>
    service.call('secondKeeper', 'PUT', `${list}/draft`, changedSample(), headers)
  const no = await again()
  t.match(no, { status: 428, headers: { etag: '"1001"' }, body: { detail: /第 1001 稿.*If-Match: "1001"/ } })
  t.match(await again({ 'if-match': '"1000"' }), { status: 412, headers: { etag: '"1001"' } })
  t.match(await again({ 'if-match': '"1001"' }), { status: 200, headers: { etag: '"1002"' } })
  const stranger = await service.call('elsewhere', 'PUT', `${list}/draft`, changedSample())
  t.equal(stranger.headers.etag, undefined)
})

t.test('wrong: a lead that nobody registered, with the one that was meant, together with all else', async (t) => {
  const service = await withService(t)
  const document = changedSample((one) => {
    const [first, second] = one.items.filter(({ leads }) => leads)
    if (first) Object.assign(first, { leads: ['990105-SFK'], bases: ['ORG-99'] })
    if (second) second.leads = ['民政局', '990105-MZJ']
  })
  const { status, body } = await draftOf(service, document)
  t.equal(status, 400)
  const told = body.errors.map(({ message }: { message: string }) => message).join('；')
  t.match(told, /没有登记的单位 990105-SFK；是否为 990105-SFJ（样例区司法局）/)
  t.match(told, /本版没有编号为 ORG-99 的依据/)
  t.equal(body.errors.length, 3)
})
