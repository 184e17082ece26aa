import t from 'tap'
import { statementsOn } from '../../../src/schema/sql/engine/statements.ts'
import { bounds } from '../../../src/schema/sql/reads/rejection-bounds.ts'
import { rejectionPages } from '../../../src/schema/sql/reads/rejection-pages.ts'
import { aService, soundRequest, type TestService } from '../../a-service.ts'
import fc from '../../properties.ts'
import { aFiledService, tamper } from '../../store/a-file.ts'

const csv = 'text/csv'
const ndjson = 'application/x-ndjson'
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Rejections of several kinds on two days: by 990105-SFJ with money missing, by 990105-MZJ for another's item, off the list, and a check. */
async function rejected(service: TestService): Promise<void> {
  const ask = (who: 'justice' | 'civil', changes: object, path = 'assignments') =>
    service.call(who, 'POST', `/v1/${path}`, soundRequest(changes))
  await ask('justice', { support: {} })
  await ask('civil', { title: '=cmd|calc' })
  await ask('justice', { item: undefined, title: '拉票' })
  await ask('justice', { support: {} }, 'checks')
  service.clock.goTo('2026-12-01')
  await ask('justice', { support: {} })
  await ask('justice', { item: undefined, title: '拉票' })
  await ask('justice', { support: {}, targets: [{ community: '990105002001', quantity: 1 }] })
}

t.test('happy: one file in each format, with the same lines as the pages', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  await rejected(service)
  const { body } = await service.call('auditor', 'GET', '/v1/rejections')
  t.equal(body.items.length, 7)

  const lines = await service.call('auditor', 'GET', '/v1/rejections', undefined, { accept: ndjson })
  t.equal(lines.headers['content-type'], ndjson)
  const read = lines.text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  t.strictSame(read, body.items)

  const table = await service.call('auditor', 'GET', '/v1/rejections', undefined, { accept: csv })
  t.equal(table.headers['content-type'], 'text/csv; charset=utf-8')
  t.equal(table.text.charCodeAt(0), 0xfeff, 'a spreadsheet needs to be told that it is UTF-8')
  t.match(table.text.split('\r\n')[0], /存证序号,记录时间/)
  t.match(table.text, /'=cmd\|calc/, 'no formula runs')
  t.notMatch(table.text, /(^|,)=cmd/m)
  for (const word of [
    '记录时间（北京时间）',
    '2026-11-23 10:00:00',
    '系统规则',
    '样例区民政局,990105-MZJ',
    '听荷社区,990105001001',
    '协助社区矫正,XZ-07-01',
    '非责任单位申请',
    '《中华人民共和国城市居民委员会组织法》（2025年修订）第四十三条第二款',
    '请由责任单位样例区司法局（990105-SFJ）提出申请',
    '样例区社区服务清单（样例',
    ',1500,',
  ])
    t.ok(table.text.includes(word), `in words, with codes beside: ${word}`)
  const english = await service.call('auditor', 'GET', '/v1/rejections?advisory=true', undefined, {
    accept: csv,
    'accept-language': 'en',
  })
  t.match(english.text, /Entry,Recorded at/)
  t.equal(
    english.text
      .trim()
      .split('\r\n')
      .filter((line) => /^\d/.test(line)).length,
    1,
  )

  const sheet = await service.call('auditor', 'GET', '/v1/rejections', undefined, { accept: xlsx })
  t.equal(sheet.headers['content-type'], xlsx)
  t.equal(sheet.text.slice(0, 2), 'PK')
})

