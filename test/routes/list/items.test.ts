import t from 'tap'
import { recordBudgetLine } from '../../a-registry.ts'
import { aService, soundRequest } from '../../a-service.ts'

const items = '/v1/lists/990105/items'
const service = await aService()
t.teardown(() => service.close())

t.test('happy: searching', async (t) => {
  const found = async (query: string) => {
    const { status, body } = await service.call(undefined, 'GET', `${items}?${query}`)
    t.equal(status, 200, query)
    return body.items.map(({ code }: { code: string }) => code)
  }
  const q = (text: string) => found(`q=${encodeURIComponent(text)}`)
  t.equal((await q('XZ-07-01'))[0], 'XZ-07-01', 'a code')
  t.equal((await q('ｘｚ－０７－０１'))[0], 'XZ-07-01', 'in full width')
  t.strictSame(await q('XZ-07'), ['XZ-07-01', 'XZ-07-02', 'XZ-07-03', 'XZ-07-04'], 'the beginning of one')
  t.strictSame(await q('矫正'), ['XZ-07-01', 'XZ-07-02'], 'two characters')
  t.strictSame((await q('犬')).slice(0, 2), ['BM-02-02', 'JR-06-04'], 'one character, the shorter name first')
  t.equal((await q('Community CORRECTION'))[0], 'XZ-07-01', 'English')
  t.ok((await q('司法局')).includes('XZ-07-01'), 'who leads, by name')
  t.ok((await q('990105-SFJ')).includes('XZ-07-01'), 'and by code')
  t.ok((await q('社区矫正法')).includes('XZ-07-01'), 'the title of a basis')
  t.ok((await q('行政执法')).includes('BM-01-01'), 'a category')
  t.strictSame(await q('矫正 评估'), ['XZ-07-02'], 'every word')
  t.strictSame(await q('矫正 飞船'), [])
  t.strictSame(await found(`kind=barred&q=${encodeURIComponent('犬')}`), ['JR-06-04'])
})

t.test('happy: pages of what was found, each once, best first', async (t) => {
  const walk = async (query: string) => {
    const codes: string[] = []
    let cursor = ''
    do {
      const { body } = await service.call(undefined, 'GET', `${items}?limit=7${query}${cursor}`)
      codes.push(...body.items.map(({ code }: { code: string }) => code))
      cursor = body.next === undefined ? '' : `&cursor=${body.next}`
    } while (cursor !== '')
    return codes
  }
  const everything = await walk('')
  t.equal(everything.length, 129)
  t.strictSame(everything, [...everything].sort(), 'in order of code')
  const query = `&q=${encodeURIComponent('协助')}`
  const paged = await walk(query)
  const whole = await service.call(undefined, 'GET', `${items}?limit=500${query}`)
  t.strictSame(
    paged,
    whole.body.items.map(({ code }: { code: string }) => code),
  )
  t.ok(paged.length > 30)
})

t.test('happy: work off the list is told what comes closest', async (t) => {
  const suggested = async (changes: object) => {
    const request = soundRequest(changes)
    if (!('item' in changes)) delete request.item
    const { body } = await service.call('justice', 'POST', '/v1/checks', request)
    t.ok(body.findings.some(({ rule }: { rule: string }) => rule === 'off-list'))
    return body.suggestions
  }
  const near = await suggested({ title: '社区矫正对象协助管理' })
  t.match(near[0], { code: 'XZ-07-01', name: '协助社区矫正', kind: 'assistance' })
  t.notOk('whose' in near[0])
  t.equal((await suggested({ item: 'xz07-01', title: '其他' }))[0].code, 'XZ-07-01', 'a code mistyped')
  const theirs = await suggested({ title: '拆除违法建筑' })
  t.match(theirs, [
    { code: 'JR-08-01' },
    { code: 'BM-01-01', whose: [{ code: '990105-CGJ', name: '样例区城市管理局' }] },
  ])
  const plan = { content: '在社区推广使用部门自建小程序，组建工作群完成点赞' }
  const byPlan = await suggested({ title: '智慧平台建设', plan })
  t.equal(byPlan[0].code, 'JR-05-01', 'by the content of the plan')
  t.equal(await suggested({ title: '量子计算培训' }), undefined, 'nothing is close')
  t.equal(await suggested({ title: '开展工作' }), undefined, 'common words alone are not close')
  const { body } = await service.call('justice', 'POST', '/v1/assignments', {
    ...soundRequest({ title: '社区矫正对象协助管理' }),
    item: 'XZ-99-99',
  })
  t.equal(body.decision.suggestions[0].code, 'XZ-07-01', 'an assignment too')
  const again = await service.call('justice', 'GET', `/v1/assignments/${body.id}`)
  t.strictSame(again.body.decision.suggestions, body.decision.suggestions)
})

