// Pieces that more than one shape is made of. Every text and array is bounded.
import Type, { type Static, type TSchema } from 'typebox'

/** A closed set of words. */
export function oneOf<const T extends readonly string[]>(values: T, options: object = {}) {
  return Type.Unsafe<T[number]>({ type: 'string', enum: [...values], ...options })
}

/** A reference to a named schema: once in the document, everywhere by name. */
export function ref<T extends TSchema & { $id: string }>(schema: T) {
  return Type.Unsafe<Static<T>>({ $ref: `${schema.$id}#` })
}

/** An object that takes nothing it does not know. */
export function strict<T extends Record<string, TSchema>, O extends object>(properties: T, options: O = {} as O) {
  return Type.Object(properties, { additionalProperties: false, ...options })
}

/** An object in an answer: its members are what it has, more may come. */
export function named<T extends Record<string, TSchema>, const I extends string>(
  id: I,
  properties: T,
  options: object = {},
) {
  return Type.Object(properties, { $id: id, ...options }) as ReturnType<typeof Type.Object<T>> & { $id: I }
}

/** A strict object with a name of its own in the OpenAPI document. */
export function strictNamed<T extends Record<string, TSchema>, const I extends string>(
  id: I,
  properties: T,
  options: object = {},
) {
  return named(id, properties, { additionalProperties: false, ...options })
}

export const optional = Type.Optional

/** A real calendar day of this millennium, Asia/Shanghai. */
export const Day = Type.Unsafe<string>({
  type: 'string',
  format: 'date',
  pattern: '^2\\d{3}-',
  description: 'A calendar day in Asia/Shanghai, 2000 to 2999',
})
/** A day of a law: it may be older. */
export const LawDay = Type.Unsafe<string>({ type: 'string', format: 'date', pattern: '^[12]\\d{3}-' })
export const Instant = Type.Unsafe<string>({
  type: 'string',
  format: 'date-time',
  description: 'RFC 3339, UTC, ending in Z',
})
export const Fen = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, description: 'Fen (1/100 yuan)' })
export const Count = (maximum: number, minimum = 0) => Type.Integer({ minimum, maximum })
export const Code = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$', maxLength: 64, description: 'A code' })
export const creditCodePattern = '^[0-9A-HJ-NPQRTUWXY]{18}$'
export const CreditCode = Type.String({
  pattern: creditCodePattern,
  maxLength: 18,
  description: '统一社会信用代码, GB 32100',
})
export const JurisdictionCode = Type.String({
  pattern: '^\\d{2}(\\d{2}(\\d{2})?)?$',
  maxLength: 6,
  description: 'Administrative-division code: 990105 a district, 9901 its city, 32 the province',
})
/** Control characters, and those that make a text read otherwise than it is written. */
const deceiving = '\\u007f-\\u009f\\u061c\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u2069\\ufeff'
const controls = `\\u0000-\\u001f${deceiving}`
const odd = `\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f${deceiving}`
const blanks = ' \\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000'
/** None of the characters `but`, and not blank: blanks, something, anything, so that it is read in one go. */
const something = (but: string, blank: string) => `^[${blank}]*[^${blank}${but}][^${but}]*$`
/** Not blank, on one line. */
export const linePattern = something(controls, blanks)
/** Not blank, of several lines. */
export const wordsPattern = something(odd, `${blanks}\\t\\n\\r`)
export const prosePattern = `^[^${odd}]*$`

export const Line = (maxLength = 200) => Type.String({ minLength: 1, maxLength, pattern: linePattern })
export const Prose = (maxLength = 4000) => Type.String({ maxLength, pattern: prosePattern })
/** Why somebody does something, in their own words. */
export const Reasoned = Type.String({ minLength: 1, maxLength: 2000, pattern: wordsPattern })
/** Of an assignment, only these communities; absent: all of them. */
export const OnlyThere = Type.Array(Code, {
  minItems: 1,
  maxItems: 500,
  uniqueItems: true,
  description: 'Only there; absent: everywhere',
})
export const Hash = Type.String({ pattern: '^[0-9a-f]{64}$', maxLength: 64 })
export const List = <T extends TSchema>(items: T, maxItems: number, minItems = 0) =>
  Type.Array(items, { minItems, maxItems })

/** Names an edition wherever an answer rests on it. */
export const EditionRef = Type.Object({ jurisdiction: JurisdictionCode, number: Type.Integer(), hash: Type.String() })

/** Paging of a collection. */
export const Paging = {
  limit: optional(Type.Integer({ minimum: 1, maximum: 500, default: 50 })),
  cursor: optional(Type.String({ minLength: 1, maxLength: 256, description: 'Opaque: take it from `next`' })),
}
export const pageOf = <T extends TSchema, const I extends string>(id: I, items: T) =>
  named(id, { items: Type.Array(items), next: optional(Type.String({ description: 'The cursor of the next page' })) })
