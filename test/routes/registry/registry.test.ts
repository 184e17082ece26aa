// Organisations, communities, budget lines: put by whom they belong to, read by whom they concern.
import t from 'tap'
import { aService, type Holder, soundRequest } from '../../a-service.ts'

const service = await aService()
t.teardown(() => service.close())
const put = (who: Holder | undefined, url: string, body: unknown) => service.call(who, 'PUT', `/v1/${url}`, body)
const get = (who: Holder | undefined, url: string) => service.call(who, 'GET', `/v1/${url}`)

const bureau = { name: '样例区档案馆', kind: 'public-institution', jurisdiction: '990105' }
const village = { name: '望江社区', jurisdiction: '990105', street: '990105-JD01', households: 2400, residents: 6600 }
const money = { organisation: '990105-SFJ', year: 2027, totalFen: 100, document: '批复' }

t.test('happy', async (t) => {
  for (const [who, path, body, change] of [
    ['keeper', 'organisations/990105-DAG', bureau, { name: '样例区档案局' }],
    ['keeper', 'communities/990105001003', village, { residents: 6601 }],
    ['finance', 'budget-lines/2027-SFJ-014', money, { totalFen: 200 }],
  ] as const)
    t.test(`${path}: 201 on first put, 200 after, and nothing recorded for what is known`, async (t) => {
      const code = path.split('/')[1]
      const size = service.store.log.size()
      t.match(await put(who, path, body), { status: 201, body: { code, ...body } })
      t.match(await put(who, path, { ...body, ...change }), { status: 200, body: { code, ...body, ...change } })
      t.equal(service.store.log.size(), size + 2)
      t.equal((await put(who, path, { ...body, ...change })).status, 200)
      t.equal(service.store.log.size(), size + 2, 'the same again is no entry')
      t.match(await get('finance', path), { status: 200, body: { code, ...body, ...change } })
    })

  t.test('a budget line shows what is committed and what is left', async (t) => {
    t.match((await get('finance', 'budget-lines/2027-SFJ-013')).body, {
      totalFen: 600_000,
      committedFen: 0,
      availableFen: 600_000,
    })
  })

  t.test('collections page in order of code, and by jurisdiction', async (t) => {
    for (const [path, count] of [
      ['organisations', 40],
      ['communities', 13],
      ['budget-lines', 39],
    ] as const) {
      const whole = (await get('finance', `${path}?limit=500`)).body
      t.equal(whole.items.length, count, path)
      t.notOk('next' in whole)
      const codes = whole.items.map(({ code }: { code: string }) => code)
      t.strictSame(codes, [...codes].sort())
      const paged: string[] = []
      let cursor = ''
      do {
        const { body } = await get('finance', `${path}?limit=7${cursor}`)
        paged.push(...body.items.map(({ code }: { code: string }) => code))
        cursor = body.next ? `&cursor=${body.next}` : ''
      } while (cursor !== '')
      t.strictSame(paged, codes, `${path} in pages of seven`)
    }
    t.equal((await get('finance', 'organisations')).body.items.length, 40, 'all fit in the default of fifty')
    const district = await get('finance', 'organisations?limit=500&jurisdiction=990105')
    t.ok(district.body.items.every(({ jurisdiction }: { jurisdiction: string }) => jurisdiction === '990105'))
    t.equal(district.body.items.length, 38, 'without the city’s')
    t.equal(
      (await get('finance', 'organisations?jurisdiction=9901')).body.items.length,
      40,
      'the city and all below it',
    )
    t.strictSame((await get('finance', 'communities?jurisdiction=99010')).status, 400)
    t.strictSame((await get('finance', 'communities?jurisdiction=440305')).body.items, [])
  })

  t.test('an organisation sees its own budget lines', async (t) => {
    const { items } = (await get('justice', 'budget-lines?limit=500')).body
    t.ok(items.length >= 3)
    t.ok(items.every(({ organisation }: { organisation: string }) => organisation === '990105-SFJ'))
  })
})

