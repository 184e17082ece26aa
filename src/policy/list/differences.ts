// What one edition says otherwise than another: item by item and field by field. Items and bases are known by code and
// id, so their order is no difference; a list within a field (leads, bases, allows) is one value.
import { canonicalJson } from '../log/canonical.ts'
import type { EditionDocument } from '../terms.ts'

/** One field that differs. Absent `from`: it was not there; absent `to`: it no longer is. */
export interface FieldChange {
  /** A dotted path: fee.unitFen. */
  field: string
  from?: unknown
  to?: unknown
}

export interface Differences {
  title?: { from?: string; to: string }
  added: string[]
  removed: string[]
  changed: (FieldChange & { code: string })[]
  terms: FieldChange[]
  basesAdded: string[]
  basesRemoved: string[]
  basesChanged: (FieldChange & { id: string })[]
}

type Fields = Map<string, unknown>

/** What `to` changes against `from`; without `from`, everything is new. */
export function differences(from: EditionDocument | undefined, to: EditionDocument): Differences {
  const items = compare(from?.items ?? [], to.items, ({ code }) => code)
  const bases = compare(from?.bases ?? [], to.bases, ({ id }) => id)
  return {
    ...(from?.title !== to.title && { title: { ...(from && { from: from.title }), to: to.title } }),
    added: items.added,
    removed: items.removed,
    changed: items.changed.map(({ key, ...change }) => ({ code: key, ...change })),
    terms: fieldChanges(fieldsOf(from?.terms ?? {}), fieldsOf(to.terms)),
    basesAdded: bases.added,
    basesRemoved: bases.removed,
    basesChanged: bases.changed.map(({ key, ...change }) => ({ id: key, ...change })),
  }
}

/** True where nothing was found. */
export function areSame({ title, ...lists }: Differences): boolean {
  return title === undefined && Object.values(lists).every((list) => list.length === 0)
}

function compare<T extends object>(before: readonly T[], after: readonly T[], keyOf: (one: T) => string) {
  const old = new Map(before.map((one) => [keyOf(one), one]))
  const now = new Map(after.map((one) => [keyOf(one), one]))
  const changed = [...now].sort(byKey).flatMap(([key, one]) => {
    const was = old.get(key)
    return was ? fieldChanges(fieldsOf(was), fieldsOf(one)).map((change) => ({ key, ...change })) : []
  })
  return {
    added: [...now.keys()].filter((key) => !old.has(key)).sort(),
    removed: [...old.keys()].filter((key) => !now.has(key)).sort(),
    changed,
  }
}

const byKey = (a: readonly [string, unknown], b: readonly [string, unknown]) => (a[0] < b[0] ? -1 : 1)

/** Every value of an object by its dotted path. */
function fieldsOf(value: object, path = '', fields: Fields = new Map()): Fields {
  for (const [key, member] of Object.entries(value)) {
    const at = path === '' ? key : `${path}.${key}`
    if (typeof member === 'object' && member !== null && !Array.isArray(member)) {
      // An object without members is still there, as `support: {}` is.
      if (Object.keys(member).length === 0) fields.set(at, member)
      fieldsOf(member, at, fields)
    } else if (member !== undefined) fields.set(at, member)
  }
  return fields
}

function fieldChanges(before: Fields, after: Fields): FieldChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((field): FieldChange[] => {
    const [from, to] = [before.get(field), after.get(field)]
    if (from !== undefined && to !== undefined && canonicalJson(from) === canonicalJson(to)) return []
    return [{ field, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }]
  })
}
