// 承接事项, and its completion.
import Type from 'typebox'
import { obligationEvents, obligationKinds, obligationStatuses } from '../../../policy/terms.ts'
import { LogPlace } from '../log-place.ts'
import { Code, Day, named, oneOf, optional, Prose, pageOf, ref, strictNamed } from '../pieces.ts'
import { Commitment } from './commitment.ts'
import * as examples from './examples.ts'

export const Obligation = named('Obligation', {
  id: Type.String(),
  kind: oneOf(obligationKinds),
  community: Code,
  communityName: optional(Type.String()),
  item: optional(Code),
  title: Type.String(),
  organisation: optional(Code),
  organisationName: optional(Type.String()),
  assignment: optional(Type.String()),
  contract: optional(Code),
  provider: optional(Code),
  providerName: optional(Type.String()),
  period: optional(Type.Object({ from: Day, until: Day })),
  status: oneOf(obligationStatuses),
  confirmBy: optional(Day),
  refusable: Type.Boolean(),
  overdue: Type.Array(Type.String()),
  commitments: Type.Array(ref(Commitment)),
  history: optional(
    Type.Array(Type.Object({ day: Day, event: oneOf(obligationEvents), reason: optional(Type.String()) })),
  ),
  log: optional(ref(LogPlace)),
})
export const ObligationPage = pageOf('ObligationPage', ref(Obligation))

export const Completion = strictNamed(
  'Completion',
  { completedOn: Day, note: optional(Prose(2000)) },
  { examples: [examples.completion] },
)
