// The service about itself, and what every answer has in common.
import t from 'tap'
import { aService } from '../../a-service.ts'
import { aFiledService, tamper } from '../../store/a-file.ts'

const service = await aService()
t.teardown(() => service.close())
const get = (url: string, headers: Record<string, string> = {}) =>
  service.call(undefined, 'GET', url, undefined, headers)

t.test('happy', async (t) => {
  t.match(await get('/live'), { status: 200, body: { status: 'alive' } })
  t.match(await get('/ready'), { status: 200, body: { status: 'ready' } })
  t.match(await get('/openapi.json'), { status: 200, body: { openapi: '3.1.0' } })
  t.match(await get('/docs/'), { status: 200, headers: { 'content-type': /html/ } })
  const home = await get('/')
  t.match(home, { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } })
  t.match(home.text, /<a href="\/v1\/lists\/990105">[^<]*样例/)
  for (const [, address = ''] of home.text.matchAll(/href="([^"]+)"/g))
    t.match((await get(address)).status, /200|302/, `${address} leads somewhere`)
  const metrics = await get('/metrics')
  t.match(metrics.headers['content-type'], 'text/plain')
  t.match(metrics.text, /^zhunru_requests_total\{method="GET",route="\/live",status="200"\} 1$/m)
  t.match(metrics.text, new RegExp(`^zhunru_log_entries ${service.store.log.size()}$`, 'm'))
  t.match(metrics.text, /^zhunru_can_record 1$/m)

  t.test('every answer carries its version and a request id', async (t) => {
    for (const url of ['/live', '/v1/nowhere', '/v1/keys', '/v1/lists/990105/items?limit=0']) {
      const { headers } = await get(url)
      t.match(
        headers,
        { 'api-version': '1', 'x-request-id': /^request-\d+$/, 'x-content-type-options': 'nosniff' },
        url,
      )
    }
    t.equal((await get('/live', { 'x-request-id': 'abc-1' })).headers['x-request-id'], 'abc-1', 'echoed')
    const { body } = await get('/v1/nowhere', { 'x-request-id': 'abc-2' })
    t.equal(body.instance, 'abc-2', 'and named in the problem')
    for (const id of ['a b', 'x'.repeat(129), '编号', '<script>'])
      t.match(
        (await get('/live', { 'x-request-id': id })).headers['x-request-id'],
        /^request-/,
        'not if it could do harm',
      )
  })

  t.test('languages by what the reader prefers', async (t) => {
    for (const [wanted, title] of [
      ['en', 'Not found'],
      ['en-GB', 'Not found'],
      ['zh-CN,zh;q=0.9,en;q=0.8', '未找到'],
      ['en;q=0.5,zh;q=0.9', '未找到'],
      ['fr, en;q=0.2', 'Not found'],
      ['fr', '未找到'],
      ['*', '未找到'],
      ['en;q=0', '未找到'],
      ['', '未找到'],
      [';;q=,', '未找到'],
    ] as const)
      t.equal((await get('/v1/nowhere', { 'accept-language': wanted })).body.title, title, wanted)
  })
})

t.test('wrong', async (t) => {
  for (const [method, url] of [
    ['GET', '/v1/nowhere'],
    ['DELETE', '/docs/nothing'],
  ] as const) {
    const answer = await service.call('auditor', method, url)
    t.match(answer, { status: 404, body: { code: 'not-found', status: 404 } }, `${method} ${url.slice(0, 40)}`)
    t.match(answer.headers['content-type'], 'application/problem+json')
  }
  for (const [method, url, allow] of [
    ['POST', '/live', 'GET, HEAD'],
    ['PATCH', '/v1/organisations/990105-SFJ?x=1', 'GET, HEAD, PUT'],
    ['DELETE', '/v1/rejections', 'GET, HEAD'],
    ['GET', '/v1/checks', 'POST'],
    ['PUT', '/v1/commitments.ics', 'GET, HEAD'],
  ] as const) {
    const answer = await service.call('auditor', method, url)
    t.match(answer, { status: 405, body: { code: 'method-not-allowed', status: 405 }, headers: { allow } }, url)
    t.match(answer.body.detail, method)
    t.match(answer.headers, { 'api-version': '1', 'x-request-id': /^request-/ })
  }
  t.match(await service.call(undefined, 'OPTIONS', '/v1/checks'), { status: 204, text: '', headers: { allow: 'POST' } })
  t.match(await service.call(undefined, 'GET', '/v1/commitmentsXics'), { status: 404 }, 'a dot is a dot')
  for (const url of [
    `/v1/lists/${'9'.repeat(300)}`,
    '/v1/lists/%',
    '/v1/organisations/%E0%A4%A',
    '/v1/lists/%zz/items',
  ])
    t.match(
      await get(url),
      {
        status: 400,
        body: { code: 'invalid-input', errors: [{ pointer: '/path', message: String }] },
        headers: { 'api-version': '1', 'x-request-id': /^request-/ },
      },
      url,
    )
  t.test('a role is told in words', async (t) => {
    const { body } = await service.call('operator', 'GET', '/v1/rejections')
    t.equal(body.detail, '此操作限审计（auditor）的密钥；您的密钥是运维（operator）的')
  })
  t.test('HEAD and OPTIONS do no harm', async (t) => {
    for (const method of ['HEAD', 'OPTIONS'])
      t.ok((await service.call('auditor', method, '/v1/rejections')).status < 500)
  })
  t.test('a failure tells its number and nothing else', async (t) => {
    const own = await aFiledService(t, { sample: false })
    tamper(own.path, (raw) => raw.exec('drop table rejections'))
    const { status, body, text } = await own.call('auditor', 'GET', '/v1/rejections')
    t.equal(status, 500)
    t.match(body, { code: 'internal', detail: body.instance })
    t.notMatch(text, /sqlite|no such table|at .*\.ts/i)
  })
})

t.test('a file that cannot be looked at: the process lives, and every answer is marked', async (t) => {
  const own = await aService()
  t.teardown(() => own.close())
  own.store.refresh = () => {
    throw new Error('disk I/O error')
  }
  t.equal((await own.call(undefined, 'GET', '/live')).status, 200)
  const answer = await own.call(undefined, 'GET', '/v1/lists/990105/items')
  t.match(answer, { status: 500, headers: { 'api-version': String, 'x-request-id': String } })
  t.equal(answer.headers['x-content-type-options'], 'nosniff')
})

t.test('not ready while nothing can be recorded', async (t) => {
  const own = await aService()
  t.teardown(() => own.close())
  own.clock.add(-3_600_000)
  const body = { name: '某馆', kind: 'department', jurisdiction: '990105' }
  const put = () => own.call('keeper', 'PUT', '/v1/organisations/x', body)
  t.match(await put(), { status: 503, body: { code: 'cannot-record' }, headers: { 'retry-after': '5' } })
  t.match(await own.call(undefined, 'GET', '/ready'), { status: 503, body: { status: 'not-ready' } })
  t.match((await own.call(undefined, 'GET', '/metrics')).text, /^zhunru_can_record 0$/m)
  t.equal((await own.call(undefined, 'GET', '/live')).status, 200)
  own.clock.add(3_600_000)
  t.equal((await put()).status, 201, 'recovers without hands')
  t.equal((await own.call(undefined, 'GET', '/ready')).status, 200)
})
