// The community that an address names.
import { notFound } from '../problem.ts'
import type { Community, Problem } from '../terms.ts'
import type { RegistryReads } from './reads.ts'

/** A registered community; `not-found` where there is none. */
export function communityBy(read: Pick<RegistryReads, 'community'>, code: string): Community | { problem: Problem } {
  return read.community(code) ?? notFound(`没有登记社区 ${code}`, `No community ${code} is registered`)
}
