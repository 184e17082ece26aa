// Where a text stops being JSON, against JSON.parse itself; and bodies that are JSON, but not to be taken.

import t from 'tap'
import { malformedAt } from '../../../src/routes/http/json-place.ts'
import { aService, soundRequest } from '../../a-service.ts'
import fc from '../../properties.ts'

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
    [' \n ', 2, 2],
    ['{"a":\n"b', 2, 1],
    ['["\\q", tru]', 1, 2],
    ['["\r\n\\", 1]', 1, 2],
    ['["\r\n", 1]', 1, 2],
    ['[\r\n1,\r\n}', 3, 1],
    ['["𠮷", tru]', 1, 7],
    ['{"a": "b" "c": 1}', 1, 11],
    ['{"a":[1,{"b":', 1, 14],
  ] as const)
    t.strictSame(malformedAt(text), { line, column }, text)
})

t.test('in a text of many members, that it comes after what was looked at', async (t) => {
  const many = (text: string) => `[\n${`${text},\n`.repeat(30_000)}`
  t.strictSame(malformedAt(`${many('1')}tru]`), { line: 5_001, column: 2, beyond: true })
  t.strictSame(malformedAt(`[tru,${many('1')}1]]`), { line: 1, column: 2 })
  t.equal(malformedAt(`${many('{"a":[1,{}]}')}1]`), undefined)
})

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

t.test('says JSON of what JSON.parse takes, and of nothing else', async (t) => {
  fc.assert(
    fc.property(text, (one) => (malformedAt(one) === undefined) === isJson(one)),
    { numRuns: 2000 },
  )
  t.pass('2000 texts')
})

t.test('what stands before the place may go on as JSON, and with what stands there it may not', async (t) => {
  const goesOn = (one: string) => {
    try {
      JSON.parse(one)
      return true
    } catch (error) {
      const { message } = error as Error
      return /^Unexpected end|^Unterminated string/.test(message) || message.includes(`at position ${one.length} `)
    }
  }
  fc.assert(
    fc.property(text, (one) => {
      const place = malformedAt(one)
      if (!place) return true
      const lines = one.split('\n')
      const inLine = [...(lines[place.line - 1] ?? '')].slice(0, place.column - 1).join('')
      const before = [...lines.slice(0, place.line - 1), inLine].join('\n')
      const token = /^(?:"(?:[^"\\]|\\.)*"?|[-+.\w\\]+|.?)/s.exec(one.slice(before.length))?.[0] ?? ''
      const isBrokenString = token.startsWith('"') && !isJson(token)
      return goesOn(before) && (token === '' || isBrokenString || !goesOn(`${before}${token} `))
    }),
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

  const pointers = async (text: string) => {
    const { status, body } = await ask(text)
    t.equal(status, 400, text.slice(0, 60))
    return (body.errors as { pointer: string; message: string }[]).map(
      ({ pointer, message }) => `${pointer} ${message}`,
    )
  }

  t.test('a member that comes twice is named by its pointer (RFC 6901)', async (t) => {
    const twice = 'This member comes twice'
    for (const [text, ...places] of [
      ['{"a/b":1,"a/b":2}', '/a~1b'],
      ['{"~":1,"~":2,"~1":{"/":[0,{"x":1,"x":2,"x":3}]}}', '/~0', '/~01/~1/1/x', '/~01/~1/1/x'],
      ['{"a":1,"\\u0061":{"b":1,"b":2}}', '/a', '/a/b'],
      ['[[],[{"好":1,"好":2}]]', '/1/0/好'],
      ['{"":{"":1,"":2}}', '//'],
      ['{"a:{,\\"":1,"a:{,\\"":2}', '/a:{,"'],
    ] as const)
      t.strictSame(
        await pointers(text),
        places.map((place) => `${place} ${twice}`),
        text,
      )
  })

  t.test('a character that cannot be kept is named by its pointer too', async (t) => {
    t.strictSame(await pointers('{"a/b":["\\ud800","\\u0000","\\u0041"],"~":{"\\udc00":1}}'), [
      '/a~1b/0 Contains a character that cannot be kept',
      '/a~1b/1 Contains a character that cannot be kept',
      '/~0 Contains a character that cannot be kept',
    ])
  })

  t.test('however many faults, 200 of them are named', async (t) => {
    const many = 9_000
    t.equal((await pointers(`{${'"a":1,'.repeat(many)}"a":1}`)).length, 200)
    t.equal((await pointers(`["\\ud800"${',"\\ud800"'.repeat(many / 2)}]`)).length, 200)
  })
})

t.test('a body of more values than any request has is read no further than that, and says where', async (t) => {
  const service = await aService({ sample: false })
  t.teardown(() => service.close())
  const refusal = async (body: string) => (await service.call('justice', 'POST', '/v1/checks', body)).body
  const members = (n: number, one: (i: number) => string) => Array.from({ length: n }, (_, i) => one(i)).join(',')
  t.match(await refusal(`{"title":"x","targets":[${members(30_000, () => '{}')}]}`), {
    code: 'invalid-input',
    errors: [{ pointer: '/targets', message: /至多 20,000 项/ }],
  })
  t.match(await refusal(`{${members(30_000, (i) => `"k${i}":1`)}}`), { errors: [{ pointer: '' }] })
  t.match(await refusal(`{"plan":{"bases":[${members(30_000, () => '1')}`), { errors: [{ pointer: '/plan/bases' }] })
})

t.test('of many faults the first are told, and how many more were found', async (t) => {
  const service = await aService({ sample: false })
  t.teardown(() => service.close())
  const refusal = async (body: string) => (await service.call('justice', 'POST', '/v1/checks', body)).body
  const repeated = await refusal(`[${Array(700).fill('{"a":1,"a":1}').join(',')}]`)
  t.equal(repeated.errors.length, 200)
  t.equal(repeated.more, 500)
  t.match(repeated.detail, /至少有 700 处错误，列出前 200 处，还有 500 处/)
  const strange = await refusal(`{"targets":[${Array(400).fill('{"x":1,"y":2}').join(',')}]}`)
  t.equal(strange.errors.length, 200)
  t.ok(strange.more > 1000, `${strange.more} more`)
  const unknown = await refusal(`{${Array.from({ length: 9000 }, (_, i) => `"k${i}":1`).join(',')}}`)
  t.equal(unknown.errors.length, 200)
  t.ok(unknown.more < 3_000, 'looking for more ends somewhere')
})

t.test('lengths before contents: what is beyond the length is not looked at', async (t) => {
  const service = await aService()
  t.teardown(() => service.close())
  const asked: string[] = []
  const { community } = service.store.reads
  service.store.reads.community = (code) => {
    asked.push(code)
    return community(code)
  }
  const { targets, ...request } = soundRequest()
  const many = Array.from({ length: 900 }, (_, i) => ({ ...targets[0], community: `c${i}` }))
  const { body } = await service.call('justice', 'POST', '/v1/checks', { ...request, targets: many })
  t.match(body.errors[0], { pointer: '/targets', message: '至多 500 项' })
  t.equal(body.errors.length + body.more, 501)
  t.ok(asked.length <= 500, `looked up ${asked.length}`)
})
