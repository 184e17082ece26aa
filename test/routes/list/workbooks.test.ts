// Editions as files over HTTP: downloaded, edited, uploaded; refused with the place of every fault, and nothing stored.
import type { InjectOptions } from 'fastify'
import t, { type Test } from 'tap'
import { aService, type Holder } from '../../a-service.ts'
import { number, readBytes, sample, sampleWith, workbookOf, written } from '../../formats/workbook/a-workbook.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const lists = '/v1/lists/990105'

const service = await aService()
t.teardown(() => service.close())

async function send(
  who: Holder | undefined,
  method: 'GET' | 'PUT',
  url: string,
  headers: Record<string, string>,
  payload?: Buffer,
) {
  const request: InjectOptions = {
    method,
    url,
    headers: { ...(who && { authorization: `Bearer ${who}` }), ...headers },
  }
  const answer = await service.app.inject(payload ? { ...request, payload } : request)
  const isJson = String(answer.headers['content-type']).includes('json')
  return {
    status: answer.statusCode,
    headers: answer.headers,
    bytes: answer.rawPayload,
    body: isJson ? answer.json() : undefined,
  }
}
const get = (url: string, accept: string, who?: Holder) => send(who, 'GET', url, { accept })
const put = (bytes: Buffer, type = xlsx, headers: Record<string, string> = {}, who: Holder = 'keeper') =>
  send(who, 'PUT', `${lists}/draft`, { 'content-type': type, ...headers }, bytes)
const draft = () => service.store.reads.draft('990105')
const version = () => `"${draft()?.version}"`
const differences = async () => (await get(`${lists}/draft/differences`, 'application/json', 'keeper')).body

