// Where a text stops being JSON, against JSON.parse itself.
import fc from 'fast-check'
import t from 'tap'
import { malformedAt } from '../../src/routes/json-place.ts'

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
