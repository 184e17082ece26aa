// Content negotiation, in one place: which of the formats on offer a caller would have.
import type { FastifyRequest } from 'fastify'
import Negotiator from 'negotiator'
import { longestAccept } from './language.ts'
import { httpProblem, refuse } from './problem.ts'

export const mediaTypes = {
  json: 'application/json',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  ndjson: 'application/x-ndjson',
} as const

/**
 * The offered media type that the caller's Accept likes best (RFC 9110, 12.5.1); of equals the one that it names more
 * exactly, or else earlier, or else the one offered first. No Accept takes the first. Offers are written without
 * parameters. Refuses with 406 where none will do.
 */
export function preferred<T extends string>(request: Pick<FastifyRequest, 'headers'>, offered: readonly T[]): T {
  const header = request.headers.accept ?? ''
  const accept = header.trim() === '' || header.length > longestAccept ? '*/*' : header.replace(/;[^;,]*/g, weight)
  const best = new Negotiator({ headers: { accept } }).mediaType([...offered])
  if (best !== undefined) return best as T
  return refuse({
    problem: httpProblem(
      'not-acceptable',
      `可提供的格式：${offered.join('、')}`,
      `Available formats: ${offered.join(', ')}`,
    ),
  })
}

/** What a parameter of a range counts for: a weight beyond 0 to 1 is a no, and parameters that are none (charset, version) are passed over. */
function weight(parameter: string): string {
  const q = /^;\s*q\s*=(.*)/i.exec(parameter)?.[1]
  if (q === undefined) return ''
  return Number(q) >= 0 && Number(q) <= 1 ? `;q=${Number(q)}` : ';q=0'
}
