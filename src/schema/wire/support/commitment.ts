// 保障承诺: what was promised, beside its obligation and in a list by itself.
import Type from 'typebox'
import { commitmentKinds, commitmentStatuses } from '../../../policy/terms.ts'
import { Code, Day, Fen, named, oneOf, optional, pageOf, ref } from '../pieces.ts'
import { delivery } from './delivery.ts'

const promise = {
  kind: oneOf(commitmentKinds),
  what: Type.String(),
  dueOn: Day,
  overdueFrom: Day,
  status: oneOf(commitmentStatuses),
  amountFen: optional(Fen),
  confirmedFen: optional(Fen),
  owedFen: optional(
    Type.Integer({ minimum: 0, description: 'Fen that stay owed since the work ended before its last day' }),
  ),
  releasedBecause: optional(Type.String({ description: 'Why a reviewer said that it need not come any more' })),
}
export const Commitment = named('Commitment', {
  id: Type.String(),
  ...promise,
  overFen: optional(Type.Integer({ minimum: 1, description: 'Fen received beyond what was promised' })),
  deliveries: Type.Array(Type.Object(delivery)),
})

export const CommitmentLine = named('CommitmentLine', {
  id: Type.String(),
  obligation: Type.String(),
  assignment: Type.String(),
  organisation: Code,
  organisationName: Type.String(),
  community: Code,
  communityName: Type.String(),
  item: optional(Code),
  title: Type.String(),
  ...promise,
})
export const CommitmentPage = pageOf('CommitmentPage', ref(CommitmentLine))
