// Every operation of the OpenAPI document, tried by every role and without a key, on its own things, on a neighbour's
// (same jurisdiction, another organisation, street and community) and on things elsewhere (another jurisdiction).
// The answers are a golden file. Renew it: UPDATE=1 npm test -- test/http/access.test.ts, and read what changed.
import { readFileSync, writeFileSync } from 'node:fs'
import t from 'tap'
import { aService } from '../../a-service.ts'
import { type Thing, things } from './things.ts'

const golden = new URL('access.golden.json', import.meta.url)
const service = await aService()
t.teardown(() => service.close())
const make = await things(service)

interface Operation {
  security: object[]
  requestBody?: { content: Record<string, { schema: { $ref?: string } }> }
}
const document = (await service.call(undefined, 'GET', '/openapi.json')).body
const operations = Object.entries<Record<string, Operation>>(document.paths)
  .flatMap(([url, methods]) =>
    Object.entries(methods).map(([method, one]) => ({ name: `${method.toUpperCase()} ${url}`, ...one })),
  )
  .sort((a, b) => (a.name < b.name ? -1 : 1))

const roles = [
  'none',
  'organisation',
  'street',
  'community',
  'list-keeper',
  'finance',
  'reviewer',
  'auditor',
  'operator',
]

/** What a path's parameter is, by what stands before it. */
function parameter(path: string, thing: Thing): string {
  const [before = '', after] = path.split(/\/\{\w+\}/).map((part) => part.split('/').at(-1) ?? '')
  const found = thing.byPath[`${before}/${after}`] ?? thing.byPath[before]
  if (found === undefined) throw new Error(`test/http/things.ts does not say what stands behind ${before} in ${path}`)
  return found
}

function urlOf(name: string, path: string, thing: Thing): string {
  const first = path.includes('{') ? path.replace(/\{\w+\}/, parameter(path, thing)) : path
  return first.replace('{number}', '1') + (thing.queries[name] ?? '')
}

function bodyOf({ name, requestBody }: { name: string } & Operation, thing: Thing): unknown {
  if (!requestBody) return undefined
  if (thing.bodies[name]) return thing.bodies[name]
  const schema = requestBody.content['application/json']?.schema.$ref?.split('/').at(-1) ?? ''
  return document.components.schemas[schema]?.examples?.[0] ?? {}
}

/** Operations that name whose thing they touch in the body. */
function thingInBody(name: string): boolean {
  return name === 'POST /v1/checks' || name === 'POST /v1/assignments'
}

t.test('who may do what', async (t) => {
  const answers: Record<string, Record<string, string>> = {}
  for (const operation of operations) {
    const { name } = operation
    const [method = '', path = ''] = name.split(' ')
    const table: Record<string, string> = {}
    const all = await make()
    for (const [whose, thing] of Object.entries(path.includes('{') || thingInBody(name) ? all : { own: all.own })) {
      const line = []
      for (const role of roles) {
        const key = role === 'none' ? undefined : all.own.keys[role]
        const headers = key === undefined ? {} : { authorization: `Bearer ${key}` }
        const answer = await service.call(undefined, method, urlOf(name, path, thing), bodyOf(operation, thing), {
          ...headers,
          ...thing.headers[name],
        })
        line.push(`${role} ${answer.status}`)
        if (operation.security.length > 0 && role === 'none') t.equal(answer.status, 401, `${name} needs a key`)
        t.ok(answer.status < 500, `${name} as ${role} on ${whose}: ${answer.status}`)
      }
      table[whose] = line.join(', ')
    }
    t.match(
      Object.values(table).join(),
      / 2\d\d/,
      `${name} is for somebody: if not, say in test/http/things.ts what to send`,
    )
    answers[name] = table
  }

  const text = `${JSON.stringify(answers, null, 2)}\n`
  if (process.env.UPDATE === '1') writeFileSync(golden, text)
  t.strictSame(answers, JSON.parse(readFileSync(golden, 'utf8')), 'who may do what is as it was reviewed')
})
