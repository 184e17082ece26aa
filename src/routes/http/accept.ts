// Content negotiation, in one place: which of the formats on offer a caller would have.
import type { FastifyRequest } from 'fastify'
import { httpProblem, refuse } from './problem.ts'

export const mediaTypes = {
  json: 'application/json',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  ndjson: 'application/x-ndjson',
} as const

interface Range {
  type: string
  q: number
}

/**
 * The offered media type that the caller's Accept likes best (RFC 9110, 12.5.1); of equals the one offered first.
 * No Accept takes the first. Offers are written without parameters. Refuses with 406 where none will do.
 */
export function preferred<T extends string>(request: Pick<FastifyRequest, 'headers'>, offered: readonly T[]): T {
  const header = request.headers.accept
  const ranges = header === undefined || header.trim() === '' ? [{ type: '*/*', q: 1 }] : header.split(',').map(rangeOf)
  const ranked = offered.map((type) => ({ type, q: liking(type, ranges) })).sort((a, b) => b.q - a.q)
  const best = ranked[0]
  if (best && best.q > 0) return best.type
  return refuse({
    problem: httpProblem(
      'not-acceptable',
      `可提供的格式：${offered.join('、')}`,
      `Available formats: ${offered.join(', ')}`,
    ),
  })
}

function rangeOf(text: string): Range {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase())
  const q = parameters.find((parameter) => parameter.startsWith('q='))
  const weight = q === undefined ? 1 : Number(q.slice(2))
  return { type, q: weight >= 0 && weight <= 1 ? weight : 0 }
}

/** The most specific range that matches decides, even where it says no. */
function liking(offer: string, ranges: readonly Range[]): number {
  const group = `${offer.split('/')[0]}/*`
  for (const specific of [offer.split(';')[0] as string, group, '*/*']) {
    const matching = ranges.filter(({ type }) => type === specific)
    if (matching.length > 0) return Math.max(...matching.map(({ q }) => q))
  }
  return 0
}
