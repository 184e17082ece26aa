// Support as it is followed: what is due to whom, the ledger of an organisation, and what a committee must post.

import Type from 'typebox'
import { commitmentKinds, commitmentStatuses, obligationKinds, obligationStatuses } from '../../../policy/terms.ts'
import { Assignment } from '../admission/assignment.ts'
import { Code, Day, Fen, Instant, named, oneOf, optional, pageOf, ref } from '../pieces.ts'

export const CommitmentLine = named('CommitmentLine', {
  id: Type.String(),
  obligation: Type.String(),
  assignment: Type.String(),
  organisation: Code,
  community: Code,
  item: optional(Code),
  title: Type.String(),
  kind: oneOf(commitmentKinds),
  what: Type.String(),
  dueOn: Day,
  overdueFrom: Day,
  status: oneOf(commitmentStatuses),
  amountFen: optional(Fen),
  confirmedFen: optional(Fen),
})
export const CommitmentPage = pageOf('CommitmentPage', ref(CommitmentLine))

export const ReviewPage = pageOf(
  'ReviewPage',
  Type.Object({
    assignment: ref(Assignment),
    dueOn: Day,
    overdue: Type.Boolean(),
    daysOverdue: optional(Type.Integer({ minimum: 1 })),
  }),
)

const count = { count: Type.Integer({ minimum: 0 }), amountFen: Fen }
const figures = {
  promised: Type.Object(count, { description: 'All that falls due in the period, what has fallen away included' }),
  dropped: Type.Object(count, { description: 'Of that, what fell away unmet when its assignment ended' }),
  due: Type.Object(count, { description: 'Of that, what was due by the day and has not fallen away' }),
  confirmed: Type.Object(count, { description: 'Met in full; the amount is all money confirmed, parts included' }),
  overdue: Type.Object(count, {
    description: 'Not met by its day and the days of grace; the amount is what is still owed',
  }),
  daysLate: Type.Object(
    {
      of: Type.Integer({ minimum: 0, description: 'Commitments counted: those due that are met, and those overdue' }),
      late: Type.Integer({ minimum: 0, description: 'Of these, how many came or are late' }),
      median: optional(Type.Number({ minimum: 0 })),
      worst: optional(Type.Integer({ minimum: 0 })),
    },
    { description: 'Calendar days after the due day; those on time count as 0, those overdue up to the day asked for' },
  ),
}
export const SupportLedger = named('SupportLedger', {
  organisation: Code,
  name: Type.String(),
  from: Day,
  until: Day,
  on: Day,
  total: Type.Object(figures),
  communities: Type.Array(Type.Object({ community: Code, name: Type.String(), ...figures })),
  quarters: Type.Array(Type.Object({ quarter: Type.String({ description: '2027-Q1' }), ...figures })),
})

const organisation = { organisation: Code, organisationName: Type.String() }
export const Disclosure = named('Disclosure', {
  community: Code,
  name: Type.String(),
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
