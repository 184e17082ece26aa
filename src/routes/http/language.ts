// Which of its two languages the service answers a caller in.
import type { FastifyRequest } from 'fastify'
import Negotiator from 'negotiator'
import type { Language } from '../../policy/terms.ts'

/** Longer headers than any browser's are not looked at: whoever sends one is answered as if it had not come. */
export const longestAccept = 1_000

/** Chinese unless English is asked for first. */
export function languageOf({ headers }: Pick<FastifyRequest, 'headers'>): Language {
  const wanted = headers['accept-language']
  if (wanted === undefined || wanted.length > longestAccept) return 'zh'
  const ranked = new Negotiator({ headers: { 'accept-language': wanted } }).languages()
  return ranked.map((tag) => /^(zh|en)(?=-|$)/i.exec(tag)?.[1]?.toLowerCase()).find(Boolean) === 'en' ? 'en' : 'zh'
}
