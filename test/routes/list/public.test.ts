import t from 'tap'
import { aService } from '../../a-service.ts'
import { changedSample, publish, smallList } from '../../an-edition.ts'

const list = '/v1/lists/990105'
const shared = await aService()
t.teardown(() => shared.close())
const linked = { accept: 'application/ld+json' }

t.test('happy: the list in force is public, and cacheable', async (t) => {
  const service = shared
  const { status, body, headers } = await service.call(undefined, 'GET', list)
  t.equal(status, 200)
  t.match(body, { number: 1, jurisdiction: '990105', counts: { assistance: 40, barred: 38 } })
  t.match(headers['content-type'], 'application/json')
  t.match(headers, {
    'cache-control': /^public, max-age=\d+$/,
    vary: /accept/,
    'access-control-allow-origin': '*',
    'last-modified': 'Mon, 23 Nov 2026 02:00:00 GMT',
  })
  const tag = String(headers.etag)
  t.match(tag, /^"[0-9a-f]+"$/)
  for (const given of [tag, `W/${tag}`, `"x", ${tag}`, '*']) {
    const again = await service.call(undefined, 'GET', list, undefined, { 'if-none-match': given })
    t.match(again, { status: 304, text: '' }, given)
    t.equal(again.headers.etag, tag)
  }
  t.equal((await service.call(undefined, 'GET', list, undefined, { 'if-none-match': '"x"' })).status, 200)
  const since = (when: string) => service.call(undefined, 'GET', list, undefined, { 'if-modified-since': when })
  t.equal((await since('Mon, 23 Nov 2026 02:00:00 GMT')).status, 304)
  t.equal((await since('Mon, 23 Nov 2026 01:59:59 GMT')).status, 200)
  t.equal((await since('yesterday')).status, 200)
  const head = await service.call(undefined, 'HEAD', list)
  t.match(head, { status: 200, text: '', headers: { etag: tag } })
})

t.test('happy: what is cached goes stale when a waiting edition’s day comes', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  const before = await service.call(undefined, 'GET', list)
  const waiting = { 'if-none-match': String(before.headers.etag) }
  const dated = await service.call(undefined, 'GET', `${list}?on=2027-01-01`)
  t.equal(dated.headers.etag, before.headers.etag, 'the same edition under another address')
  service.clock.goTo('2026-12-01')
  await publish(service, smallList(), '2027-01-01')
  t.equal((await service.call(undefined, 'GET', list, undefined, waiting)).status, 304, 'it only waits')
  t.equal((await service.call(undefined, 'GET', `${list}?on=2027-01-01`, undefined, waiting)).status, 200)
  service.clock.goTo('2027-01-01')
  const after = await service.call(undefined, 'GET', list, undefined, waiting)
  t.match(after, { status: 200, body: { number: 2 } })
  t.equal(after.headers['last-modified'], 'Thu, 31 Dec 2026 16:00:00 GMT', 'midnight in Shanghai, not its publication')
  const since = { 'if-modified-since': 'Tue, 01 Dec 2026 02:00:00 GMT' }
  t.equal((await service.call(undefined, 'GET', list, undefined, since)).status, 200)
  const one = await service.call(undefined, 'GET', `${list}/editions/1`)
  t.match(one.headers, { etag: before.headers.etag as string, 'cache-control': 'public, max-age=3600' })
})

