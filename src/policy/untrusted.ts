// What is read of a document that may be malformed elsewhere: a check looks only at what is well formed.
import { invalidInput } from './problem.ts'
import type { Fault, Problem } from './terms.ts'

export type Loose = Record<string, unknown>

export const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The members of a list; empty objects stand in for what is none. */
export const listOf = (value: unknown): Loose[] =>
  Array.isArray(value) ? value.map((one) => (isObject(one) ? one : {})) : []

/** The JSON Pointer (RFC 6901) down these names and places, whatever characters a name has; '' without any. */
export const pointerTo = (...steps: readonly (string | number)[]): string =>
  steps.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

/** A body as it came, with the faults that its shape has. Nothing is to be done with it while it has any. */
export interface Given<B> {
  readonly body: unknown
  readonly faults: readonly Fault[]
  /** What it is, once it has no faults. Never there: a name for the type. */
  readonly is?: B
}

/** A value that needs no checking: of our own making. */
export function given<B>(body: B): Given<B> {
  return { body, faults: [] }
}

/**
 * The no to a body whose shape has faults, told together with those that only meaning can name; nothing where it has none.
 * `further` must read the body as a stranger's, and tell nothing of a thing that the caller may not touch.
 */
export function malformed(
  { faults }: Given<unknown>,
  further: () => readonly Fault[] = () => [],
): { problem: Problem } | undefined {
  if (faults.length === 0) return undefined
  const told = new Set(faults.map(({ pointer }) => pointer))
  return invalidInput([...faults, ...further().filter(({ pointer }) => !told.has(pointer))])
}

/** The body as what it is. Throws where it has faults: nothing may rest on such a one. */
export function trusted<B>({ body, faults }: Given<B>): B {
  if (faults.length > 0) throw new Error('a malformed body was about to be used')
  return body as B
}
