// A district registered in one call: organisations, communities and budget lines from a workbook, all or nothing.
import t from 'tap'
import { readRegistry, registrySheets } from '../../../src/formats/workbook/registry.ts'
import { writeWorkbook } from '../../../src/formats/workbook/write.ts'
import { mediaTypes } from '../../../src/routes/http/accept.ts'
import { aService, type Holder, soundRequest, type TestService } from '../../a-service.ts'

const file = async (registered: Parameters<typeof registrySheets>[0]) => {
  const parts: Buffer[] = []
  for await (const part of writeWorkbook(registrySheets(registered))) parts.push(Buffer.from(part as Uint8Array))
  return Buffer.concat(parts)
}
const put = (service: TestService, who: Holder, payload: Buffer | object) =>
  service.call(who, 'PUT', '/v1/registry', payload, Buffer.isBuffer(payload) ? { 'content-type': mediaTypes.xlsx } : {})
const street = {
  code: '990105-JD09',
  name: '样例区新街街道办事处',
  kind: 'street-office',
  jurisdiction: '990105',
} as const
const office = {
  code: '990105-JD09-1',
  name: '新街街道民政办',
  kind: 'department',
  jurisdiction: '990105',
  partOf: street.code,
} as const
const communities = Array.from({ length: 150 }, (_, i) => ({
  code: `990105009${String(i + 1).padStart(3, '0')}`,
  name: `新街第${i + 1}社区`,
  jurisdiction: '990105',
  street: street.code,
  households: 1800 + i,
  residents: 5200 + i,
}))

t.test('happy: 150 communities and their street in one call, and the file again changes nothing', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  const size = service.store.log.size()
  // What it is part of stands below it in the file.
  const payload = await file({ organisations: [office, street], communities })
  const none = { created: 0, changed: 0, unchanged: 0 }
  t.match(await put(service, 'keeper', payload), {
    status: 200,
    body: { organisations: { ...none, created: 2 }, communities: { ...none, created: 150 }, budgetLines: none },
  })
  t.equal(service.store.log.size(), size + 152, 'an entry each')
  t.match((await service.call('justice', 'GET', '/v1/communities/990105009150')).body, communities[149])
  t.match((await put(service, 'keeper', payload)).body, { communities: { ...none, unchanged: 150 } })
  t.equal(service.store.log.size(), size + 152)
  const [first, ...rest] = communities
  const more = await put(service, 'keeper', { communities: [{ ...first, residents: 9000 }, ...rest] })
  t.match(more.body, { communities: { changed: 1, unchanged: 149 } }, 'as JSON too')
})

t.test('happy: what is registered comes as the workbook that registers it', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  const size = service.store.log.size()
  for (const [who, sheets] of [
    ['keeper', ['organisations', 'communities']],
    ['finance', ['budgetLines']],
  ] as const) {
    const got = await service.call(who, 'GET', '/v1/registry')
    t.equal(got.headers['content-type'], mediaTypes.xlsx)
    const { document } = await readRegistry(got.bytes)
    for (const sheet of sheets) t.ok(((document as Record<string, unknown[]>)[sheet] ?? []).length > 10, sheet)
    t.equal((await put(service, who, got.bytes)).status, 200, `${who} puts it back`)
  }
  t.equal(service.store.log.size(), size, 'and nothing has changed')
  const blank = await service.call(undefined, 'GET', '/v1/registry/template')
  t.match((await readRegistry(blank.bytes)).document, { organisations: [], communities: [], budgetLines: [] })
})