t.test("happy: work that is somebody else's is told whose, and what may be asked instead", async (t) => {
  const department = (await service.call('justice', 'POST', '/v1/checks', soundRequest({ item: 'BM-01-05' }))).body
  t.match(department.findings, [{ rule: 'not-lead-organisation' }, { rule: 'department-duty' }])
  t.match(department.suggestions[0], { code: 'BM-01-05', whose: [{ code: '990105-STJ' }] })
  for (const { kind } of department.suggestions.slice(1)) t.match(kind, /assistance|public-service/)
  const street = (await service.call('justice', 'POST', '/v1/checks', soundRequest({ item: 'JD-02-01' }))).body
  t.strictSame(
    street.suggestions[0].whose,
    [{ code: '990105-JD01', name: '样例区甲街道办事处' }],
    'the street office of the community asked for',
  )
})

t.test('happy: work on the list gets no suggestions, whatever else is wrong with it', async (t) => {
  for (const changes of [{}, { role: 'principal' }, { item: 'JR-01-01' }]) {
    const { body } = await service.call('justice', 'POST', '/v1/checks', soundRequest(changes))
    t.notOk('suggestions' in body)
  }
})

t.test('happy: everyday words find what they mean; where nothing is found, what comes closest is told', async (t) => {
  const codes = async (q: string) => {
    const { body } = await service.call(undefined, 'GET', `${items}?q=${encodeURIComponent(q)}`)
    return body.items.map(({ code }: { code: string }) => code)
  }
  t.strictSame((await codes('低保')).sort(), ['GF-01-03', 'GF-02-01', 'XZ-10-01'])
  t.strictSame(await codes('老年人 补贴'), ['GF-02-02'])
  const { body } = await service.call(undefined, 'GET', `${items}?q=${encodeURIComponent('社区矫正对象管理')}`)
  t.strictSame(body.items, [])
  t.match(body.closest[0], { code: 'XZ-07-01' })
  const justice = (await service.call(undefined, 'GET', `${items}?lead=990105-SFJ`)).body.items
  t.ok(justice.length > 2)
  for (const { leads } of justice) t.ok(leads.includes('990105-SFJ'))
})

t.test('happy: one item, in words, with a request that needs only what the asker alone can say', async (t) => {
  const sheet = (await service.call(undefined, 'GET', `${items}/XZ-07-01`)).body
  t.match(sheet, {
    code: 'XZ-07-01',
    fee: { per: 'person' },
    quantityIs: '人数',
    earliest: '2026-12-01',
    edition: { jurisdiction: '990105', number: 1 },
    request: { item: 'XZ-07-01', period: { from: '2026-12-01', until: '2026-12-31' }, targets: [{ quantity: 1 }] },
  })
  t.ok(sheet.words.includes('责任单位：样例区司法局（990105-SFJ）'), sheet.words.join('；'))
  t.match(sheet.words.join('；'), /经费标准：每人每月 \d+\.\d\d元/)
  t.match(sheet.basesInWords[0].words, /^《中华人民共和国社区矫正法》第十二条：应当协助/)
  const unfilled = await service.call('justice', 'POST', '/v1/checks', sheet.request)
  t.match(
    unfilled.body.errors.map(({ pointer }: { pointer: string }) => pointer),
    ['/targets/0/community', '/support/funding/budgetLine'],
  )
  const english = await service.call(undefined, 'GET', `${items}/XZ-07-01`, undefined, { 'accept-language': 'en' })
  for (const line of english.body.words.filter((line: string) => !/^(Lead|Powers|May|Standard)/.test(line)))
    t.notMatch(line, /\p{Script=Han}/u)
  t.notOk('request' in (await service.call(undefined, 'GET', `${items}/JR-01-01`)).body, 'nobody may ask for it')
})

