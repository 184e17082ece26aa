// The list as the public reads it: cacheable, open to any web page, and as linked data.
import { hash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Day } from '../../policy/terms.ts'

export const jsonLdType = 'application/ld+json'

/** A hook: what is public may be read by the scripts of any page, and so may its refusals. */
export function openToBrowsers(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  if (!request.routeOptions.config.action) {
    reply.header('access-control-allow-origin', '*')
    reply.header('access-control-expose-headers', 'ETag, Last-Modified, Link, API-Version, X-Request-ID')
  }
  done()
}

export interface Representation {
  /** What this representation is made of: texts, of which one differs whenever its bytes do. */
  madeOf: readonly string[]
  /** Absent: when it last changed is not known, and only the tag tells. */
  modifiedAt?: number
  maxAgeSeconds: number
}

/** When the list in force last changed: a waiting edition changes it on its first day, not when it was published. */
export function changedAt(publishedAt: string, effectiveFrom: Day): number {
  return Math.max(Date.parse(publishedAt), Date.parse(`${effectiveFrom}T00:00:00+08:00`))
}

/** Sets the headers that caches go by, and says whether the caller has this representation already (RFC 9110, 13): then 304 is all it needs. */
export function isKnown(
  request: FastifyRequest,
  reply: FastifyReply,
  { madeOf, modifiedAt, maxAgeSeconds }: Representation,
): boolean {
  const tag = `"${hash('sha256', madeOf.join('\n')).slice(0, 32)}"`
  reply.header('etag', tag).header('vary', 'accept').header('cache-control', `public, max-age=${maxAgeSeconds}`)
  if (modifiedAt !== undefined) reply.header('last-modified', new Date(modifiedAt).toUTCString())
  const { 'if-none-match': tags, 'if-modified-since': since } = request.headers
  if (tags !== undefined)
    return tags.trim() === '*' || tags.split(',').some((one) => one.trim().replace(/^W\//, '') === tag)
  if (since === undefined || modifiedAt === undefined) return false
  return Math.floor(modifiedAt / 1000) * 1000 <= Date.parse(since)
}
