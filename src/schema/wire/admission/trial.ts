// 试算: what a draft would decide otherwise.
import Type from 'typebox'
import { trialGaps } from '../../../policy/admission/retry.ts'
import { assignmentStatuses, outcomes } from '../../../policy/terms.ts'
import { Code, Day, named, oneOf, optional, ref, strictNamed } from '../pieces.ts'

export const TrialRequest = strictNamed('TrialRequest', { from: Day, until: Day })

export const TrialChange = named('TrialChange', {
  index: Type.Integer({ description: 'Of the entry that recorded the request' }),
  assignment: Type.String(),
  title: Type.String(),
  organisation: Code,
  organisationName: Type.String(),
  item: optional(Code),
  communities: Type.Integer({ description: 'How many it asks' }),
  status: oneOf(assignmentStatuses, { description: 'How it stands now' }),
  was: oneOf(outcomes),
  would: oneOf(outcomes),
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
