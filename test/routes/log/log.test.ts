import t from 'tap'
import { openCheckpoint } from '../../../src/policy/log/checkpoint.ts'
import { checkEntry } from '../../../src/policy/log/entry.ts'
import { verifyExport } from '../../../src/policy/log/export.ts'
import { hashLeaf, verifyConsistency, verifyInclusion } from '../../../src/policy/log/tree.ts'
import { aService, soundRequest, type TestService } from '../../a-service.ts'
import { aFiledService, tamper } from '../../store/a-file.ts'

async function* linesOf(text: string) {
  for (const line of text.trimEnd().split('\n')) yield line
}

const keyOf = async (service: TestService) => (await service.call(undefined, 'GET', '/v1/log/key')).text.trim()
const checkpointOf = async (service: TestService) => {
  const { text } = await service.call(undefined, 'GET', '/v1/log/checkpoint')
  const opened = openCheckpoint(text, await keyOf(service))
  if ('what' in opened) throw new Error(opened.what)
  return { ...opened, note: text }
}

/** Rejections of two organisations in two months. */
async function withHistory(): Promise<TestService> {
  const service = await aService()
  for (const day of ['2026-12-01', '2027-03-01', '2027-03-02', '2027-04-01']) {
    service.clock.goTo(day)
    await service.call('justice', 'POST', '/v1/assignments', soundRequest({ support: {} }))
    await service.call('civil', 'POST', '/v1/assignments', soundRequest({ support: {} }))
    await service.call('justice', 'POST', '/v1/checks', soundRequest({ support: {} }))
  }
  return service
}

t.test('happy: checkpoint, proofs and entries lead to one root', async (t) => {
  const service = await withHistory()
  t.teardown(() => service.close())
  t.match((await service.call(undefined, 'GET', '/v1/log/key')).headers['content-type'], /^text\/plain/)
  const before = await checkpointOf(service)
  t.equal(before.size, service.store.log.size())
  t.equal((await checkpointOf(service)).note, before.note, 'the same state is signed the same')
  await service.call('justice', 'POST', '/v1/assignments', soundRequest())
  const after = await checkpointOf(service)
  t.equal(after.size, before.size + 1)

  const entries = []
  for (let url = '/v1/log/entries?limit=20'; url; ) {
    const { body, headers } = await service.call('auditor', 'GET', url)
    entries.push(...body.items)
    t.equal(body.next === undefined, headers.link === undefined)
    url = body.next === undefined ? '' : `/v1/log/entries?limit=20&cursor=${body.next}`
  }
  t.equal(entries.length, after.size)
  for (const [i, entry] of entries.entries()) {
    t.equal(entry.index, i)
    t.strictSame(checkEntry(entry), [])
    t.equal(hashLeaf(Buffer.from(entry.leaf, 'base64')), entry.leafHash)
  }
  for (const index of [0, 1, 40, after.size - 1]) {
    const { body } = await service.call(undefined, 'GET', `/v1/log/proofs/inclusion?index=${index}&size=${after.size}`)
    t.ok(verifyInclusion(entries[index].leafHash, index, body.size, body.hashes, after.root))
  }
  const { body } = await service.call(
    undefined,
    'GET',
    `/v1/log/proofs/consistency?from=${before.size}&to=${after.size}`,
  )
  t.ok(verifyConsistency(before.size, before.root, after.size, after.root, body.hashes))
  const { body: one } = await service.call('auditor', 'GET', `/v1/log/entries/${before.size}`)
  t.strictSame(one, entries[before.size])
  const { body: rest } = await service.call('auditor', 'GET', `/v1/log/entries?start=${before.size}`)
  t.strictSame(rest.items, [one])
})

