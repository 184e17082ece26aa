// The community that an address names, and whose it is.
import { type Action, may, type Resource } from '../access/may.ts'
import type { Principal } from '../access/principal.ts'
import { notFound } from '../problem.ts'
import type { Community, Problem } from '../terms.ts'
import type { RegistryReads } from './reads.ts'

type Read = Pick<RegistryReads, 'community'>

/** A registered community; `not-found` where there is none. */
export function communityBy(read: Read, code: string): Community | { problem: Problem } {
  return read.community(code) ?? notFound(`没有登记社区 ${code}`, `No community ${code} is registered`)
}

/** The same for a caller who may do this there; else why not. */
export function communityFor(
  read: Read,
  caller: Principal,
  action: Action,
  code: string,
): Community | { problem: Problem } {
  const community = communityBy(read, code)
  if ('problem' in community) return community
  return may(caller, action, whoseIs(community)) ?? community
}

/** Whose a community is, for `may`. */
export function whoseIs(community: Community | undefined): Resource {
  if (!community) return {}
  const { code, street, jurisdiction } = community
  return { communities: [code], street, jurisdiction }
}

/** The jurisdiction that a caller is of: its key's, or that of the community or organisation which it is bound to. */
export function homeOf(
  read: Pick<RegistryReads, 'community' | 'organisation'>,
  { jurisdiction, community, organisation }: Principal,
): string | undefined {
  if (jurisdiction !== undefined) return jurisdiction
  const bound = community === undefined ? read.organisation(organisation ?? '') : read.community(community)
  return bound?.jurisdiction
}
