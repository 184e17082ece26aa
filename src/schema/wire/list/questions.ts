// 比对、试算、失效依据: questions about a list and their answers.

import Type from 'typebox'
import { trialGaps } from '../../../policy/admission/retry.ts'
import { impactReasons } from '../../../policy/list/impact.ts'
import { itemKinds } from '../../../policy/terms.ts'
import { Code, Day, JurisdictionCode, LawDay, named, oneOf, optional, ref, strictNamed } from '../pieces.ts'

const change = {
  field: Type.String({ description: 'A dotted path: fee.unitFen' }),
  from: optional(Type.Unknown({ description: 'Absent: it was not there' })),
  to: optional(Type.Unknown({ description: 'Absent: it no longer is' })),
}
export const FieldChange = named('FieldChange', change)

const Side = Type.Object({ jurisdiction: JurisdictionCode, number: Type.Integer() })

export const Effect = named('ListEffect', {
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
  effects: Type.Array(ref(Effect), {
    description: 'What it means for live assignments, by assignment; the first 1000',
  }),
  effectsTotal: Type.Integer(),
})

export const TrialRequest = strictNamed('TrialRequest', { from: Day, until: Day })

const outcome = oneOf(['admitted', 'rejected', 'referred'])
export const TrialChange = named('TrialChange', {
  index: Type.Integer({ description: 'Of the entry that recorded the request' }),
  assignment: Type.String(),
  was: outcome,
  would: outcome,
  rules: Type.Array(Type.String(), { description: 'The rules that part the two' }),
})
export const TrialNote = named('TrialNote', {
  code: oneOf(trialGaps),
  requests: Type.Integer({ description: 'Of how many requests this holds' }),
  message: Type.String(),
})
export const Trial = named('Trial', {
  decided: Type.Integer(),
  changed: Type.Array(ref(TrialChange)),
  notes: optional(Type.Array(ref(TrialNote))),
})

export const Stale = named('StaleItems', {
  edition: Type.Object({ jurisdiction: JurisdictionCode, number: Type.Integer(), hash: Type.String() }),
  items: Type.Array(
    Type.Object({
      code: Code,
      name: Type.String(),
      bases: Type.Array(
        Type.Object({
          id: Code,
          title: Type.String(),
          article: Type.String(),
          from: optional(LawDay),
          until: optional(LawDay),
          successor: optional(Code),
        }),
      ),
      lapsesOn: Day,
    }),
  ),
})

export const Suggestion = named('Suggestion', {
  code: Code,
  name: Type.String(),
  nameEn: optional(Type.String()),
  kind: oneOf(itemKinds),
  whose: optional(Type.Array(Type.Object({ code: Code, name: Type.String() }))),
})
