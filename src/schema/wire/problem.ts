import Type from 'typebox'
import { mostFaults } from '../../policy/problem.ts'
import type { ProblemCode } from '../../policy/terms.ts'
import { named, oneOf, optional, ref } from './pieces.ts'

/** Every code that the service can answer with, the core's and those that only HTTP knows, and its HTTP status. */
export const problemStatus = {
  'invalid-input': 400,
  'malformed-json': 400,
  unauthenticated: 401,
  forbidden: 403,
  'same-keeper': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'not-acceptable': 406,
  'timed-out': 408,
  conflict: 409,
  'wrong-state': 409,
  'refusal-not-open': 409,
  'no-edition-in-force': 409,
  'edition-order': 409,
  'below-committed': 409,
  'beyond-received': 409,
  'lapsed-bases': 409,
  'stale-version': 412,
  'too-large': 413,
  'unsupported-media-type': 415,
  'expectation-failed': 417,
  'key-reused': 422,
  'precondition-required': 428,
  'too-many-requests': 429,
  internal: 500,
  'cannot-record': 503,
  'recording-unknown': 503,
  'cannot-sign': 503,
  behind: 503,
  stopping: 503,
} as const satisfies Record<ProblemCode, number> & Record<string, number>
export type AnswerCode = keyof typeof problemStatus

/** RFC 9457, with a code from a closed set and, for invalid input, every fault at once. */
export const Problem = named(
  'Problem',
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String(),
    instance: Type.String({ description: 'The request id' }),
    code: oneOf(Object.keys(problemStatus) as AnswerCode[]),
    errors: optional(
      Type.Array(
        Type.Object({
          pointer: Type.String(),
          message: Type.String(),
          sheet: optional(Type.String({ description: 'Of a workbook: the sheet' })),
          row: optional(Type.Integer({ minimum: 1, description: 'Of a workbook: the row, counted from 1' })),
          column: optional(Type.String({ description: 'Of a workbook: the column, as letters' })),
        }),
        { maxItems: mostFaults },
      ),
    ),
    more: optional(Type.Integer({ minimum: 1, description: 'How many faults were found beyond those in errors' })),
  },
  { additionalProperties: true },
)

/** The problem answers of a route, by status. */
export function problems(...codes: AnswerCode[]) {
  const all = new Set<AnswerCode>([...codes, 'invalid-input', 'internal', 'too-many-requests', 'stopping', 'behind'])
  const byStatus = new Map<number, AnswerCode[]>()
  for (const code of all) byStatus.set(problemStatus[code], [...(byStatus.get(problemStatus[code]) ?? []), code])
  return Object.fromEntries(
    [...byStatus].map(([status, list]) => [
      status,
      { description: list.join(', '), content: { 'application/problem+json': { schema: ref(Problem) } } },
    ]),
  )
}
