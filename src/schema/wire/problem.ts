import Type from 'typebox'
import type { ProblemCode } from '../../policy/terms.ts'
import { problemStatus } from '../../policy/terms.ts'
import { named, oneOf, optional, ref } from './pieces.ts'

/** RFC 9457, with a code from a closed set and, for invalid input, every fault at once. */
export const Problem = named(
  'Problem',
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String(),
    instance: Type.String({ description: 'The request id' }),
    code: oneOf(Object.keys(problemStatus) as ProblemCode[]),
    errors: optional(
      Type.Array(
        Type.Object({
          pointer: Type.String(),
          message: Type.String(),
          sheet: optional(Type.String({ description: 'Of a workbook: the sheet' })),
          row: optional(Type.Integer({ minimum: 1, description: 'Of a workbook: the row, counted from 1' })),
          column: optional(Type.String({ description: 'Of a workbook: the column, as letters' })),
        }),
      ),
    ),
  },
  { additionalProperties: true },
)

/** The problem answers of a route, by status. */
export function problems(...codes: ProblemCode[]) {
  const all: ProblemCode[] = [...codes, 'internal', 'too-many-requests']
  const byStatus = new Map<number, ProblemCode[]>()
  for (const code of all) byStatus.set(problemStatus[code], [...(byStatus.get(problemStatus[code]) ?? []), code])
  return Object.fromEntries(
    [...byStatus].map(([status, list]) => [
      status,
      { description: list.join(', '), content: { 'application/problem+json': { schema: ref(Problem) } } },
    ]),
  )
}
