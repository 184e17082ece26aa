// Who is calling: one access key, its role and what it is bound to.

export const roles = ['organisation', 'community', 'list-keeper', 'finance', 'reviewer', 'auditor', 'operator'] as const
export type Role = (typeof roles)[number]

export interface Principal {
  key: string
  role: Role
  organisation?: string
  community?: string
  jurisdiction?: string
}

/** How an entry names its actor: role, what it is bound to, and the key. */
export function actorOf({ role, organisation, community, jurisdiction, key }: Principal): string {
  const bound = organisation ?? community ?? jurisdiction
  return `${role}${bound ? `:${bound}` : ''}#${key}`
}