t.test('wrong', async (t) => {
  const pointers = (answer: { body: { errors: { pointer: string }[] } }) =>
    answer.body.errors.map(({ pointer }) => pointer).sort()
  t.test('all faults at once', async (t) => {
    const answer = await put('keeper', 'organisations/x', {
      name: ' ',
      kind: 'party',
      jurisdiction: '9901050',
      more: 1,
    })
    t.equal(answer.status, 400)
    t.strictSame(pointers(answer), ['/jurisdiction', '/kind', '/more', '/name'])
    t.strictSame(pointers(await put('keeper', 'communities/x', {})), [
      '/households',
      '/jurisdiction',
      '/name',
      '/residents',
      '/street',
    ])
    t.strictSame(pointers(await put('finance', 'budget-lines/x', { ...money, year: '2027', totalFen: 0.5 })), [
      '/totalFen',
      '/year',
    ])
    t.strictSame(pointers(await put('finance', 'budget-lines/x', { ...money, totalFen: 2 ** 53 })), ['/totalFen'])
  })
  t.test('codes', async (t) => {
    for (const code of ['-x', 'a%20b', '%E7%A4%BE', 'x'.repeat(65), '..%2F..'])
      t.match(
        await put('keeper', `organisations/${code}`, bureau),
        { status: 400, body: { errors: [{ pointer: '/path/code' }] } },
        code,
      )
  })
  t.test('a community needs a street office that is registered', async (t) => {
    for (const street of ['nowhere', '990105-SFJ'])
      t.match(
        await put('keeper', 'communities/990105009010', { ...village, street }),
        { status: 400, body: { errors: [{ pointer: '/street' }] } },
        street,
      )
  })
  t.test('a line needs an organisation that is registered', async (t) => {
    t.match(await put('finance', 'budget-lines/y', { ...money, organisation: 'nobody' }), {
      status: 400,
      body: { errors: [{ pointer: '/organisation' }] },
    })
  })
  t.test('a community stays in its jurisdiction', async (t) => {
    service.store.keys.add('province', { id: 'k-32', role: 'list-keeper', jurisdiction: '99', createdAt: 'x' })
    const moved = await service.call(
      undefined,
      'PUT',
      '/v1/communities/990105001001',
      { ...village, jurisdiction: '9901' },
      { authorization: 'Bearer province' },
    )
    t.match(moved, { status: 400, body: { errors: [{ pointer: '/street' }, { pointer: '/jurisdiction' }] } })
  })
  t.test('a line on which money is committed keeps its owner, its year and its total', async (t) => {
    t.match((await service.call('justice', 'POST', '/v1/assignments', soundRequest())).body, { status: 'admitted' })
    const line = { ...money, totalFen: 600_000, document: '部门预算批复：社区矫正协助经费（样例）' }
    const change = (one: object) => put('finance', 'budget-lines/2027-SFJ-013', { ...line, ...one })
    t.match(await change({ totalFen: 149_999 }), {
      status: 409,
      body: { code: 'below-committed', committedFen: 150_000, detail: /1500\.00 元/ },
    })
    t.match(await change({ year: 2028 }), { status: 409, body: { code: 'conflict' } })
    t.match(await change({ organisation: '990105-MZJ' }), { status: 409, body: { code: 'conflict' } })
    t.match(
      await change({ totalFen: 150_000 }),
      { status: 200, body: { committedFen: 150_000, availableFen: 0 } },
      'to the fen',
    )
  })
  t.test('what is not registered is not found', async (t) => {
    for (const path of ['organisations/none', 'communities/none', 'budget-lines/none'])
      t.match(await get('finance', path), { status: 404, body: { code: 'not-found', detail: /none/ } }, path)
  })
})

t.test('forbidden', async (t) => {
  for (const [path, body, allowed] of [
    ['organisations/990105-DAG', bureau, 'keeper'],
    ['communities/990105001003', village, 'keeper'],
    ['budget-lines/2027-SFJ-014', money, 'finance'],
  ] as const)
    for (const who of [
      'justice',
      'street',
      'community',
      'keeper',
      'finance',
      'reviewer',
      'auditor',
      'operator',
    ] as const)
      if (who !== allowed)
        t.match(await put(who, path, body), { status: 403, body: { code: 'forbidden' } }, `${who} puts ${path}`)
  t.test('a keeper of another jurisdiction', async (t) => {
    t.equal((await put('elsewhereKeeper', 'organisations/990105-DAG', bureau)).status, 403)
    t.equal((await put('elsewhereKeeper', 'organisations/440305-X', { ...bureau, jurisdiction: '440305' })).status, 201)
    t.equal(
      (await put('elsewhereKeeper', 'organisations/990105-DAG', { ...bureau, jurisdiction: '440305' })).status,
      403,
      'nor takes one over',
    )
    t.equal(
      (await put('keeper', 'organisations/9901-X', { ...bureau, jurisdiction: '9901' })).status,
      403,
      'nor one above',
    )
  })
  t.equal((await get('civil', 'budget-lines/2027-SFJ-013')).status, 403, 'another’s line')
  t.equal((await get('elsewhere', 'budget-lines/2027-SFJ-013')).status, 403)
  t.equal((await get('elsewhere', 'budget-lines?jurisdiction=990105')).status, 403)
  t.equal((await get('community', 'budget-lines')).status, 403)
  for (const path of ['organisations', 'communities', 'budget-lines']) {
    t.equal((await get('operator', path)).status, 403, 'the operator sees no business data')
    t.equal((await get(undefined, path)).status, 401)
  }
})