t.test('happy: every filter gives what filtering by hand gives, in order, whatever the page', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  await rejected(service)
  const { items } = (await service.call('auditor', 'GET', '/v1/rejections')).body
  const days = ['2026-11-22', '2026-11-23', '2026-11-30', '2026-12-01', '2026-12-02']
  const filters = fc.record(
    {
      from: fc.constantFrom(...days),
      until: fc.constantFrom(...days),
      by: fc.constantFrom('rules', 'reviewer', 'community'),
      organisation: fc.constantFrom('990105-SFJ', '990105-MZJ'),
      community: fc.constantFrom('990105001001', '990105002001'),
      rule: fc.constantFrom('funding-missing', 'not-lead-organisation', 'off-list', 'staff-missing'),
      item: fc.constantFrom('XZ-07-01', 'XZ-01-01'),
      advisory: fc.boolean(),
      limit: fc.integer({ min: 1, max: 4 }),
    },
    { requiredKeys: [] },
  )
  await fc.assert(
    fc.asyncProperty(filters, async ({ limit, ...filter }) => {
      const wanted = items.filter(
        (one: Record<string, unknown> & { communities: string[]; rules: string[]; recordedAt: string }) =>
          (filter.from === undefined || one.recordedAt.slice(0, 10) >= filter.from) &&
          (filter.until === undefined || one.recordedAt.slice(0, 10) <= filter.until) &&
          (filter.by === undefined || one.by === filter.by) &&
          (filter.organisation === undefined || one.organisation === filter.organisation) &&
          (filter.community === undefined || one.communities.includes(filter.community)) &&
          (filter.rule === undefined || one.rules.includes(filter.rule)) &&
          (filter.item === undefined || one.item === filter.item) &&
          (filter.advisory === undefined || one.advisory === filter.advisory),
      )
      const query = new URLSearchParams(
        Object.entries({ ...filter, limit: limit ?? 50 }).map(([name, value]): [string, string] => [
          name,
          String(value),
        ]),
      )
      if (filter.from !== undefined && filter.until !== undefined && filter.from > filter.until) {
        t.match(await service.call('auditor', 'GET', `/v1/rejections?${query}`), { status: 400 })
        return
      }
      const found = []
      for (let cursor: string | undefined; ; ) {
        const { body } = await service.call(
          'auditor',
          'GET',
          `/v1/rejections?${query}${cursor ? `&cursor=${cursor}` : ''}`,
        )
        found.push(...body.items)
        cursor = body.next
        if (cursor === undefined) break
      }
      t.strictSame(
        found.map(({ index }) => index),
        wanted.map(({ index }: { index: number }) => index),
      )
    }),
    { numRuns: 60 },
  )
})

t.test('happy: no filter sorts, or reads a whole table where it has an index', async (t) => {
  const service = await aFiledService(t)
  await rejected(service)
  const leads: [object, RegExp][] = [
    [{}, /SEARCH r USING INTEGER PRIMARY KEY/],
    [{ organisation: 'x' }, /rejections_by_organisation/],
    [{ item: 'x' }, /rejections_by_item/],
    [{ advisory: true }, /rejections_by_advisory/],
    [{ by: 'reviewer' }, /rejections_by_people/],
    [{ by: 'community' }, /rejections_by_people/],
    [{ by: 'rules' }, /SEARCH r USING INTEGER PRIMARY KEY/],
    [{ ground: 'support-overdue' }, /rejections_by_ground/],
    [{ rule: 'off-list' }, /SEARCH d USING PRIMARY KEY \(rule=\? AND entry>\?/],
    [{ community: 'x' }, /SEARCH d USING PRIMARY KEY \(community=\? AND entry>\?/],
    [{ community: 'x', rule: 'off-list', organisation: 'y' }, /SEARCH d USING PRIMARY KEY \(community=\?/],
  ]
  tamper(service.path, (raw) => {
    const db = statementsOn(raw)
    const pages = rejectionPages(db, bounds(db))
    for (const [filter, lead] of leads) {
      const { text, own } = pages.queryOf(filter, -1, { first: 0, last: 2 ** 52 })
      const rows = raw.prepare(`explain query plan ${text}`).all(...own, { limit: 50 }) as { detail: string }[]
      const plan = rows.map(({ detail }) => detail)
      t.match(plan[0], lead, JSON.stringify(filter))
      t.notMatch(plan.join('\n'), /TEMP B-TREE|SCAN/, JSON.stringify(filter))
    }
  })
})

t.test('wrong: formats and filters that there are not', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  const asked = (accept: string) => service.call('auditor', 'GET', '/v1/rejections', undefined, { accept })
  t.match(await asked('application/pdf'), { status: 406, body: { code: 'not-acceptable' } })
  t.equal((await asked('*/*')).status, 200)
  for (const query of ['by=me', 'from=2026-02-30', 'ground=x', 'advisory=perhaps', 'colour=red', 'limit=0'])
    t.match(await service.call('auditor', 'GET', `/v1/rejections?${query}`), { status: 400 }, query)
  const empty = await service.call('auditor', 'GET', '/v1/rejections', undefined, { accept: csv })
  t.equal(empty.text.trim().split('\r\n').length, 1, 'nothing found is a heading and no line')
})

t.test('forbidden: another jurisdiction sees nothing of this one', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  await rejected(service)
  t.strictSame((await service.call('elsewhere', 'GET', '/v1/rejections')).body, { items: [] })
  const file = await service.call('elsewhere', 'GET', '/v1/rejections', undefined, { accept: ndjson })
  t.equal(file.text, '')
  for (const who of ['justice', 'community', 'reviewer', 'operator'] as const)
    t.equal((await service.call(who, 'GET', '/v1/rejections', undefined, { accept: csv })).status, 403)
  t.equal((await service.call(undefined, 'GET', '/v1/rejections')).status, 401)
})
