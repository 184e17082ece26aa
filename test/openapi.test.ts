// The OpenAPI document: as committed, clean, complete, and its examples run.
// Renew what is committed: UPDATE=1 npm test -- test/openapi.test.ts
import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { promisify } from 'node:util'
import t from 'tap'
import { problemHelp, problemTitles } from '../src/routes/http/problem-table.ts'
import { problemDocument } from '../src/routes/service/problem-page.ts'
import { type AnswerCode, problemStatus } from '../src/schema/wire/problem.ts'
import { aService, type Holder } from './a-service.ts'

const run = promisify(execFile)
const path = (name: string) => new URL(`../${name}`, import.meta.url)
const service = await aService()
t.teardown(() => service.close())

interface Operation {
  operationId?: string
  tags?: string[]
  summary?: string
  security?: object[]
  requestBody?: { content: Record<string, { schema: { $ref?: string } }> }
  responses: Record<string, { description: string }>
}
const document = (await service.call(undefined, 'GET', '/openapi.json')).body
const operations = Object.entries<Record<string, Operation>>(document.paths).flatMap(([url, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), url, operation })),
)

/** Compares a committed file with what it is made from, or renews it. */
function committed(name: string, text: string): void {
  if (process.env.UPDATE === '1') writeFileSync(path(name), text)
  t.equal(readFileSync(path(name), 'utf8'), text, `${name} is what it is made from`)
}
committed('openapi/openapi.json', `${JSON.stringify(document, null, 2)}\n`)
committed('docs/problems.md', problemDocument())

t.test('lints clean', async (t) => {
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }
  const linted = await run('redocly', ['lint', 'openapi/openapi.json'], { env, cwd: path('.') }).catch((error) => error)
  if (linted.code !== undefined) t.comment(`${linted.stdout}${linted.stderr}`)
  t.equal(linted.code, undefined, 'redocly lint')
})

t.test('says of every operation what it is, for whom, and every answer', async (t) => {
  const ids = new Set<string>()
  for (const { method, url, operation } of operations) {
    const name = `${method} ${url}`
    t.match(operation.summary, /\S/, `${name} has a summary`)
    t.ok(
      operation.tags?.every((tag) => document.tags.some((known: { name: string }) => known.name === tag)),
      `${name} has known tags`,
    )
    t.ok(operation.operationId && !ids.has(operation.operationId), `${name} has an id of its own`)
    ids.add(operation.operationId ?? '')
    t.ok(operation.security, `${name} says whether it needs a key`)
    if (operation.security?.length)
      for (const status of ['401', '403']) t.ok(operation.responses[status], `${name} ${status}`)
    if (operation.requestBody)
      for (const status of ['400', '413', '415']) t.ok(operation.responses[status], `${name} ${status}`)
    for (const [status, { description }] of Object.entries(operation.responses))
      t.match(description, /\S/, `${name} ${status}`)
  }
})

t.test('every closed set is glossed in both languages', async (t) => {
  let sets = 0
  const look = (node: unknown, at: string): void => {
    if (typeof node !== 'object' || node === null) return
    const { enum: values, type, description } = node as { enum?: unknown; type?: unknown; description?: string }
    if (Array.isArray(values) && type === 'string') {
      sets++
      for (const value of values) t.match(description, new RegExp(`\`${value}\` .*\\p{Script=Han}.* \\(.+\\)`, 'u'), at)
    }
    for (const [name, member] of Object.entries(node)) look(member, `${at}/${name}`)
  }
  look(document.paths, '')
  look(document.components.schemas, '')
  t.ok(sets > 50, `${sets} sets`)
})

