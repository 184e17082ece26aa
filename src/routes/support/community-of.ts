// The community that an address names.
import { notFound } from '../../policy/problem.ts'
import type { RegistryReads } from '../../policy/registry/reads.ts'
import type { Community } from '../../policy/terms.ts'
import { refuse } from '../http/problem.ts'

/** Refuses with 404 where there is none. */
export function communityOf(read: Pick<RegistryReads, 'community'>, code: string): Community {
  return read.community(code) ?? refuse(notFound(`没有登记社区 ${code}`, `No community ${code} is registered`))
}
