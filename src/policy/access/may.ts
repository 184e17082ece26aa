// Who may do what to what: one table. A route names its action, a command or a read holds it against the thing. A role that has
// no business here hears so first; then whoever sent a malformed body hears of its shape; then whose the thing is. What only
// the thing itself can tell of a body is for those who may.
import { forbidden } from '../problem.ts'
import type { Problem } from '../terms.ts'
import { covers } from './jurisdictions.ts'
import type { Principal, Role } from './principal.ts'

/**
 * How far a role reaches. `its-own`: what its key is bound to, that is what its organisation asked for or is, what concerns
 * its community, what lies in its jurisdiction. `its-streets`: of an organisation, communities whose street office it is.
 * `of-others`: what lies in its jurisdiction, and never what the key's own organisation asked for.
 */
type Reach = 'anywhere' | 'its-own' | 'its-streets' | 'its-own-or-streets' | 'of-others'

const everybody = {
  organisation: 'anywhere',
  community: 'anywhere',
  'list-keeper': 'anywhere',
  finance: 'anywhere',
  reviewer: 'anywhere',
  auditor: 'anywhere',
} as const
/** Who reads what a community carries: itself, its street office, and who governs the place. */
const ofCommunity = {
  organisation: 'its-streets',
  community: 'its-own',
  reviewer: 'its-own',
  auditor: 'its-own',
} as const

export const access = {
  'registry.read': everybody,
  'organisation.record': { 'list-keeper': 'its-own' },
  'community.record': { 'list-keeper': 'its-own' },
  'provider.record': { 'list-keeper': 'its-own' },
  'outlet.record': { 'list-keeper': 'its-own' },
  'budget-line.record': { finance: 'its-own' },
  // A workbook of all three: each line by the action that it would be put with alone.
  'registry.record': { 'list-keeper': 'its-own', finance: 'its-own' },
  'budget-line.read': {
    organisation: 'its-own',
    'list-keeper': 'its-own',
    finance: 'its-own',
    reviewer: 'its-own',
    auditor: 'its-own',
  },

  'draft.put': { 'list-keeper': 'its-own' },
  'draft.read': { 'list-keeper': 'its-own', auditor: 'its-own' },
  'draft.try': { 'list-keeper': 'its-own', auditor: 'its-own' },
  'edition.publish': { 'list-keeper': 'its-own' },
  'edition.compare': { 'list-keeper': 'its-own', auditor: 'its-own' },
  // The list itself is public, so what follows from it is for any of these, wherever they are bound.
  'edition.lapsed': { 'list-keeper': 'anywhere', auditor: 'anywhere', reviewer: 'anywhere', organisation: 'anywhere' },

  'assignment.check': { organisation: 'its-own' },
  'assignment.place': { organisation: 'its-own' },
  // A list keeper reads the requests that a trial names.
  'assignment.read': {
    organisation: 'its-own',
    community: 'its-own',
    'list-keeper': 'its-own',
    reviewer: 'its-own',
    auditor: 'its-own',
  },
  'assignment.list': { organisation: 'its-own', reviewer: 'its-own', auditor: 'its-own' },
  'assignment.withdraw': { organisation: 'its-own' },
  'assignment.supplement': { organisation: 'its-own' },
  'assignment.review': { reviewer: 'of-others' },
  'assignment.revoke': { reviewer: 'of-others' },
  // A street office takes back what its own communities have, whoever asked for it.
  'assignment.take-back': { organisation: 'its-streets' },
  'review.list': { reviewer: 'its-own', auditor: 'its-own' },

  // An organisation sees what it asked for wherever that is; all of it, only its street office does.
  'obligation.list': { ...ofCommunity, organisation: 'anywhere' },
  'obligation.list-all': ofCommunity,
  'obligation.read': { ...ofCommunity, organisation: 'its-own-or-streets' },
  'obligation.deliver': { organisation: 'its-own' },
  'obligation.refuse': { community: 'its-own' },
  'obligation.resume': { community: 'its-own' },
  'obligation.complete': { community: 'its-own' },
  'delivery.read': { ...ofCommunity, organisation: 'its-own-or-streets' },
  'delivery.answer': { community: 'its-own' },
  'delivery.retract': { organisation: 'its-own' },
  'delivery.list': { organisation: 'its-own', community: 'its-own', reviewer: 'its-own', auditor: 'its-own' },
  'support.release': { reviewer: 'of-others' },
  'unadmitted-work.refuse': { community: 'its-own' },
  'refusal.list': ofCommunity,
  'disclosure.read': ofCommunity,
  'expenditure.record': { community: 'its-own' },
  'expenditure.list': { organisation: 'its-own', community: 'its-own', reviewer: 'its-own', auditor: 'its-own' },
  'account.read': ofCommunity,
  'commitment.list': { organisation: 'its-own', community: 'its-own', reviewer: 'its-own', auditor: 'its-own' },
  'support-ledger.read': { organisation: 'its-own', reviewer: 'its-own', auditor: 'its-own', finance: 'its-own' },

  'contract.record': { reviewer: 'its-own' },
  'contract.end': { reviewer: 'its-own' },
  'contract.read': everybody,

  'clean-up.record': { 'list-keeper': 'its-own' },
  'clean-up.dispose': { 'list-keeper': 'its-own' },
  'clean-up.read': everybody,

  // The table of a district is for who governs it; what one community carries, as with all that it carries.
  'burden.list': { 'list-keeper': 'its-own', reviewer: 'its-own', auditor: 'its-own' },
  'burden.read': ofCommunity,

  'rejection.list': { auditor: 'its-own' },

  'entry.list': { auditor: 'its-own' },
  'entry.read': { auditor: 'its-own' },
  'entry.receive': { organisation: 'its-own', community: 'its-own', reviewer: 'its-own', auditor: 'its-own' },
  'entry.replay': { auditor: 'its-own' },
  'log.export': { auditor: 'its-own' },

  'key.manage': { operator: 'anywhere' },
  'me.read': { ...everybody, operator: 'anywhere' },
} as const satisfies Record<string, Partial<Record<Role, Reach>>>
export type Action = keyof typeof access