t.test('happy', async (t) => {
  t.test('the list in force as a workbook, uploaded again: no differences', async (t) => {
    const { status, headers, bytes } = await get(lists, xlsx)
    t.equal(status, 200)
    t.match(headers, {
      'content-type': xlsx,
      'content-disposition': 'attachment; filename="list-990105-edition-1.xlsx"',
      vary: 'accept',
    })
    const answer = await put(bytes)
    t.match(answer, {
      status: 201,
      body: { document: { title: sample.title } },
      headers: { etag: version() },
    })
    t.match(await differences(), { added: [], removed: [], changed: [], terms: [] })
  })

  t.test('one fee changed is exactly that difference', async (t) => {
    const first = sample.items.findIndex(({ fee }) => fee)
    const bytes = await sampleWith({ items: { [`N${first + 2}`]: number('80.55') } })
    t.match(await put(bytes, xlsx, { 'if-match': version() }), { status: 200 })
    const { code, fee } = sample.items[first] ?? {}
    const { changed, ...rest } = await differences()
    t.strictSame(changed, [{ code, field: 'fee.unitFen', from: fee?.unitFen, to: 8055 }])
    t.match(rest, { added: [], removed: [], terms: [] })
  })

  t.test('the draft as a workbook and as a .csv of its items', async (t) => {
    const book = await get(`${lists}/draft`, xlsx, 'keeper')
    t.match(book, { status: 200, headers: { etag: version(), 'content-disposition': /list-990105-draft-\d+\.xlsx/ } })
    t.strictSame((await readBytes(book.bytes)).reading.document, JSON.parse(draft()?.document ?? ''))
    const csv = await get(`${lists}/draft`, 'text/csv', 'auditor')
    t.match(csv.headers, { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': /draft-\d+\.csv/ })
    t.equal(csv.bytes.toString().charCodeAt(0), 0xfeff, 'Excel knows it for UTF-8')
    t.match(await put(csv.bytes, 'text/csv; charset=utf-8', { 'if-match': version() }), {
      status: 200,
    })
    t.equal((await differences()).changed.length, 1, 'terms and bases stay those of the draft')
  })

  t.test('an edition by its number, and JSON for whoever does not ask', async (t) => {
    t.match(await get(`${lists}/editions/1`, xlsx), { status: 200, headers: { 'content-type': xlsx } })
    t.match(await get(`${lists}/editions/1`, 'text/csv'), { status: 200, headers: { 'content-type': /^text\/csv/ } })
    t.match(await get(lists, 'text/html, */*;q=0.8'), { status: 200, body: { number: 1 } })
    t.match(await get(lists, `application/json;q=0.5, ${xlsx}`), { headers: { 'content-type': xlsx } })
  })

  t.test('the blank workbook wants a title, and no more', async (t) => {
    const { status, headers, bytes } = await get('/v1/lists/template', xlsx)
    t.match({ status, headers }, { status: 200, headers: { 'content-disposition': /list-template\.xlsx/ } })
    const { reading, faults } = await readBytes(bytes)
    t.match(faults, [{ pointer: '/title', extra: { sheet: '条款', row: 2, column: 'C' } }])
    t.equal(faults.length, 1)
    t.match(reading.document, { items: [], bases: [] })
  })

  t.test('a .csv where there is no draft completes the list in force', async (t) => {
    const fresh = await aService()
    t.teardown(() => fresh.close())
    const csv = await get(`${lists}/editions/1`, 'text/csv')
    const answer = await fresh.app.inject({
      method: 'PUT',
      url: `${lists}/draft`,
      headers: { authorization: 'Bearer keeper', 'content-type': 'text/csv' },
      payload: csv.bytes,
    })
    t.equal(answer.statusCode, 201)
    t.strictSame(answer.json().document, sample)
  })
})

t.test('wrong', async (t) => {
  const before = draft()
  const refused = async (t: Test, answer: Awaited<ReturnType<typeof put>>, status: number, code: string) => {
    t.match(answer, { status, body: { code } })
    t.strictSame(draft(), before, 'nothing is stored')
    return answer.body
  }

  t.test('faults come by sheet, row and column', async (t) => {
    const bytes = await sampleWith({ items: { B3: '帮忙' }, bases: { E3: '2026-02-30' }, terms: { C3: '三十' } })
    const { errors, detail } = await refused(t, await put(bytes, xlsx, { 'if-match': '*' }), 400, 'invalid-input')
    t.match(detail, /3 处错误/)
    t.match(errors, [
      { pointer: '/items/1/kind', sheet: '事项', row: 3, column: 'B', message: /^事项类别：应为以下之一/ },
      { pointer: '/bases/1/from', sheet: '依据', row: 3, column: 'E', message: /^施行日期/ },
      { pointer: '/terms/noticeWorkingDays', sheet: '条款', row: 3, column: 'C', message: /^提前申请的工作日/ },
    ])
    const english = await put(bytes, xlsx, { 'if-match': '*', 'accept-language': 'en' })
    t.match(english.body.errors[0].message, /^Kind: Must be one of/)
  })

  t.test('other files', async (t) => {
    await refused(t, await put(Buffer.from('编码'), xlsx), 400, 'invalid-input')
    await refused(t, await put(await written([{ name: 'Sheet1', columns: [], rows: [] }])), 400, 'invalid-input')
    await refused(t, await put(Buffer.from('PK\x03\x04')), 400, 'invalid-input')
    await refused(t, await put(Buffer.from('a,b'), 'text/csv'), 400, 'invalid-input')
    await refused(t, await put(await workbookOf(), 'application/octet-stream'), 415, 'unsupported-media-type')
    await refused(t, await put(await workbookOf(), 'application/json', { 'if-match': '*' }), 400, 'malformed-json')
    await refused(t, await put(Buffer.alloc(17 * 1024 * 1024)), 413, 'too-large')
  })

  t.test('preconditions hold for files too', async (t) => {
    await refused(t, await put(await workbookOf()), 428, 'precondition-required')
    await refused(t, await put(await workbookOf(), xlsx, { 'if-match': '"1"' }), 412, 'stale-version')
  })

  t.test('a .csv where there is nothing to complete', async (t) => {
    const empty = await aService({ sample: false })
    t.teardown(() => empty.close())
    const answer = await empty.app.inject({
      method: 'PUT',
      url: `${lists}/draft`,
      headers: { authorization: 'Bearer keeper', 'content-type': 'text/csv' },
      payload: '事项编码,事项类别\n',
    })
    t.match(answer.json(), { code: 'invalid-input', detail: /请先提交 \.xlsx/ })
  })

  t.test('formats that are not offered', async (t) => {
    t.match(await get(lists, 'image/png'), { status: 406, body: { code: 'not-acceptable', detail: /spreadsheetml/ } })
    t.match(await get('/v1/lists/template', 'application/json'), { status: 406 })
  })
})

t.test('forbidden', async (t) => {
  const bytes = await workbookOf()
  t.match(await put(bytes, xlsx, {}, 'elsewhereKeeper'), { status: 403, body: { code: 'forbidden' } })
  t.match(await put(bytes, 'text/csv', {}, 'elsewhereKeeper'), { status: 403 })
  t.match(await put(bytes, xlsx, {}, 'auditor'), { status: 403 })
  t.match(await send(undefined, 'PUT', `${lists}/draft`, { 'content-type': xlsx }, bytes), { status: 401 })
  t.match(await get(`${lists}/draft`, xlsx, 'elsewhere'), { status: 403 })
  t.match(await get(`${lists}/draft`, xlsx), { status: 401 })
})
