// How many calls a job takes: what somebody would do who knows the API and wants to be done. Each call is counted; a number that
// grows here is a page that somebody has to write more of.
import t from 'tap'
import type { SheetData } from '../src/formats/workbook/cells.ts'
import { editionSheets, readEdition } from '../src/formats/workbook/editions.ts'
import { registrySheets } from '../src/formats/workbook/registry.ts'
import { writeWorkbook } from '../src/formats/workbook/write.ts'
import type { EditionDocument } from '../src/policy/terms.ts'
import { mediaTypes } from '../src/routes/http/accept.ts'
import { type Answer, aService, type Holder, soundRequest, type TestService } from './a-service.ts'

/** Calls counted, each answered well. */
function counting(t: { ok(value: unknown, message: string): unknown }, service: TestService) {
  let calls = 0
  return {
    count: () => calls,
    async call(
      who: Holder | undefined,
      method: string,
      url: string,
      body?: unknown,
      headers: Record<string, string> = {},
    ): Promise<Answer> {
      calls++
      const answer = await service.call(who, method, url, body, headers)
      t.ok(
        answer.status < 300,
        `${calls}. ${method} ${url}: ${answer.status} ${answer.status < 300 ? '' : answer.text}`,
      )
      return answer
    },
  }
}
type Code = { code: string }
const q = encodeURIComponent
async function bytesOf(sheets: readonly SheetData[]): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of writeWorkbook(sheets)) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

t.test('a clerk, from the idea to twelve communities, and one of them withdrawn: six', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  const { call, count } = counting(t, service)
  const found = (await call('civil', 'GET', `/v1/lists/990105/items?q=${q('低保 入户')}&lead=990105-MZJ`)).body
  const { request } = (await call('civil', 'GET', `/v1/lists/990105/items/${found.items[0].code}`)).body
  const communities = (await call('civil', 'GET', '/v1/communities?jurisdiction=990105')).body.items
  const year = Number(request.period.from.slice(0, 4))
  const lines = (await call('civil', 'GET', '/v1/budget-lines')).body.items
  request.support.funding.budgetLine = lines.find((line: { year: number }) => line.year === year).code
  const [target] = request.targets
  request.targets = communities.map(({ code }: Code) => ({ ...target, community: code }))
  t.equal(request.targets.length, 12)
  const { body } = await call('civil', 'POST', '/v1/assignments', request)
  t.match(body, { status: 'admitted', decision: { findings: [] } })
  const withdrawal = { reason: '社区合并', communities: [communities[0].code] }
  const left = await call('civil', 'POST', `/v1/assignments/${body.id}/withdrawal`, withdrawal)
  t.equal(left.body.status, 'admitted')
  t.ok(count() <= 6, `${count()} calls`)
})

t.test('support for one request of eleven communities: four for the department, two for each community', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  const sheet = (await service.call(undefined, 'GET', '/v1/lists/990105/items/XZ-07-01')).body
  const all = (await service.call('justice', 'GET', '/v1/communities?jurisdiction=990105')).body.items.slice(0, 11)
  const [target] = sheet.request.targets
  const lines = (await service.call('justice', 'GET', '/v1/budget-lines')).body.items
  const year = Number(sheet.request.period.from.slice(0, 4))
  sheet.request.support.funding.budgetLine = lines.find((line: { year: number }) => line.year === year).code
  sheet.request.support.guidance = { contact: '社区矫正科' }
  sheet.request.targets = all.map(({ code }: Code) => ({ ...target, community: code }))
  const { body } = await service.call('justice', 'POST', '/v1/assignments', sheet.request)
  t.equal(body.status, 'admitted')
  const deliveredOn = sheet.request.period.from
  service.clock.goTo(deliveredOn)
  const department = counting(t, service)
  for (const what of [{ instalment: 1 }, { kind: 'staff' }, { kind: 'guidance' }, { kind: 'authority' }]) {
    const made = await department.call('justice', 'POST', `/v1/assignments/${body.id}/deliveries`, {
      ...what,
      deliveredOn,
    })
    t.equal(made.body.items.length, 11)
  }
  t.equal(department.count(), 4)
  const office = counting(t, service)
  const awaiting = (await office.call('community', 'GET', '/v1/deliveries?awaiting=true')).body.items
  const deliveries = awaiting.map(({ id }: { id: string }) => id)
  t.equal(deliveries.length, 4)
  await office.call('community', 'POST', '/v1/deliveries/confirmations', { deliveries, received: true })
  t.equal(office.count(), 2)
  const [obligation] = body.obligations
  t.match((await service.call('community', 'GET', `/v1/obligations/${obligation}`)).body.overdue, [])
})

t.test('to confirm one sum: two', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  const { body } = await service.call('justice', 'POST', '/v1/assignments', soundRequest())
  service.clock.goTo('2027-03-01')
  const money = { instalment: 1, deliveredOn: '2027-03-01' }
  await service.call('justice', 'POST', `/v1/assignments/${body.id}/deliveries`, money)
  const { call, count } = counting(t, service)
  const [first] = (await call('community', 'GET', '/v1/deliveries?awaiting=true')).body.items
  const answer = await call('community', 'POST', `/v1/deliveries/${first.id}/confirmation`, { received: true })
  t.match(answer.body, { status: 'confirmed', receivedFen: 75_000 })
  t.equal(count(), 2)
})

t.test('a list edited in a spreadsheet, uploaded and published: three, the second time too', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  for (const effectiveFrom of ['2027-01-01', '2027-02-01']) {
    const { call, count } = counting(t, service)
    const got = await call(undefined, 'GET', '/v1/lists/990105', undefined, { accept: mediaTypes.xlsx })
    // As a spreadsheet would: opened, one cell changed, saved.
    const document = (await readEdition(got.bytes)).document as EditionDocument
    const edited = await bytesOf(editionSheets({ ...document, title: `样例清单，自 ${effectiveFrom}` }))
    await call('keeper', 'PUT', '/v1/lists/990105/draft', edited, { 'content-type': mediaTypes.xlsx })
    const made = await call('secondKeeper', 'POST', '/v1/lists/990105/draft/publication', { effectiveFrom })
    t.match(made.body, { effectiveFrom })
    t.equal(count(), 3)
    service.clock.goTo(effectiveFrom)
  }
})

t.test('a hundred and fifty communities registered: one', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  const communities = Array.from({ length: 150 }, (_, i) => ({
    code: `990105008${String(i + 1).padStart(3, '0')}`,
    name: `第${i + 1}社区`,
    jurisdiction: '990105',
    street: '990105-JD01',
    households: 1000,
    residents: 3000,
  }))
  const { call, count } = counting(t, service)
  const type = { 'content-type': mediaTypes.xlsx }
  const { body } = await call('keeper', 'PUT', '/v1/registry', await bytesOf(registrySheets({ communities })), type)
  t.match(body.communities, { created: 150, changed: 0, unchanged: 0 })
  t.equal(count(), 1)
})
