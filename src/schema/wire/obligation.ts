import Type from 'typebox'
import { commitmentKinds } from '../../policy/obligations.ts'
import { Code, Day, Fen, named, oneOf, optional, pageOf, ref } from './common.ts'

export const obligationKinds = ['own-duty', 'assistance', 'public-service', 'off-list'] as const
export const obligationStatuses = [
  'upcoming',
  'active',
  'refused',
  'completed',
  'expired',
  'withdrawn',
  'revoked',
] as const
export const commitmentStatuses = ['due', 'overdue', 'delivered', 'confirmed', 'disputed'] as const

export const Commitment = named('Commitment', {
  id: Type.String(),
  kind: oneOf(commitmentKinds),
  dueOn: Day,
  amountFen: optional(Fen),
  what: Type.String(),
  status: oneOf(commitmentStatuses),
  confirmedFen: optional(Fen),
})

export const Obligation = named('Obligation', {
  id: Type.String(),
  kind: oneOf(obligationKinds),
  community: Code,
  item: optional(Code),
  title: Type.String(),
  organisation: optional(Code),
  assignment: optional(Type.String()),
  period: optional(Type.Object({ from: Day, until: Day })),
  status: oneOf(obligationStatuses),
  refusable: Type.Boolean(),
  overdue: Type.Array(Type.String()),
  commitments: Type.Array(ref(Commitment)),
})
export const ObligationPage = pageOf('ObligationPage', ref(Obligation))
