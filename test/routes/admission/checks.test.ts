// POST /v1/checks: what is admitted, what is rejected, what is no request at all.
import t from 'tap'
import { aService, soundRequest } from '../../a-service.ts'

const service = await aService()
t.teardown(() => service.close())
const check = (body: unknown, headers: Record<string, string> = {}) =>
  service.call('justice', 'POST', '/v1/checks', body, headers)

/** Breaks eight rules at once, one of each group at least. */
const eightfold = () => {
  const { support, ...sound } = soundRequest()
  const { funding } = support
  if (!funding) throw new Error('the sound request has money')
  return {
    ...sound,
    receiver: 'service-station',
    role: 'principal',
    timesPerMonth: 5,
    targets: [{ community: '990105001001', quantity: 3, amountFen: 149_999 }],
    support: { funding: { ...funding, budgetLine: '2027-SFJ-999' } },
    demands: [{ kind: 'platform', name: '矫正打卡小程序' }],
  }
}
const eight = [
  'wrong-receiver',
  'role-exceeds-list',
  'exceeds-limits',
  'platform-demanded',
  'funding-below-standard',
  'budget-unknown',
  'staff-missing',
  'guidance-missing',
  'authority-missing',
]

t.test('happy', async (t) => {
  t.test('a sound request passes and leaves nothing behind', async (t) => {
    const before = service.store.log.size()
    const { status, body } = await check(soundRequest())
    t.equal(status, 200)
    t.match(body, {
      outcome: 'admitted',
      decidedAt: '2026-11-23T02:00:00.000Z',
      edition: { jurisdiction: '990105', number: 1, hash: /^sha256:[0-9a-f]{64}$/ },
      findings: [],
      required: [{ community: '990105001001', amountFen: 150_000 }],
    })
    t.notOk('log' in body, 'nothing was recorded')
    t.equal(service.store.log.size(), before)
  })

  t.test('eight rules broken at once are all named, in Chinese and in English', async (t) => {
    const chinese = await check(eightfold())
    t.match(chinese.body, { outcome: 'rejected', log: { index: service.store.log.size() - 1 } })
    t.strictSame([...new Set(chinese.body.findings.map(({ rule }: { rule: string }) => rule))], eight)
    const english = await check(eightfold(), { 'accept-language': 'en' })
    t.strictSame(
      english.body.findings.map(({ rule, pointer, facts }: Record<string, unknown>) => ({ rule, pointer, facts })),
      chinese.body.findings.map(({ rule, pointer, facts }: Record<string, unknown>) => ({ rule, pointer, facts })),
      'the same findings in both',
    )
    for (const [language, { body }] of Object.entries({ zh: chinese, en: english }))
      for (const finding of body.findings) {
        t.match(finding.pointer, /^\//, `${finding.rule} points into the request`)
        for (const text of [finding.message, finding.remedy, ...finding.sources]) {
          t.ok(text.length > 3, `${finding.rule} says something`)
          // Names that the asker wrote stand in either language as they were written.
          const bare = text.replace(/["“「].*?["”」]/gu, '').replace(/矫正对象名单查询|矫正打卡小程序/gu, '')
          t.equal(/\p{Script=Han}/u.test(bare), language === 'zh', `${finding.rule} speaks ${language}: ${text}`)
        }
        t.ok(finding.sources.length > 0, `${finding.rule} has a source`)
      }
  })

  t.test('a rejected check stands on the record as advice', async (t) => {
    const { body } = await check(soundRequest({ item: 'XX-00-00' }))
    const rejections = await service.call('auditor', 'GET', '/v1/rejections?limit=500&rule=off-list')
    t.match(rejections.body.items.at(-1), {
      index: body.log.index,
      leafHash: body.log.leafHash,
      advisory: true,
      by: 'rules',
      item: 'XX-00-00',
    })
  })

  t.test('an unknown item is no error but off the list; without a plan it is rejected', async (t) => {
    const { status, body } = await check(soundRequest({ item: 'XX-00-00' }))
    t.equal(status, 200)
    t.equal(body.outcome, 'rejected')
    const rules = body.findings.map(({ rule }: { rule: string }) => rule)
    t.ok(rules.includes('off-list') && rules.includes('plan-missing'), rules.join(' '))
  })

  t.test('work off the list with a whole plan is referred', async (t) => {
    const { item: _, ...sound } = soundRequest({ demands: [] })
    const plan = {
      reason: '清单之外的一次性工作',
      content: '走访并记录',
      agreement: '按次付费',
      bases: [{ title: '社区矫正法', article: '12', force: 'shall-assist', from: '2020-07-01' }],
    }
    const { body } = await check({ ...sound, plan })
    t.match(body, { outcome: 'referred', findings: [{ rule: 'off-list', effect: 'refer' }] })
  })

  t.test('organisations are told by name, their codes behind it', async (t) => {
    const { body } = await service.call('civil', 'POST', '/v1/checks', soundRequest())
    const { message, remedy, facts } = body.findings[0]
    t.match(message, '由样例区司法局（990105-SFJ）负责，申请单位样例区民政局（990105-MZJ）非责任单位')
    t.match(remedy, '请由责任单位样例区司法局（990105-SFJ）提出申请')
    t.match(facts, { asker: '990105-MZJ', leads: ['990105-SFJ'] }, 'figures stay codes')
  })

  t.test('years without a holiday notice are counted Monday to Friday, and the decision says so', async (t) => {
    const plan = { reason: '确有需要', content: '走访', agreement: '购买服务' }
    const { body } = await check(soundRequest({ item: undefined, plan }))
    t.match(body.notes, [{ code: 'calendar-unknown', message: /2027/ }])
  })
})

t.test('wrong', async (t) => {
  /** Sends a body and expects exactly these pointers as faults. */
  const faulty = (name: string, body: unknown, ...pointers: string[]) =>
    t.test(name, async (t) => {
      const before = service.store.log.size()
      const { status, body: problem, headers } = await check(body)
      t.equal(status, 400)
      t.match(headers['content-type'], 'application/problem+json')
      t.match(problem, {
        type: '/docs/problems#invalid-input',
        title: '输入有误',
        status: 400,
        code: 'invalid-input',
        instance: headers['x-request-id'],
      })
      const found = problem.errors.map(({ pointer }: { pointer: string }) => pointer)
      t.strictSame([...found].sort(), [...pointers].sort(), JSON.stringify(problem.errors))
      for (const { message } of problem.errors) t.match(message, /\p{Script=Han}/u)
      t.equal(service.store.log.size(), before, 'nothing was recorded')
    })
  const target = { community: '990105001001', quantity: 3, amountFen: 150_000 }
  const money = { payer: '990105-SFJ', budgetLine: '2027-SFJ-013' }

  faulty('unknown members', { ...soundRequest(), bogus: 1, 'a/b~c': 2 }, '/bogus', '/a~1b~0c')
  faulty('an unknown member deep inside', soundRequest({ targets: [{ ...target, 社区: 1 }] }), '/targets/0/社区')
  faulty(
    'wrong types are not coerced',
    soundRequest({ timesPerMonth: '2', title: 7, targets: [{ ...target, quantity: 1.5 }], support: [] }),
    '/timesPerMonth',
    '/title',
    '/targets/0/quantity',
    '/support',
  )
  faulty('null is not absent', soundRequest({ item: null, plan: null }), '/item', '/plan')
  faulty(
    'impossible dates',
    soundRequest({ period: { from: '2027-02-29', until: '2027-13-01' } }),
    '/period/from',
    '/period/until',
  )
  faulty(
    'a day with a time',
    soundRequest({ period: { from: '2027-03-01T00:00:00Z', until: '2027-12-31' } }),
    '/period/from',
  )
  faulty('until before from', soundRequest({ period: { from: '2027-03-02', until: '2027-03-01' } }), '/period/until')
  faulty('a negative amount', soundRequest({ targets: [{ ...target, amountFen: -1 }] }), '/targets/0/amountFen')
  faulty(
    'an amount beyond safe integers',
    soundRequest({ targets: [{ ...target, amountFen: 9_007_199_254_740_992 }] }),
    '/targets/0/amountFen',
  )
  faulty(
    'amounts beyond safe integers together',
    soundRequest({
      targets: [
        { ...target, amountFen: Number.MAX_SAFE_INTEGER },
        { community: '990105001002', quantity: 1, amountFen: 1 },
      ],
    }),
    '/targets',
  )
  faulty('a community twice', soundRequest({ targets: [target, target] }), '/targets/1/community')
  faulty(
    'an unknown community',
    soundRequest({ targets: [target, { ...target, community: '990105999999' }] }),
    '/targets/1/community',
  )
  faulty(
    'more than 500 targets',
    soundRequest({ targets: Array.from({ length: 501 }, (_, i) => ({ ...target, community: `c${i}` })) }),
    '/targets',
    ...Array.from({ length: 199 }, (_, i) => `/targets/${i}/community`),
  )
  faulty('no targets', soundRequest({ targets: [] }), '/targets')
  faulty(
    'a fee that counts persons needs a quantity',
    soundRequest({ targets: [{ ...target, quantity: undefined }] }),
    '/targets/0/quantity',
  )
  faulty(
    'percents that do not make 100',
    soundRequest({ support: { funding: { ...money, instalments: [{ dueOn: '2027-03-01', percent: 99 }] } } }),
    '/support/funding/instalments',
  )
  faulty(
    'instalments out of order, a percent of zero',
    soundRequest({
      support: {
        funding: {
          ...money,
          instalments: [
            { dueOn: '2027-08-01', percent: 100 },
            { dueOn: '2027-03-01', percent: 0 },
          ],
        },
      },
    }),
    '/support/funding/instalments/1/percent',
    '/support/funding/instalments/1/dueOn',
  )
  faulty(
    'half an emergency',
    soundRequest({ emergency: { order: '应急响应令' } }),
    '/emergency/issuer',
    '/emergency/number',
    '/emergency/level',
    '/emergency/issuedOn',
  )
  faulty('a blank title', soundRequest({ title: '  ' }), '/title')
  faulty(
    'everything at once: from the schema, the request and the registry',
    {
      ...soundRequest({
        period: { from: '2027-03-02', until: '2027-03-01' },
        targets: [target, target, { community: 'nowhere' }],
      }),
      bogus: 1,
      role: 'boss',
    },
    '/bogus',
    '/role',
    '/period/until',
    '/targets/1/community',
    '/targets/2/community',
  )
  for (const [name, body] of Object.entries({ null: 'null', 'a list': '[]', 'a text': '"x"', 'a number': '1' }))
    faulty(`${name} for a body`, body, '')
  faulty('half a surrogate pair', JSON.stringify(soundRequest({ title: 'x' })).replace('"x"', '"\\ud800"'), '/title')
  faulty('U+0000', JSON.stringify(soundRequest({ title: 'x' })).replace('"x"', '"a\\u0000b"'), '/title')
  faulty('a member twice', JSON.stringify(soundRequest()).replace('"title":', '"title":"one","title":'), '/title')
  faulty(
    'a member twice, deep inside',
    JSON.stringify(soundRequest()).replace('"quantity":', '"quantity":1,"quantity":'),
    '/targets/0/quantity',
  )

  faulty(
    'an unknown community, and a quantity that the fee needs',
    soundRequest({ targets: [{ community: 'nowhere' }, { community: '990105001001', amountFen: 1 }] }),
    '/targets/0/community',
    '/targets/0/quantity',
    '/targets/1/quantity',
  )

  t.test('what is no date is told so, not that its year is wrong', async (t) => {
    const { body } = await check(soundRequest({ period: { from: 'soon', until: '1999-12-31' } }))
    t.match(body.errors, [
      { pointer: '/period/from', message: /真实存在的日期/ },
      { pointer: '/period/until', message: /年份/ },
    ])
  })

  t.test('communities of two jurisdictions', async (t) => {
    service.store.keys.add('elsewhere-keeper', {
      id: 'k-else',
      role: 'list-keeper',
      jurisdiction: '440305',
      createdAt: '2026-11-23T00:00:00.000Z',
    })
    const authorization = 'Bearer elsewhere-keeper'
    const put = (url: string, body: unknown) => service.call(undefined, 'PUT', url, body, { authorization })
    await put('/v1/organisations/440305-JD', { name: '某街道', kind: 'street-office', jurisdiction: '440305' })
    const community = { name: '某社区', jurisdiction: '440305', street: '440305-JD', households: 1, residents: 1 }
    t.equal((await put('/v1/communities/440305001001', community)).status, 201)
    const { status, body } = await check(soundRequest({ targets: [target, { ...target, community: '440305001001' }] }))
    t.equal(status, 400)
    t.match(body.errors, [{ pointer: '/targets/1/community', message: /440305.*990105/ }])
    const alone = await check(soundRequest({ targets: [{ ...target, community: '440305001001' }] }))
    t.match(alone, { status: 409, body: { code: 'no-edition-in-force' } }, 'a jurisdiction without a list')
  })

  t.test('texts are told in English on request', async (t) => {
    const { body } = await check({ ...soundRequest(), bogus: 1 }, { 'accept-language': 'en-GB,en;q=0.9,zh;q=0.1' })
    t.match(body, { title: 'Invalid input', errors: [{ pointer: '/bogus', message: /No such member/ }] })
    t.notMatch(JSON.stringify(body), /\p{Script=Han}/u)
  })

  for (const [name, body, line] of [
    ['broken JSON', '{\n"title": }', 2],
    ['JSON cut short', '{"title": "x"', undefined],
    ['two values', '{} {}', 1],
    ['a prototype in disguise', '{"__proto__": {"x": 1}}', undefined],
    ['nothing', '', undefined],
  ] as const)
    t.test(name, async (t) => {
      const { status, body: problem } = await check(body)
      t.equal(status, 400)
      t.equal(problem.code, 'malformed-json')
      if (line !== undefined) t.match(problem.detail, `第 ${line} 行`)
    })

  t.test('another media type', async (t) => {
    for (const type of ['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'multipart/form-data'])
      t.match(
        await check('x', { 'content-type': type }),
        { status: 415, body: { code: 'unsupported-media-type' } },
        type,
      )
  })

  t.test('a body over the limit', async (t) => {
    const answer = await check(JSON.stringify({ ...soundRequest(), title: 'x'.repeat(1_100_000) }))
    t.match(answer, { status: 413, body: { code: 'too-large' } })
  })
})

t.test('forbidden', async (t) => {
  t.test('without a key, with a wrong key, with half a header', async (t) => {
    const headers = [
      {},
      { authorization: 'Bearer nobody' },
      { authorization: 'justice' },
      { authorization: 'Basic justice' },
    ]
    for (const header of headers) {
      const answer = await service.call(undefined, 'POST', '/v1/checks', soundRequest(), header)
      t.match(answer, { status: 401, body: { code: 'unauthenticated' }, headers: { 'www-authenticate': 'Bearer' } })
    }
  })
  t.test('roles that do not ask', async (t) => {
    for (const who of ['community', 'keeper', 'finance', 'reviewer', 'auditor', 'operator'] as const)
      t.match(
        await service.call(who, 'POST', '/v1/checks', soundRequest()),
        { status: 403, body: { code: 'forbidden' } },
        who,
      )
  })
  t.test('a key whose organisation is not registered', async (t) => {
    service.store.keys.add('ghost', {
      id: 'k-ghost',
      role: 'organisation',
      organisation: '990105-NONE',
      createdAt: 'x',
    })
    const answer = await service.call(undefined, 'POST', '/v1/checks', soundRequest(), {
      authorization: 'Bearer ghost',
    })
    t.match(answer, { status: 403, body: { code: 'forbidden', detail: /990105-NONE/ } })
  })
})
