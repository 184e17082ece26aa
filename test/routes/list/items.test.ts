import t from 'tap'
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

t.test('wrong', async (t) => {
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
