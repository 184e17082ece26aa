// Where a text stops being JSON, against JSON.parse itself; and bodies that are JSON, but not to be taken.
import fc from 'fast-check'
import t from 'tap'
import { malformedAt } from '../../../src/routes/http/json-place.ts'
import { aService, soundRequest } from '../../a-service.ts'

const isJson = (text: string) => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

t.test('names the place', async (t) => {
  for (const [text, line, column] of [
    ['{\n"title": }', 2, 10],
    ['{} {}', 1, 4],
    ['{"a": 1,}', 1, 9],
    ['[1, 2', 1, 6],
    ["{'a': 1}", 1, 2],
    ['{"好": tru}', 1, 7],
    ['"a\nb"', 1, 1],
    ['{"a" 1}', 1, 6],
    ['[1 2]', 1, 4],
    ['', 1, 1],
  ] as const)
    t.strictSame(malformedAt(text), { line, column }, text)
})

t.test('says JSON of what JSON.parse takes, and of nothing else', async (t) => {
  const text = fc.oneof(
    fc.json(),
    // A JSON text with one character put in, taken out or replaced.
    fc.tuple(fc.json(), fc.nat(), fc.constantFrom('', ...'{}[]:,"0-.e\\ntu \n')).map(([json, at, put]) => {
      const i = at % (json.length + 1)
      return json.slice(0, i) + put + json.slice(i + (at % 2))
    }),
    fc.string(),
    fc.array(fc.constantFrom(...'{}[]:,"1a ')).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(text, (one) => (malformedAt(one) === undefined) === isJson(one)),
    { numRuns: 2000 },
  )
  t.pass('2000 texts')
})

t.test('bodies that are not taken', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  const ask = async (payload: Buffer | string, headers: Record<string, string> = {}) => {
    const answer = await service.app.inject({
      method: 'POST',
      url: '/v1/assignments',
      headers: {
        authorization: 'Bearer justice',
        'accept-language': 'en',
        'content-type': 'application/json',
        ...headers,
      },
      payload,
    })
    return { status: answer.statusCode, body: answer.json() }
  }
  const size = service.store.log.size()

  t.test('bytes that are no UTF-8 are refused, not recorded as another text', async (t) => {
    const sound = Buffer.from(JSON.stringify({ ...soundRequest(), title: '??' }))
    const at = sound.indexOf('??')
    // "社" in GB18030, half of a character, and a surrogate on its own.
    for (const [byte, next] of [
      [0xc9, 0xe7],
      [0xe7, 0x3f],
      [0xed, 0xa0],
    ]) {
      const bytes = Buffer.from(sound)
      bytes.set([byte as number, next as number], at)
      for (const type of ['application/json', 'application/json; charset=gb18030'])
        t.match(await ask(bytes, { 'content-type': type }), {
          status: 400,
          body: { code: 'malformed-json', detail: /UTF-8/ },
        })
    }
    t.equal(service.store.log.size(), size)
  })

  t.test('nesting beyond any body is named, however deep, with an idempotency key too', async (t) => {
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}'],
    ] as const)
      for (const depth of [101, 5_000, 7_000, 100_000]) {
        const text = `${open.repeat(depth)}1${close.repeat(depth)}`
        t.match(
          await ask(text, { 'idempotency-key': `${open}${depth}` }),
          { status: 400, body: { code: 'malformed-json', detail: /nested/ } },
          `${depth} ${open}`,
        )
      }
    t.match((await ask(`${'['.repeat(100)}${']'.repeat(100)}`)).body, { code: 'invalid-input' })
    t.match(
      (await ask(JSON.stringify({ ...soundRequest(), title: '['.repeat(200) }))).status,
      201,
      'in a text it is none',
    )
  })
})
