// Makes inputs from schemas: valid ones, and ones with something wrong in them.
import type { Arbitrary } from 'fast-check'
import fc from './properties.ts'

export interface Schema {
  $ref?: string
  type?: string
  enum?: unknown[]
  const?: unknown
  format?: string
  pattern?: string
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  examples?: unknown[]
}

/** Words that mean something to the service, so that inputs get past its first door. */
const days = fc.constantFrom(
  '2026-11-23',
  '2027-01-04',
  '2027-03-01',
  '2027-12-31',
  '2028-02-29',
  '2000-01-01',
  '2999-12-31',
)

/** Values that a schema takes. Arrays are kept short: their limits have tests of their own. */
export function valid(
  schema: Schema,
  resolve: (ref: string) => Schema,
  codes: readonly string[],
  depth = 0,
): Arbitrary<unknown> {
  const inner = (one: Schema) => valid(one, resolve, codes, depth + 1)
  if (schema.$ref) return inner(resolve(schema.$ref))
  if (schema.examples?.length && depth < 2) {
    const { examples, ...rest } = schema
    return fc.oneof(fc.constantFrom(...examples), valid(rest, resolve, codes, depth))
  }
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const choice = schema.anyOf ?? schema.oneOf
  if (choice) return fc.oneof(...choice.map(inner))
  switch (schema.type) {
    case 'string':
      return text(schema, codes)
    case 'integer':
    case 'number': {
      const { minimum = 0, maximum = Number.MAX_SAFE_INTEGER } = schema
      return fc.oneof(
        fc.constantFrom(minimum, maximum),
        fc.integer({ min: minimum, max: Math.min(maximum, minimum + 20) }),
        fc.maxSafeInteger().map((n) => Math.min(Math.max(Math.abs(n), minimum), maximum)),
      )
    }
    case 'boolean':
      return fc.boolean()
    case 'array': {
      const minLength = schema.minItems ?? 0
      return fc.array(inner(schema.items ?? {}), {
        minLength,
        maxLength: Math.max(minLength, Math.min(schema.maxItems ?? 3, 3)),
      })
    }
    case 'object': {
      const members = Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, one]) => [name, inner(one)]),
      )
      return fc.record(members, { requiredKeys: (schema.required ?? []).filter((name) => name in members) })
    }
    default:
      return fc.jsonValue()
  }
}

function text({ format, pattern, minLength = 0, maxLength = 40 }: Schema, codes: readonly string[]): Arbitrary<string> {
  if (format === 'date') return days
  if (format === 'date-time') return days.map((day) => `${day}T00:00:00.000Z`)
  const known = codes.filter((code) => !pattern || new RegExp(pattern, 'u').test(code))
  const made =
    pattern && pattern !== '\\S'
      ? fc.stringMatching(new RegExp(pattern))
      : fc.string({ unit: 'grapheme', minLength: Math.max(1, minLength), maxLength: Math.min(maxLength, 40) })
  return known.length > 0 ? fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...known) }, made) : made
}

/** What nobody should send. */
const junk: Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    ' ',
    0,
    -1,
    0.5,
    1e21,
    2 ** 53,
    true,
    {},
    [],
    [[]],
    'x'.repeat(5000),
    '2027-02-30',
    "' or 1=1 --",
    '=1+1',
    '\u0001',
    '../..',
    '__proto__',
  ),
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.jsonValue(),
)

/** The same with one thing wrong somewhere: replaced, taken out or put in. */
export function mutated(value: Arbitrary<unknown>): Arbitrary<unknown> {
  return fc
    .tuple(value, fc.array(fc.nat(), { minLength: 1, maxLength: 6 }), junk)
    .map(([whole, way, wrong]) => spoilt(whole, way, wrong))
}

function spoilt(value: unknown, [turn = 0, ...way]: number[], wrong: unknown): unknown {
  if (typeof value !== 'object' || value === null || way.length === 0) return wrong
  if (Array.isArray(value)) {
    const at = turn % (value.length + 1)
    return at === value.length ? [...value, wrong] : value.with(at, spoilt(value[at], way, wrong))
  }
  const names = Object.keys(value)
  const name = names[turn % (names.length + 2)]
  if (name === undefined) return { ...value, [`more${turn}`]: wrong }
  if (turn % 5 === 0) return Object.fromEntries(Object.entries(value).filter(([one]) => one !== name))
  return { ...value, [name]: spoilt((value as Record<string, unknown>)[name], way, wrong) }
}