t.test('headers are told where they act', async (t) => {
  const op = (name: string) => {
    const found = operations.find(({ method, url }) => `${method} ${url}` === name)?.operation
    const { parameters = [], responses } = found as unknown as {
      parameters?: { $ref?: string }[]
      responses: Record<string, { headers: Record<string, unknown> }>
    }
    const refs = parameters.flatMap(({ $ref }) => $ref?.split('/').at(-1) ?? [])
    return { takes: refs, gives: (status: number) => Object.keys(responses[status]?.headers ?? {}) }
  }
  const place = op('POST /v1/assignments')
  t.strictSame(place.takes, ['AcceptLanguage', 'RequestId', 'AtLeast', 'IdempotencyKey'])
  t.match(place.gives(201).sort(), [
    'API-Version',
    'Idempotent-Replayed',
    'Location',
    'RateLimit',
    'RateLimit-Policy',
    'X-Request-ID',
    'Zhunru-Log-Size',
  ])
  t.ok(place.gives(503).includes('Retry-After'))
  t.ok(place.gives(401).includes('WWW-Authenticate'))
  const draft = op('PUT /v1/lists/{jurisdiction}/draft')
  t.ok(draft.takes.includes('IfMatch'))
  for (const status of [200, 201, 428]) t.ok(draft.gives(status).includes('ETag'), `${status}`)
  const list = op('GET /v1/lists/{jurisdiction}')
  t.ok(list.takes.includes('IfNoneMatch'))
  for (const status of [200, 304]) t.ok(list.gives(status).includes('ETag'), `${status}`)
  t.ok(op('GET /v1/assignments').gives(200).includes('Link'))
  for (const { method, url, operation } of operations)
    for (const [status, answer] of Object.entries(operation.responses))
      t.ok('X-Request-ID' in ((answer as { headers?: object }).headers ?? {}), `${method} ${url} ${status}`)
})

t.test('a header that is told is given', async (t) => {
  const paced = await aService({ ratePerSecond: 5 })
  t.teardown(() => paced.close())
  const page = await paced.call('justice', 'GET', '/v1/organisations?limit=1')
  t.match(page.headers, { link: /rel="next"/, ratelimit: '"key";r=9;t=1', 'ratelimit-policy': '"key";q=10;w=2' })
  const list = await service.call(undefined, 'GET', '/v1/lists/990105')
  t.match(list.headers, { etag: /^"|^W/, 'last-modified': /GMT$/, 'x-request-id': /./, 'api-version': /./ })
})

t.test('every problem code has a title, a page that explains it, and its status', async (t) => {
  const page = await service.call(undefined, 'GET', '/docs/problems')
  t.match(page, { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } })
  for (const code of Object.keys(problemStatus) as AnswerCode[]) {
    t.match(page.text, `<h2 id="${code}">`, code)
    for (const text of [problemTitles[code], problemHelp[code]]) {
      t.match(text.zh, /\p{Script=Han}/u, `${code} in Chinese`)
      t.notMatch(text.en, /\p{Script=Han}/u, `${code} in English`)
    }
  }
  const { body } = await service.call(undefined, 'GET', '/v1/nowhere')
  const [address, anchor] = body.type.split('#')
  t.match((await service.call(undefined, 'GET', address)).text, `id="${anchor}"`, 'the type of a problem answers')
})

t.test('examples are requests that are taken as they stand', async (t) => {
  const example = (name: string) => document.components.schemas[name].examples
  const send = (who: Holder, method: string, url: string, body: unknown) => service.call(who, method, url, body)
  for (const body of example('AssignmentRequest')) {
    const check = await send('justice', 'POST', '/v1/checks', body)
    t.match(check.body.outcome, body.item ? 'admitted' : 'referred', `check: ${JSON.stringify(check.body.findings)}`)
    t.match(await send('justice', 'POST', '/v1/assignments', body), {
      status: 201,
      body: { status: body.item ? 'admitted' : 'in-review' },
    })
  }
  t.equal((await send('keeper', 'PUT', '/v1/organisations/990105-DAG', example('OrganisationPut')[0])).status, 201)
  t.equal((await send('keeper', 'PUT', '/v1/communities/990105001003', example('CommunityPut')[0])).status, 201)
  t.equal((await send('finance', 'PUT', '/v1/budget-lines/2027-SFJ-014', example('BudgetLinePut')[0])).status, 201)
  t.equal((await send('operator', 'POST', '/v1/keys', example('KeyRequest')[0])).status, 201)
  const { title, terms, bases, items } = (await send('keeper', 'GET', '/v1/lists/990105', undefined)).body
  await send('keeper', 'PUT', '/v1/lists/990105/draft', { title: `${title}（修订）`, terms, bases, items })
  t.equal(
    (await send('secondKeeper', 'POST', '/v1/lists/990105/draft/publication', example('Publication')[0])).status,
    201,
  )
})