t.test('happy: of every item that may be asked for, the request is admitted once it is filled in', async (t) => {
  const edition = service.store.reads.editionInForce('990105', '2026-12-01')
  const asked = [...(edition?.items.values() ?? [])].filter(
    ({ kind }) => kind === 'assistance' || kind === 'public-service',
  )
  t.ok(asked.length > 50)
  // What a centre bears is under a contract.
  await service.call('keeper', 'PUT', '/v1/providers/CJ-001', {
    name: '同心社工服务社',
    creditCode: '52990105MJ00000181',
    kind: 'social-organisation',
  })
  const contracted = await service.call('reviewer', 'PUT', '/v1/contracts/HT-001', {
    provider: 'CJ-001',
    items: asked.filter(({ receiver }) => receiver === 'service-centre').map(({ code }) => code),
    communities: ['990105001001'],
    period: { from: '2026-11-01', until: '2028-12-31' },
    priceFen: 1_000_000,
    instalments: [{ dueOn: '2028-12-31', percent: 100 }],
    payer: '990105-JD01',
    document: '合同（测试）',
  })
  t.equal(contracted.status, 201, contracted.text)
  for (const { code, leads = [] } of asked) {
    const { request } = (await service.call(undefined, 'GET', `${items}/${code}`)).body
    const lead = leads[0] as string
    const key = `key-of-${lead}`
    const known = service.store.keys.holder(key)
    if (!known)
      service.store.keys.add(key, {
        id: key,
        role: 'organisation',
        organisation: lead,
        createdAt: '2026-11-23T00:00:00.000Z',
      })
    request.targets[0].community = '990105001001'
    if (request.support.funding) {
      const budgetLine = `a-line-of-${lead}`
      const year = Number(request.period.from.slice(0, 4))
      const line = { code: budgetLine, organisation: lead, year, totalFen: 1_000_000_000, document: '测试' }
      const finance = { key: 'k', role: 'finance', jurisdiction: lead.split('-')[0] as string } as const
      t.ok('answer' in (await service.store.write(recordBudgetLine(finance, line))))
      request.support.funding.budgetLine = budgetLine
    }
    const { body } = await service.call(undefined, 'POST', '/v1/checks', request, {
      authorization: `Bearer ${key}`,
    })
    t.match(body, { outcome: 'admitted', findings: [] }, `${code} ${JSON.stringify(body.findings ?? body)}`)
  }
})

t.test('wrong', async (t) => {
  t.match(await service.call(undefined, 'GET', `${items}/XZ-07-0l`), {
    status: 404,
    body: { detail: '清单没有事项 XZ-07-0l；是否为 XZ-07-01' },
  })
  t.match(await service.call(undefined, 'GET', `${items}?lead=990105-SFK`), {
    status: 400,
    body: { errors: [{ pointer: '/query/lead', message: '没有清单责任单位 990105-SFK；是否为 990105-SFJ' }] },
  })
  const cursor = Buffer.from('XZ-07-01').toString('base64url')
  t.match(
    await service.call(undefined, 'GET', `${items}?cursor=${cursor}`),
    { status: 400 },
    'a cursor of another kind',
  )
  t.match(await service.call(undefined, 'GET', `${items}?kind=task`), { status: 400 })
  t.match(await service.call(undefined, 'GET', `${items}?q=${'x'.repeat(101)}`), { status: 400 })
  t.match(await service.call(undefined, 'GET', '/v1/lists/440305/items?q=x'), { status: 404 })
  t.strictSame((await service.call(undefined, 'GET', `${items}?q=%25_*%22`)).body.items, [], 'no wildcards')
})