t.test('codes are each jurisdiction’s own: nobody takes another’s', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  const { keys } = service.store
  const createdAt = 'x'
  keys.add('other', { id: 'k-other', role: 'list-keeper', jurisdiction: '990106', createdAt })
  keys.add('money', { id: 'k-money', role: 'finance', jurisdiction: '990106', createdAt })
  keys.add('city', { id: 'k-city', role: 'finance', jurisdiction: '9901', createdAt })
  const as = (key: string, method: string, url: string, body?: unknown) =>
    service.call(undefined, method, `/v1/${url}`, body, { authorization: `Bearer ${key}` })
  const bureau = { name: '邻区公安分局', kind: 'department', jurisdiction: '990106' }
  t.match(await as('other', 'PUT', 'organisations/990105-GAJ', bureau), {
    status: 400,
    body: { errors: [{ pointer: '/path/code', message: /990106-/ }] },
  })
  t.equal((await as('other', 'PUT', 'organisations/990106-GAJ', bureau)).status, 201)
  t.equal((await as('other', 'PUT', 'organisations/990106-JD1', { ...bureau, kind: 'street-office' })).status, 201)
  const village = { name: '邻区社区', jurisdiction: '990106', street: '990106-JD1', households: 1, residents: 1 }
  for (const code of ['990105020001', 'x1', '99010']) {
    const { status, body } = await as('other', 'PUT', `communities/${code}`, village)
    t.match({ status, body }, { status: 400, body: { errors: [{ pointer: '/path/code' }] } }, code)
  }
  t.match(await as('other', 'PUT', 'communities/990106020001', { ...village, street: '990105-JD01' }), {
    status: 400,
    body: { errors: [{ pointer: '/street', message: /990105/ }] },
  })
  t.equal((await as('other', 'PUT', 'communities/990106020001', village)).status, 201)

  const line = { organisation: '990106-GAJ', year: 2027, totalFen: 7, document: '邻区的' }
  t.equal(
    (await as('money', 'PUT', 'budget-lines/2027-SFJ-013', line)).status,
    201,
    'two districts have a line of one code',
  )
  t.match(await as('money', 'GET', 'budget-lines/2027-SFJ-013'), {
    status: 200,
    body: { totalFen: 7, jurisdiction: '990106' },
  })
  t.match((await service.call('finance', 'GET', '/v1/budget-lines/2027-SFJ-013')).body, { totalFen: 600_000 })
  t.match(await as('city', 'GET', 'budget-lines/2027-SFJ-013'), {
    status: 400,
    body: { errors: [{ pointer: '/query/jurisdiction', message: /990105、990106/ }] },
  })
  t.match((await as('city', 'GET', 'budget-lines/2027-SFJ-013?jurisdiction=990106')).body, { totalFen: 7 })
  t.equal((await as('money', 'GET', 'budget-lines/2027-SFJ-013?jurisdiction=990105')).status, 403)
  const seen: string[] = []
  for (let next = ''; ; ) {
    const { body } = await as('city', 'GET', `budget-lines?limit=3${next}`)
    seen.push(...body.items.map((one: { jurisdiction: string; code: string }) => `${one.jurisdiction}/${one.code}`))
    if (!body.next) break
    next = `&cursor=${body.next}`
  }
  t.equal(new Set(seen).size, seen.length)
  t.ok(seen.includes('990105/2027-SFJ-013') && seen.includes('990106/2027-SFJ-013'))

  t.match((await service.call('justice', 'POST', '/v1/assignments', soundRequest())).body, { status: 'admitted' })
  t.match((await as('city', 'GET', 'budget-lines/2027-SFJ-013?jurisdiction=990106')).body, { committedFen: 0 })
  t.match((await service.call('finance', 'GET', '/v1/budget-lines/2027-SFJ-013')).body, { committedFen: 150_000 })
})

t.test('whoever names somebody else’s line learns nothing of its money', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  const { support } = soundRequest()
  const asked = soundRequest({
    targets: [{ community: '990105001001', quantity: 3, amountFen: 9_000_000_000_000 }],
    support: { ...support, funding: { ...support.funding, payer: '990105-MZJ', budgetLine: '2027-MZJ-005' } },
  })
  const { text, body } = await service.call('justice', 'POST', '/v1/assignments', asked)
  const { findings } = body.decision
  t.ok(findings.some(({ rule }: { rule: string }) => rule === 'funding-missing'))
  const { text: entry } = await service.call('auditor', 'GET', `/v1/log/entries/${body.log.index}`)
  for (const secret of ['19500000', '195000.00']) t.notOk(`${text}${entry}`.includes(secret), secret)
})
