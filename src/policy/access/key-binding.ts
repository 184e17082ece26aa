// What an access key must be bound to, by its role.
import type { Role } from '../ports.ts'
import type { Fault } from '../terms.ts'

export interface KeyBinding {
  role: Role
  organisation?: string
  community?: string
  jurisdiction?: string
  label?: string
}

const boundTo: Record<Role, 'organisation' | 'community' | 'jurisdiction' | undefined> = {
  organisation: 'organisation',
  community: 'community',
  'list-keeper': 'jurisdiction',
  finance: 'jurisdiction',
  reviewer: 'jurisdiction',
  auditor: 'jurisdiction',
  operator: undefined,
}

/** A reviewer's key may say of which organisation its holder is: then it never decides on that organisation's own requests. */
const mayBind = ({ role }: KeyBinding, member: string) => role === 'reviewer' && member === 'organisation'

/** Faults of a key's binding: what its role needs is there, and nothing else. */
export function bindingFaults(binding: KeyBinding): Fault[] {
  const needed = boundTo[binding.role]
  return (['organisation', 'community', 'jurisdiction'] as const).flatMap((member): Fault[] => {
    const given = binding[member] !== undefined
    if (given === (member === needed) || mayBind(binding, member)) return []
    const pointer = `/${member}`
    if (given)
      return [
        {
          pointer,
          text: { zh: `角色 ${binding.role} 不绑定此项`, en: `The role ${binding.role} is not bound to one` },
        },
      ]
    return [{ pointer, text: { zh: `角色 ${binding.role} 须填写此项`, en: `The role ${binding.role} needs it` } }]
  })
}
