// 居务公开: what a committee must post.
import Type from 'typebox'
import { commitmentKinds, obligationKinds, obligationStatuses } from '../../../policy/terms.ts'
import { Code, Day, Fen, Instant, named, oneOf, optional, ref } from '../pieces.ts'
import { PostedExpenditure } from '../spending.ts'

const organisation = { organisation: Code, organisationName: Type.String() }
export const Disclosure = named('Disclosure', {
  community: Code,
  name: Type.String(),
  list: optional(Type.String({ description: 'The title of the service list' })),
  from: Day,
  until: Day,
  postedOn: Day,
  postAtLeastUntil: Day,
  madeAt: Instant,
  basis: Type.String(),
  assistance: Type.Array(
    Type.Object({
      obligation: Type.String(),
      kind: oneOf(obligationKinds),
      item: optional(Code),
      title: Type.String(),
      ...organisation,
      period: Type.Object({ from: Day, until: Day }),
      status: oneOf(obligationStatuses),
    }),
  ),
  money: Type.Array(
    Type.Object({
      delivery: Type.String(),
      receivedOn: Day,
      ...organisation,
      title: Type.String(),
      what: Type.String(),
      amountFen: Fen,
    }),
  ),
  totalFen: Fen,
  expenditures: Type.Array(ref(PostedExpenditure), { description: 'What was spent within the days, by day' }),
  spentFen: Fen,
  broughtFen: Type.Integer({ description: 'Received and not spent before the first day' }),
  leftFen: Type.Integer({ description: 'Received and not spent by the last day: brought + received − spent' }),
  otherSupport: Type.Array(
    Type.Object({
      delivery: Type.String(),
      receivedOn: Day,
      ...organisation,
      title: Type.String(),
      kind: oneOf(commitmentKinds),
      what: Type.String(),
    }),
  ),
})