/** Whose a thing is. What is left out is nobody's. */
export interface Resource {
  /** Who asked for it, or which organisation it is. */
  organisation?: string | undefined
  /** The communities that it concerns. */
  communities?: readonly string[] | undefined
  /** The street office of its community. */
  street?: string | undefined
  jurisdiction?: string | undefined
}

/** The roles that an action is for, wherever they reach. */
export function rolesFor(action: Action): Role[] {
  return Object.keys(access[action]) as Role[]
}

/** Nothing where the caller's role has a part in an action; else why not. What it may do it to, `may` says. */
export function mayAtAll({ role }: Principal, action: Action): { problem: Problem } | undefined {
  const roles = rolesFor(action)
  if (roles.includes(role)) return undefined
  return forbidden(
    `此操作限${roles.map((one) => roleWords[one]).join('、')}的密钥；您的密钥是${roleWords[role]}的`,
    `This is for ${roles.join(', ')}; your key is ${role}`,
  )
}

/** Nothing where the caller may do this to that; else why not. */
export function may(who: Principal, action: Action, what: Resource): { problem: Problem } | undefined {
  const no = mayAtAll(who, action)
  if (no) return no
  const reach = (access[action] as Partial<Record<Role, Reach>>)[who.role] as Reach
  return reaches(who, reach, what) ? undefined : outside(who)
}

/** What a collection is narrowed to. */
export interface Scope {
  organisation?: string
  community?: string
  within?: string
}

/** What a collection shows a caller: what its key is bound to. */
export function scopeOf({ role, organisation, community, jurisdiction }: Principal): Scope {
  if (role === 'organisation') return { organisation: organisation as string }
  if (role === 'community') return { community: community as string }
  return { within: jurisdiction as string }
}

/** A filter narrowed to what the caller's key is bound to; a no where it asks for another's. */
export function narrowed<F extends { organisation?: string | undefined; community?: string | undefined }>(
  who: Principal,
  asked: F,
): (F & Scope) | { problem: Problem } {
  const scope = scopeOf(who)
  const isOther = (name: 'organisation' | 'community') =>
    scope[name] !== undefined && asked[name] !== undefined && asked[name] !== scope[name]
  return isOther('organisation') || isOther('community') ? outside(who) : { ...asked, ...scope }
}

/** Another's thing. It does not say whose: that may be what the caller is not to know. */
export function outside({ organisation, community, jurisdiction, role }: Principal): { problem: Problem } {
  const [zh, en] =
    role === 'organisation'
      ? [`单位 ${organisation}`, `organisation ${organisation}`]
      : role === 'community'
        ? [`社区 ${community}`, `community ${community}`]
        : [`辖区 ${jurisdiction}`, `jurisdiction ${jurisdiction}`]
  return forbidden(
    `这不在您的密钥所绑定的范围之内：您的密钥属于${zh}`,
    `This is outside what your key is bound to: ${en}`,
  )
}

function reaches(who: Principal, reach: Reach, what: Resource): boolean {
  switch (reach) {
    case 'anywhere':
      return true
    case 'its-streets':
      return who.role === 'organisation' ? isStreetOf(who, what) : owns(who, what)
    case 'its-own-or-streets':
      return owns(who, what) || isStreetOf(who, what)
    case 'of-others':
      return owns(who, what) && (who.organisation === undefined || who.organisation !== what.organisation)
    case 'its-own':
      return owns(who, what)
  }
}

function owns({ role, organisation, community, jurisdiction }: Principal, what: Resource): boolean {
  if (role === 'organisation') return organisation !== undefined && organisation === what.organisation
  if (role === 'community') return community !== undefined && what.communities?.includes(community) === true
  return jurisdiction !== undefined && what.jurisdiction !== undefined && covers(jurisdiction, what.jurisdiction)
}

function isStreetOf({ role, organisation }: Principal, { street }: Resource): boolean {
  return role === 'organisation' && organisation !== undefined && organisation === street
}

const roleWords: Record<Role, string> = {
  organisation: '单位（organisation）',
  community: '社区（community）',
  'list-keeper': '清单管理员（list-keeper）',
  finance: '财政（finance）',
  reviewer: '审核单位（reviewer）',
  auditor: '审计（auditor）',
  operator: '运维（operator）',
}