t.test('happy: as an office portal sends it, in a form', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  const edge = '----formboundary7MA4YWxkTrZu0gW'
  const form = (name: string, bytes: Buffer, field = `name="file"; filename="${name}"`) =>
    [
      Buffer.concat([
        Buffer.from(
          `--${edge}\r\ncontent-disposition: form-data; name="note"\r\n\r\n说明\r\n--${edge}\r\ncontent-disposition: form-data; ${field}\r\n\r\n`,
        ),
        bytes,
        Buffer.from(`\r\n--${edge}--\r\n`),
      ]),
      { 'content-type': `multipart/form-data; boundary=${edge}` },
    ] as const
  const [sent, headers] = form('登记簿.xlsx', await file({ organisations: [street] }))
  const put = await service.call('keeper', 'PUT', '/v1/registry', sent, headers)
  t.match(put, { status: 200, body: { organisations: { created: 1 } } })
  const list = (await service.call(undefined, 'GET', '/v1/lists/990105', undefined, { accept: mediaTypes.xlsx })).bytes
  const draft = await service.call('keeper', 'PUT', '/v1/lists/990105/draft', ...form('清单.xlsx', list))
  t.match(draft, { status: 201, body: { version: 1001 } })
  const csv = (await service.call(undefined, 'GET', '/v1/lists/990105', undefined, { accept: mediaTypes.csv })).bytes
  const [items, asForm] = form('事项.csv', csv)
  t.equal(
    (await service.call('keeper', 'PUT', '/v1/lists/990105/draft', items, { ...asForm, 'if-match': '*' })).status,
    200,
  )
  for (const [bytes, type] of [
    form('x.xlsx', Buffer.from('x'), 'name="note2"'),
    [sent.subarray(0, sent.length - 400), headers],
    [Buffer.from('nonsense'), { 'content-type': `multipart/form-data; boundary=${edge}` }],
    [Buffer.from('nonsense'), { 'content-type': 'multipart/form-data' }],
  ] as const)
    t.match(await service.call('keeper', 'PUT', '/v1/registry', bytes, type), {
      status: 400,
      body: { code: 'invalid-input' },
    })
})

t.test('wrong: every fault at once, each in its cell, and nothing is registered', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  const size = service.store.log.size()
  const [first, second, third] = communities as [object, object, object]
  const bad = await file({
    organisations: [street, { ...office, partOf: '990105-NONE' }],
    communities: [first, { ...second, street: '990105-JD99' }, { ...third, code: '440305009003' }, first] as never,
  })
  const { status, body } = await put(service, 'keeper', bad)
  t.equal(status, 400)
  t.match(body.errors, [
    { sheet: '单位', row: 3, column: 'E', message: /没有登记上级单位 990105-NONE/ },
    { sheet: '社区', row: 3, column: 'D', message: /没有登记代码为 990105-JD99 的街道办事处/ },
    { sheet: '社区', row: 4, column: 'A', message: /应以所属辖区代码 990105 开头/ },
    { sheet: '社区', row: 5, column: 'A', message: /与第 2 行重复/ },
  ])
  t.equal(body.errors.length, 4)
  t.equal(service.store.log.size(), size, 'all or nothing')
  const shape = await put(service, 'keeper', { communities: [{ ...first, households: -1 }], more: 1 })
  t.match(shape.body.errors.map(({ pointer }: { pointer: string }) => pointer).sort(), [
    '/communities/0/households',
    '/more',
  ])
  t.match(await put(service, 'keeper', Buffer.from('PK nonsense')), { status: 400, body: { code: 'invalid-input' } })
  const line = { code: '2027-SFJ-013', organisation: '990105-SFJ', year: 2027, totalFen: 1, document: '批复' }
  await service.call('justice', 'POST', '/v1/assignments', soundRequest())
  const below = await put(service, 'finance', await file({ budgetLines: [line] }))
  t.match(below.body.errors ?? below.body, [{ sheet: '预算项目', row: 2, message: /不能低于已承诺的 1500.00 元/ }])
})

t.test('forbidden: each sheet by the key that may put its lines', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  const line = { code: '2027-NEW', organisation: '990105-SFJ', year: 2027, totalFen: 100, document: '批复' }
  t.equal((await put(service, 'keeper', { organisations: [street], budgetLines: [line] })).status, 403)
  t.equal((await service.call('keeper', 'GET', `/v1/organisations/${street.code}`)).status, 404, 'nothing of it')
  t.equal((await put(service, 'finance', { organisations: [street] })).status, 403)
  t.equal((await put(service, 'finance', { budgetLines: [line] })).status, 200)
  t.equal((await put(service, 'elsewhere', { organisations: [street] })).status, 403)
  for (const who of ['justice', 'community', 'reviewer', 'auditor', 'operator'] as const) {
    t.equal((await put(service, who, { organisations: [street] })).status, 403, who)
    t.equal((await service.call(who, 'GET', '/v1/registry')).status, 403, who)
  }
})
