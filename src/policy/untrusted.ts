// What is read of a document that may be malformed elsewhere: a check looks only at what is well formed.

export type Loose = Record<string, unknown>

export const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The members of a list; empty objects stand in for what is none. */
export const listOf = (value: unknown): Loose[] =>
  Array.isArray(value) ? value.map((one) => (isObject(one) ? one : {})) : []

/** The JSON Pointer (RFC 6901) down these names and places, whatever characters a name has; '' without any. */
export const pointerTo = (...steps: readonly (string | number)[]): string =>
  steps.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
