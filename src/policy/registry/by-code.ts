// What an address names by a code that is each jurisdiction's own.
import { fault, faulty, notFound } from '../problem.ts'
import type { Problem } from '../terms.ts'

interface Where<R> {
  /** That of exactly this jurisdiction. */
  own(jurisdiction: string): R | undefined
  /** Those of a jurisdiction and all below it, two at most. */
  within(jurisdiction: string): R[]
}

/** The caller's own comes first, then the only one below it; then another's, which access tells as another's. */
export function byCode<R extends { jurisdiction: string }>(
  { own, within }: Where<R>,
  jurisdiction: string,
  { code, pointer, zh, en }: { code: string; pointer: string; zh: string; en: string },
): R | { problem: Problem } {
  const found = own(jurisdiction)
  if (found) return found
  const [first, second] = within(jurisdiction)
  if (first && second)
    return faulty([
      fault(
        pointer,
        `${first.jurisdiction}、${second.jurisdiction} 均有${zh} ${code}：请用该辖区的密钥`,
        `${first.jurisdiction} and ${second.jurisdiction} both have a ${en} ${code}: use a key of the one that is meant`,
      ),
    ])
  return first ?? within('')[0] ?? notFound(`没有${zh} ${code}`, `There is no ${en} ${code}`)
}
