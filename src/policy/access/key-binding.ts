// What an access key must be bound to, by its role.
import { fault } from '../problem.ts'
import type { Fault } from '../terms.ts'
import { isObject } from '../untrusted.ts'
import { type Role, roles } from './principal.ts'

export interface KeyBinding {
  role: Role
  organisation?: string
  community?: string
  jurisdiction?: string
  label?: string
}

const bound = ['organisation', 'community', 'jurisdiction'] as const

/** What each role is bound to. */
const boundTo: Record<Role, (typeof bound)[number] | undefined> = {
  organisation: 'organisation',
  community: 'community',
  'list-keeper': 'jurisdiction',
  finance: 'jurisdiction',
  reviewer: 'jurisdiction',
  auditor: 'jurisdiction',
  operator: undefined,
}

const isRole = (value: unknown): value is Role => (roles as readonly unknown[]).includes(value)

/** A reviewer's key may say of which organisation its holder is: then it never decides on that organisation's own requests. */
const mayBind = (role: Role, member: string) => role === 'reviewer' && member === 'organisation'

/** Faults of a key's binding: what its role needs is there, and nothing else. It may be malformed elsewhere. */
export function bindingFaults(binding: unknown): Fault[] {
  if (!isObject(binding) || !isRole(binding.role)) return []
  const { role } = binding
  const needed = boundTo[role]
  return bound.flatMap((member): Fault[] => {
    const given = binding[member] !== undefined
    if (given === (member === needed) || mayBind(role, member)) return []
    return given
      ? [fault(`/${member}`, `角色 ${role} 不绑定此项`, `The role ${role} is not bound to one`)]
      : [fault(`/${member}`, `角色 ${role} 须填写此项`, `The role ${role} needs it`)]
  })
}