t.test('happy: "all rejections of X in March" proves itself, and not with one line withheld', async (t) => {
  const service = await withHistory()
  t.teardown(() => service.close())
  const url = '/v1/log/export?organisation=990105-SFJ&from=2027-03-01&until=2027-03-31'
  const { text, headers } = await service.call('auditor', 'GET', url)
  t.equal(headers['content-type'], 'application/x-ndjson')
  const key = await keyOf(service)
  const report = await verifyExport(linesOf(text), { key })
  t.match(report, {
    verdict: 'whole',
    trusted: true,
    faults: [],
    counts: { matching: 4, leaves: service.store.log.size() },
  })

  const lines = text.trimEnd().split('\n')
  const shown = lines.findIndex((line) => line.includes('"body"') && line.includes('"index"'))
  const { salt: _, body: __, ...bare } = JSON.parse(lines[shown] as string)
  const withheld = lines.with(shown, JSON.stringify(bare)).join('\n')
  t.match(await verifyExport(linesOf(withheld), { key }), { verdict: 'wrong', faults: [{ what: /body is withheld/ }] })
  const removed = lines.toSpliced(shown, 1).join('\n')
  t.match(await verifyExport(linesOf(removed), { key }), { verdict: 'wrong' })

  const real = await verifyExport(linesOf((await service.call('auditor', 'GET', '/v1/log/export?advisory=false')).text))
  t.equal(real.counts.matching, 8)
  const whole = await verifyExport(linesOf((await service.call('auditor', 'GET', '/v1/log/export?of=entries')).text))
  t.match(whole, { verdict: 'whole', manifest: { filter: { jurisdiction: '990105' } } })
  t.ok(whole.counts.matching > 12)
})

t.test('happy: an auditor sees every leaf, and the bodies of their own jurisdiction', async (t) => {
  const service = await withHistory()
  t.teardown(() => service.close())
  const last = service.store.log.size() - 1
  const { body } = await service.call('elsewhere', 'GET', `/v1/log/entries/${last}`)
  t.strictSame(Object.keys(body), ['index', 'leaf', 'leafHash'])
  const file = await service.call('elsewhere', 'GET', '/v1/log/export')
  t.match(await verifyExport(linesOf(file.text)), { verdict: 'whole', counts: { matching: 0, leaves: last + 1 } })
  t.notMatch(file.text, /"salt"/)
  t.equal((await service.call('elsewhere', 'POST', `/v1/log/entries/${last}/replay`)).status, 403)
})

t.test('happy: nothing is signed over bytes that changed since they were sealed', async (t) => {
  const service = await aFiledService(t)
  const { body } = await service.call('justice', 'POST', '/v1/assignments', soundRequest({ support: {} }))
  tamper(service.path, (raw) =>
    raw
      .prepare(`update entries set body = replace(body, '990105001001', '990105001002') where "index" = ?`)
      .run(body.log.index),
  )
  const refused = await service.call(undefined, 'GET', '/v1/log/checkpoint', undefined, { 'accept-language': 'en' })
  t.match(refused, { status: 503, body: { code: 'cannot-sign', detail: new RegExp(`entry ${body.log.index}`) } })
  t.match(await service.call('auditor', 'GET', '/v1/log/export'), { status: 503, body: { code: 'cannot-sign' } })
})

t.test('wrong: beyond the end, and what is no number', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  const size = service.store.log.size()
  const cases: [string, number, string?][] = [
    [`proofs/inclusion?index=${size}`, 400, '/query/index'],
    [`proofs/inclusion?index=0&size=${size + 1}`, 400, '/query/size'],
    ['proofs/inclusion?index=0&size=0', 400, '/query/index'],
    ['proofs/inclusion', 400],
    ['proofs/inclusion?index=-1', 400, '/query/index'],
    [`proofs/consistency?from=2&to=1`, 400, '/query/from'],
    [`proofs/consistency?from=2&to=${size + 1}`, 400, '/query/to'],
    [`entries/${size}`, 404],
    ['entries/x', 400],
    ['entries/01', 400],
    ['entries?start=x', 400, '/query/start'],
    ['export?colour=red', 400],
    ['export?from=2027-13-01', 400],
  ]
  for (const [path, status, pointer] of cases) {
    const { status: is, body } = await service.call('auditor', 'GET', `/v1/log/${path}`)
    t.equal(is, status, path)
    if (pointer) t.equal(body.errors[0].pointer, pointer, path)
  }
  t.strictSame((await service.call('auditor', 'GET', `/v1/log/entries?start=${size}`)).body, { items: [] })
  t.strictSame((await service.call(undefined, 'GET', `/v1/log/proofs/consistency?from=0`)).body.hashes, [])
})

t.test('forbidden: entries and exports are for auditors', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  for (const path of ['entries', 'entries/1', 'export']) {
    t.equal((await service.call(undefined, 'GET', `/v1/log/${path}`)).status, 401, path)
    for (const who of ['justice', 'community', 'keeper', 'finance', 'reviewer', 'operator'] as const)
      t.equal((await service.call(who, 'GET', `/v1/log/${path}`)).status, 403, `${path} ${who}`)
  }
})
