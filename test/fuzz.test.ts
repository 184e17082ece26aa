// Every input of the OpenAPI document, valid and mutated: always a declared status and shape, never a 5xx, no inner text.
// More of it: RUNS=1000 SEED=$RANDOM npm test -- test/fuzz.test.ts
import Ajv2020 from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import t from 'tap'
import { aService, holders, soundRequest } from './a-service.ts'
import { mutated, type Schema, valid } from './fuzz.ts'
import fc from './properties.ts'

const numRuns = Number(process.env.RUNS ?? 24)
const seed = Number(process.env.SEED ?? 990105)
/** By design: what a service that cannot record, or has failed, or has no key to sign with answers. */
const failing = new Set(['500', '503'])

interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required?: boolean
  schema: Schema
}
interface Operation {
  parameters?: Parameter[]
  requestBody?: { content: Record<string, { schema: Schema }> }
  responses: Record<string, { content?: Record<string, { schema?: Schema }> }>
}

const service = await aService()
t.teardown(() => service.close())
const document = (await service.call(undefined, 'GET', '/openapi.json')).body
const resolve = (ref: string): Schema => document.components.schemas[ref.split('/').at(-1) ?? '']

const { body: admitted } = await service.call('justice', 'POST', '/v1/assignments', soundRequest())
const codes = [
  '990105-SFJ',
  '990105-JD01',
  '990105001001',
  '990105002001',
  '2027-SFJ-013',
  'XZ-07-01',
  'XZ-09-01',
  '990105',
  '9901',
  // Cursors.
  'Nzg',
  'MzIwMTA1',
  admitted.id,
  ...admitted.obligations,
]

const ajv = new Ajv2020.Ajv2020({ strict: false, allErrors: true })
addFormats.default(ajv)
ajv.addSchema({ $id: 'api', components: document.components })
const validators = new Map<string, ReturnType<typeof ajv.compile>>()
/** Why a value is not what a schema of the document says; undefined where it is. */
function unlike(schema: Schema, value: unknown): string | undefined {
  const text = JSON.stringify(schema).replaceAll('"#/components', '"api#/components')
  const check = validators.get(text) ?? ajv.compile(JSON.parse(text))
  validators.set(text, check)
  return check(value) ? undefined : ajv.errorsText(check.errors)
}

const whos = Object.keys(holders) as (keyof typeof holders)[]
const headers = fc.record(
  {
    'idempotency-key': fc.oneof(fc.constantFrom('one', 'two'), fc.string({ maxLength: 140 })),
    'if-match': fc.constantFrom('*', '"1"', '"2"', 'W/"1"', '1', '"x", "y"', ''),
    accept: fc.constantFrom('application/json', '*/*', 'text/csv', 'application/x-ndjson', 'x', 'text/html;q=0.1'),
    'accept-language': fc.constantFrom('en', 'zh', 'fr', 'en;q=x', ','),
  },
  { requiredKeys: [] },
)

const text = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toWellFormed()

/** One request to an operation: its address, and its body where it has one. */
function requests(path: string, { parameters = [], requestBody }: Operation, spoil: boolean) {
  const may = (value: fc.Arbitrary<unknown>) => (spoil ? fc.oneof(value, mutated(value)) : value)
  const one = (schema: Schema) => may(valid(schema, resolve, codes))
  const inPath = parameters.filter((parameter) => parameter.in === 'path')
  const inQuery = parameters.filter((parameter) => parameter.in === 'query')
  const paths = fc.record(Object.fromEntries(inPath.map(({ name, schema }) => [name, one(schema)])))
  const queries = fc.record(Object.fromEntries(inQuery.map(({ name, schema }) => [name, one(schema)])), {
    requiredKeys: inQuery.filter(({ required }) => required).map(({ name }) => name),
  })
  const json = requestBody?.content['application/json']
  const body = json ? one(json.schema).map((value) => JSON.stringify(value) ?? '') : fc.constant(undefined)
  const cut = fc.tuple(body, fc.nat()).map(([whole, at]) => whole?.slice(0, at % (whole.length + 1)))
  return fc.record({
    url: fc.tuple(paths, queries).map(([inPath, inQuery]) => {
      const filled = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(text(inPath[name]) || 'x'))
      const query = Object.entries(inQuery).map(
        ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(text(value))}`,
      )
      return query.length > 0 ? `${filled}?${query.join('&')}` : filled
    }),
    body: spoil ? fc.oneof({ weight: 5, arbitrary: body }, cut) : body,
    headers,
    who: fc.constantFrom(undefined, ...whos),
  })
}

/** The roles of an operation stand in its description; whoever has one of them asks most often. */
function rightly(operation: Operation & { description?: string }): (keyof typeof holders)[] {
  const right = whos.filter((who) => operation.description?.includes(holders[who].role))
  return right.length > 0 ? right : whos
}

for (const [path, methods] of Object.entries<Record<string, Operation>>(document.paths))
  for (const [method, operation] of Object.entries(methods))
    t.test(`${method.toUpperCase()} ${path}`, async (t) => {
      const right = rightly(operation)
      const seen = new Map<number, number>()
      for (const spoil of [false, true])
        await fc.assert(
          fc.asyncProperty(requests(path, operation, spoil), fc.nat(), async ({ url, body, headers, who }, n) => {
            const asker = n % 4 === 0 ? who : right[n % right.length]
            const answer = await service.call(asker, method.toUpperCase(), url, body, headers as Record<string, string>)
            const { status } = answer
            seen.set(status, (seen.get(status) ?? 0) + 1)
            const what = `${status} ${answer.text.slice(0, 300)}`
            if (failing.has(String(status))) throw new Error(`failed: ${what}`)
            const declared = operation.responses[String(status)]
            if (!declared) throw new Error(`not declared: ${what}`)
            const type = String(answer.headers['content-type'] ?? '').split(';')[0] ?? ''
            const { schema } = declared.content?.[type] ?? {}
            if (answer.text !== '' && !declared.content?.[type]) throw new Error(`${type} is not declared: ${what}`)
            const wrong = schema && /^application\/([\w.-]+\+)?json$/.test(type) && unlike(schema, answer.body)
            if (wrong) throw new Error(`${wrong}: ${what}`)
            if (/\n\s+at |node_modules|SQLITE|\.ts:\d/.test(answer.text)) throw new Error(`inner text: ${what}`)
          }),
          { numRuns: spoil ? numRuns : Math.ceil(numRuns / 2), seed },
        )
      t.pass(
        [...seen]
          .sort()
          .map(([status, n]) => `${status}: ${n}`)
          .join(', '),
      )
    })
