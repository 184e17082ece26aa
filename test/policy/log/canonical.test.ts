import canonicalize from 'canonicalize'
import t from 'tap'
import { canonicalJson } from '../../../src/policy/log/canonical.ts'
import { isCanonicalJson as isCanonicalBytes } from '../../../src/policy/log/canonical-check.ts'
import fc from '../../properties.ts'

const isCanonicalJson = (text: string): boolean => text.isWellFormed() && isCanonicalBytes(Buffer.from(text))

const wellFormed = fc.string({ unit: 'binary' })
const json = fc.oneof(
  fc.jsonValue({ stringUnit: 'binary' }),
  fc.dictionary(wellFormed, fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), wellFormed)),
)

t.test('agrees with the package on all that JSON can say', async () => {
  fc.assert(
    fc.property(json, (value) => canonicalJson(value) === canonicalize(value)),
    { numRuns: 2000 },
  )
})

t.test('RFC 8785, 3.2.3 and 3.2.4', async (t) => {
  const names = {
    '\u20ac': 'Euro',
    '\r': 'Return',
    '\ufb33': 'Dalet',
    '1': 'One',
    '\u{1f600}': 'Smiley',
    '\u0080': 'Control',
    '\u00f6': 'o',
  }
  t.equal(
    canonicalJson(names),
    '{"\\r":"Return","1":"One","\u0080":"Control","\u00f6":"o","\u20ac":"Euro","\u{1f600}":"Smiley","\ufb33":"Dalet"}',
  )
  t.equal(
    canonicalJson({ b: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 1e-27, -0], a: undefined }),
    '{"b":[333333333.3333333,1e+30,4.5,0.002,1e-27,0]}',
  )
  const many = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`n${(i * 37) % 100}`, i]))
  t.equal(canonicalJson(many), canonicalize(many), 'more names than are sorted by insertion')
  const proto = JSON.parse('{"__proto__":1,"10":1,"9":2}')
  t.equal(canonicalJson(proto), '{"10":1,"9":2,"__proto__":1}')
})

t.test('refuses what JSON cannot say', async (t) => {
  for (const value of [
    undefined,
    [undefined],
    Number.NaN,
    [Number.POSITIVE_INFINITY],
    '\ud800',
    { '\udc00': 1 },
    1n,
    () => 1,
    Symbol('x'),
    new Date(0),
  ])
    t.throws(() => canonicalJson(value), TypeError)
  const cycle: unknown[] = []
  cycle.push(cycle)
  t.throws(() => canonicalJson(cycle), RangeError)
})

t.test('recognises canonical JSON and nothing else', async (t) => {
  const reference = (text: string): boolean => {
    try {
      return canonicalJson(JSON.parse(text)) === text
    } catch {
      return false
    }
  }
  fc.assert(
    fc.property(json, (value) => isCanonicalJson(canonicalJson(value))),
    { numRuns: 2000 },
  )
  const changed = fc.tuple(
    json,
    fc.nat(),
    fc.constantFrom(
      '',
      ' ',
      ',',
      '"',
      '0',
      '-',
      '.',
      'e',
      '}',
      ']',
      '{',
      '[',
      ':',
      'a',
      '\\',
      '\\n',
      '\\u000a',
      'null',
      '+',
    ),
    fc.nat(1),
  )
  fc.assert(
    fc.property(changed, ([value, at, piece, removed]) => {
      const text = canonicalJson(value)
      const place = at % (text.length + 1)
      const other = text.slice(0, place) + piece + text.slice(place + removed)
      return isCanonicalJson(other) === reference(other)
    }),
    { numRuns: 4000 },
  )
  const no = [
    '',
    ' 1',
    '1 ',
    '01',
    '-0',
    '-',
    '1.0',
    '1.',
    '.5',
    '1e3',
    '1E400',
    'NaN',
    'nul',
    'truefalse',
    '"\t"',
    '"\\u0041"',
    '"\\/"',
    '"\\"',
    '"a',
    '"\\ud800"',
    '[1,]',
    '[,1]',
    '[1',
    '{"a":1,"a":1}',
    '{"b":1,"a":1}',
    '{"a":1,}',
    '{a:1}',
    '{"a"}',
    '{"a":1',
    '[]]',
    '1},"x":{"a":2',
    '{"\u{1f600}":1,"\ufb33":1,"\u{1f600}":1}',
    '{"\ufb33":1,"\u{1f600}":1}',
    '1234567890123456789',
    '['.repeat(200_000),
  ]
  for (const text of no) t.notOk(isCanonicalJson(text), text.slice(0, 30))
  t.notOk(isCanonicalBytes(Buffer.from([0x22, 0xc3, 0x22])), 'no UTF-8')
  const yes = [
    '0',
    '-1',
    '1e+21',
    '1.5',
    '5e-324',
    '12345678901234567000',
    '"\\n\\u0001"',
    '"\u007f"',
    '[]',
    '{}',
    '[[],{}]',
    '{"":0,"a":null}',
    '{"a":0,"aa":0,"b\\n":1,"ba":1}',
    '{"\u{1f600}":1,"\ufb33":1}',
    'true',
  ]
  for (const text of yes) t.ok(isCanonicalJson(text), text)
})
