// 比对: what a list says otherwise than another, and what that means for work that runs.
import Type from 'typebox'
import { impactReasons } from '../../../policy/list/impact.ts'
import { Code, Day, JurisdictionCode, named, oneOf, optional, ref } from '../pieces.ts'

const change = {
  field: Type.String({ description: 'A dotted path: fee.unitFen' }),
  from: optional(Type.Unknown({ description: 'Absent: it was not there' })),
  to: optional(Type.Unknown({ description: 'Absent: it no longer is' })),
}
export const FieldChange = named('FieldChange', change)

const Side = Type.Object({ jurisdiction: JurisdictionCode, number: Type.Integer() })

export const Impact = named('ListEffect', {
  assignment: Type.String(),
  organisation: Code,
  item: Code,
  title: Type.String(),
  communities: Type.Array(Code),
  from: Day,
  until: Day,
  why: oneOf(impactReasons),
  on: optional(Day),
})

export const Differences = named('ListDifferences', {
  against: optional(Side),
  title: optional(Type.Object({ from: optional(Type.String()), to: Type.String() })),
  added: Type.Array(Code),
  removed: Type.Array(Code),
  changed: Type.Array(Type.Object({ code: Code, ...change })),
  terms: Type.Array(ref(FieldChange)),
  basesAdded: Type.Array(Code),
  basesRemoved: Type.Array(Code),
  basesChanged: Type.Array(Type.Object({ id: Code, ...change })),
  words: Type.Array(Type.String({ description: 'The same, a sentence each' })),
  effects: Type.Array(ref(Impact), {
    description: 'What it means for live assignments, by assignment; the first 1000',
  }),
  effectsTotal: Type.Integer(),
})
