// Members of objects by dotted path: fee.unitFen.

type Loose = Record<string, unknown>

export function memberOf(object: object, path: string): unknown {
  let value: unknown = object
  for (const key of path.split('.')) value = (value as Loose | undefined)?.[key]
  return value
}

/** Sets a member, and makes the objects on the way to it. Paths are ours, never a caller's. */
export function setMember(object: object, path: string, value: unknown): void {
  const keys = path.split('.')
  const last = keys.pop() as string
  let within = object as Loose
  for (const key of keys) {
    within[key] ??= {}
    within = within[key] as Loose
  }
  within[last] = value
}

/** `fee` of `fee.unitFen`; undefined of `code`. */
export function groupOf(path: string): string | undefined {
  const dot = path.lastIndexOf('.')
  return dot < 0 ? undefined : path.slice(0, dot)
}