t.test('happy: as JSON-LD in the terms of CPSV-AP', async (t) => {
  const service = shared
  const { status, headers, text } = await service.call(undefined, 'GET', list, undefined, linked)
  t.equal(status, 200)
  t.match(headers['content-type'], /^application\/ld\+json/)
  const document = JSON.parse(text)
  t.match(document['@context'], { cpsv: 'http://purl.org/vocab/cpsv#', cv: 'http://data.europa.eu/m8g/' })
  // biome-ignore lint/suspicious/noExplicitAny: a graph is looked into member by member
  const graph: any[] = document['@graph']
  const byId = new Map(graph.map((node) => [node['@id'], node]))
  t.equal(byId.size, graph.length, 'every node once')
  const services = graph.filter((node) => node['@type'] === 'cpsv:PublicService')
  t.equal(services.length, 129 - 38, 'barred items are no services')

  t.test('what the profile makes mandatory', async (t) => {
    const isDescribed = (node: (typeof graph)[number]) =>
      node['dct:identifier'] &&
      node['dct:title'].zh &&
      node['dct:description'].zh &&
      node['cv:hasCompetentAuthority'][0]
    t.strictSame(
      services.filter((node) => !isDescribed(node)),
      [],
    )
    const bodies = graph.filter((one) => [one['@type']].flat().includes('cv:PublicOrganisation'))
    t.ok(bodies.length > 10)
    t.strictSame(
      bodies.filter((node) => !node['skos:prefLabel'].zh || !node['dct:spatial']),
      [],
    )
  })
  t.test('every name leads to a node', async (t) => {
    const links = [
      'cv:hasCompetentAuthority',
      'cv:hasLegalResource',
      'cv:isClassifiedBy',
      'dct:isPartOf',
      'dct:spatial',
      'dct:hasPart',
    ]
    const targets = graph.flatMap((node) => links.flatMap((member) => node[member] ?? []))
    t.ok(targets.length > 500)
    t.strictSame(
      targets.filter((target) => !byId.has(target)),
      [],
    )
    for (const member of links) t.equal(document['@context'][member]['@type'], '@id', member)
  })
  const correction = services.find((node) => node['dct:identifier'] === 'XZ-07-01')
  t.match(correction, {
    'dct:title': { zh: '协助社区矫正', en: String },
    'cv:hasCompetentAuthority': ['/v1/organisations/990105-SFJ'],
    'cv:hasCost': { '@type': 'cv:Cost', 'cv:hasValue': 50, 'cv:currency': /\/CNY$/ },
  })
  t.match(byId.get('/v1/organisations/990105-SFJ'), { 'skos:prefLabel': { zh: '样例区司法局' } })
  t.match(byId.get(correction['cv:hasLegalResource'][0]), {
    '@type': 'eli:LegalResource',
    'dct:title': { zh: '《中华人民共和国社区矫正法》第十二条' },
  })
})

t.test('happy: linked data is cached by its own tag, and a renamed organisation renews it', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  const plain = await service.call(undefined, 'GET', list)
  const first = await service.call(undefined, 'GET', list, undefined, linked)
  t.not(first.headers.etag, plain.headers.etag)
  const known = { ...linked, 'if-none-match': String(first.headers.etag) }
  t.equal((await service.call(undefined, 'GET', list, undefined, known)).status, 304)
  const renamed = { name: '样例区司法局（新）', kind: 'department', jurisdiction: '990105' }
  await service.call('keeper', 'PUT', '/v1/organisations/990105-SFJ', renamed)
  t.equal((await service.call(undefined, 'GET', list, undefined, known)).status, 200)
})

t.test('happy: one edition, by number, in either form', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  await publish(
    service,
    changedSample((document) => {
      document.title = '第二版'
    }),
    '2027-01-01',
  )
  const { text } = await service.call(undefined, 'GET', `${list}/editions/2`, undefined, linked)
  t.match(JSON.parse(text)['@graph'][0], { '@id': '/v1/lists/990105/editions/2', 'dct:title': { zh: '第二版' } })
})

t.test('wrong', async (t) => {
  const service = shared
  const strange = await service.call(undefined, 'GET', list, undefined, { accept: 'image/png' })
  t.match(strange, { status: 406, body: { code: 'not-acceptable' } })
  t.equal(strange.headers['access-control-allow-origin'], '*', 'a page can read the refusal too')
  const none = await service.call(undefined, 'GET', '/v1/lists/440305')
  t.equal(none.status, 404)
  t.notOk(none.headers.etag)
  t.equal((await service.call(undefined, 'GET', `${list}?on=2027-02-29`)).status, 400)
  t.equal((await service.call(undefined, 'GET', `${list}/editions/0`)).status, 400)
})

t.test('forbidden: what is not public is not open to pages', async (t) => {
  const service = shared
  const draft = await service.call(undefined, 'GET', `${list}/draft`)
  t.equal(draft.status, 401)
  t.notOk(draft.headers['access-control-allow-origin'])
})
