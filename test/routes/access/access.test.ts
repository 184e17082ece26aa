// Every operation of the OpenAPI document, tried by every role and without a key, on its own things, on a neighbour's
// (same jurisdiction, another organisation, street and community) and on things elsewhere (another jurisdiction).
// What policy/access/may.ts says is what the service does; the answers besides are a golden file. Renew it:
// UPDATE=1 npm test -- test/routes/access/access.test.ts, and read what changed.
import { subscribe } from 'node:diagnostics_channel'
import { readFileSync, writeFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import t from 'tap'
import { type Action, may, rolesFor } from '../../../src/policy/access/may.ts'
import type { Principal } from '../../../src/policy/access/principal.ts'
import { aService } from '../../a-service.ts'
import { type Thing, things } from './things.ts'

/** What each operation does, as its route says it when it is added; a public one says nothing. */
const actions = new Map<string, Action | undefined>()
subscribe('fastify.initialization', (message) => {
  const { fastify } = message as { fastify: FastifyInstance }
  fastify.addHook('onRoute', ({ method, url, config }) => {
    for (const one of [method].flat()) actions.set(`${one} ${url.replace(/:(\w+)/g, '{$1}')}`, config?.action)
  })
})

const golden = new URL('access.golden.json', import.meta.url)
const service = await aService()
t.teardown(() => service.close())
const make = await things(service)

interface Operation {
  security: object[]
  requestBody?: { content: Record<string, { schema: { $ref?: string } }> }
  responses: Record<string, { headers?: object }>
}
const document = (await service.call(undefined, 'GET', '/openapi.json')).body
const operations = Object.entries<Record<string, Operation>>(document.paths)
  .flatMap(([url, methods]) =>
    Object.entries(methods).map(([method, one]) => ({ name: `${method.toUpperCase()} ${url}`, ...one })),
  )
  .sort((a, b) => (a.name < b.name ? -1 : 1))

const holders = [
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
  if (found === undefined)
    throw new Error(`test/routes/access/things.ts does not say what stands behind ${before} in ${path}`)
  return found
}

function urlOf(name: string, path: string, thing: Thing): string {
  const first = path.includes('{') ? path.replace(/\{\w+\}/, parameter(path, thing)) : path
  return first.replace('{number}', '1').replace('{code}', 'XZ-07-01') + (thing.queries[name] ?? '')
}

function bodyOf({ name, requestBody }: { name: string } & Operation, thing: Thing): unknown {
  if (!requestBody) return undefined
  if (thing.bodies[name]) return thing.bodies[name]
  const schema = requestBody.content['application/json']?.schema.$ref?.split('/').at(-1) ?? ''
  return document.components.schemas[schema]?.examples?.[0] ?? {}
}

/** Operations that name a thing in the body. What is asked for is the caller's own, wherever the community is. */
const thingInBody = ['POST /v1/checks', 'POST /v1/assignments']

/** Private operations that answer for a thing in another jurisdiction, and why that tells or gives nobody what is another's. */
const answersElsewhere: Record<string, string> = {
  'GET /v1/organisations/{code}': 'the registry is for everybody with a key: whom to ask for what',
  'GET /v1/communities/{code}': 'the registry is for everybody with a key',
  'GET /v1/providers/{code}': 'the registry is for everybody with a key: who delivers, and where',
  'GET /v1/outlets/{code}': 'the registry is for everybody with a key',
  'GET /v1/contracts/{code}': 'service contracts are for everybody with a key, as what government buys is made public',
  'GET /v1/communities/{code}/obligations': 'an organisation sees there what it asked for itself, and no more',
  'GET /v1/lists/{jurisdiction}/stale': 'the list is public, and all of this follows from it',
  'GET /v1/log/entries/{index}': 'the header and hashes, as proofs need them; the body is withheld',
  'POST /v1/checks': 'an organisation asks for itself, wherever the community is',
  'POST /v1/assignments': 'an organisation asks for itself, wherever the community is',
  'DELETE /v1/keys/{id}': 'keys are of the service, not of a jurisdiction',
}
/** Where the answer does not depend on whose the thing is, though `may` knows a reach: it shapes what is shown. */
const shaped = new Set(['GET /v1/log/entries/{index}', ...thingInBody])

const isNo = (status: number) => status === 401 || status === 403

t.test('who may do what', async (t) => {
  const answers: Record<string, Record<string, string>> = {}
  const elsewhere = new Set<string>()
  for (const operation of operations) {
    const { name } = operation
    const [method = '', path = ''] = name.split(' ')
    t.ok(actions.has(name), `${name} is a route`)
    const action = actions.get(name)
    t.equal(action !== undefined, operation.security.length > 0, `${name} says whether it needs a key`)
    const table: Record<string, string> = {}
    const all = await make()
    const served = new Set<string>()
    const wrong: string[] = []
    for (const [whose, thing] of Object.entries(
      path.includes('{') || thingInBody.includes(name) ? all : { own: all.own },
    )) {
      const line = []
      for (const holder of holders) {
        const key = holder === 'none' ? undefined : all.own.keys[holder]
        const caller = key === undefined ? undefined : service.store.keys.holder(key)
        const headers = key === undefined ? {} : { authorization: `Bearer ${key}` }
        const answer = await service.call(undefined, method, urlOf(name, path, thing), bodyOf(operation, thing), {
          ...headers,
          ...thing.headers[name],
        })
        const { status } = answer
        line.push(`${holder} ${status}`)
        const told = `${name} as ${holder} on ${whose}: ${status}`
        if (status >= 500) wrong.push(told)
        const tellsWhere = operation.responses[status]?.headers ?? {}
        if (status === 201 && 'location' in answer.headers !== 'Location' in tellsWhere) wrong.push(`${told}: Location`)
        if (action === undefined) {
          if (isNo(status)) wrong.push(`${told}, and it is public`)
        } else if (!caller) {
          if (status !== 401) wrong.push(told)
        } else {
          if (whose === 'own' && !isNo(status)) served.add(caller.role)
          if (whose === 'elsewhere' && status < 300) elsewhere.add(name)
          if ((status === 403) === maySo(caller, action, name, thing)) wrong.push(told)
        }
      }
      table[whose] = line.join(', ')
    }
    t.strictSame(wrong, [], `${name} answers everybody as policy/access/may.ts says`)
    if (action) t.strictSame([...served].sort(), rolesFor(action).sort(), `${name} is for whom it is said to be for`)
    t.match(
      Object.values(table).join(),
      / 2\d\d/,
      `${name} is for somebody: if not, say in test/routes/access/things.ts what to send`,
    )
    answers[name] = table
  }
  t.strictSame([...elsewhere].sort(), Object.keys(answersElsewhere).sort(), 'what answers for things elsewhere')

  const text = `${JSON.stringify(answers, null, 2)}\n`
  if (process.env.UPDATE === '1') writeFileSync(golden, text)
  t.strictSame(answers, JSON.parse(readFileSync(golden, 'utf8')), 'who may do what is as it was reviewed')
})

/** Whether the caller may: to this thing, or at all where the operation touches none or only shapes what it shows. */
function maySo(caller: Principal, action: Action, name: string, { whose }: Thing): boolean {
  if (!name.includes('{') || shaped.has(name)) return rolesFor(action).includes(caller.role)
  return may(caller, action, whose) === undefined
}
