// 承接事项 and what happens to it.

import Type from 'typebox'
import { commitmentKinds, commitmentStatuses, deliveryStatuses, obligationStatuses } from '../../../policy/terms.ts'
import { Place } from '../admission/assignment.ts'
import {
  Code,
  Day,
  Fen,
  Instant,
  Line,
  List,
  named,
  oneOf,
  optional,
  Prose,
  pageOf,
  ref,
  strictNamed,
} from '../pieces.ts'
import * as examples from './examples.ts'

export const obligationKinds = ['own-duty', 'assistance', 'public-service', 'off-list'] as const

const delivery = {
  id: Type.String(),
  obligation: Type.String(),
  commitment: Type.String(),
  deliveredOn: Day,
  status: oneOf(deliveryStatuses),
  amountFen: optional(Fen),
  overFen: optional(
    Type.Integer({ minimum: 1, description: 'Fen by which it goes beyond what was promised, after all before it' }),
  ),
  voucher: optional(Type.String()),
  note: optional(Type.String()),
  receivedOn: optional(Day),
  answeredOn: optional(Day),
  answerNote: optional(Type.String()),
}
export const Delivery = named('Delivery', { ...delivery, log: ref(Place) })

export const Commitment = named('Commitment', {
  id: Type.String(),
  kind: oneOf(commitmentKinds),
  what: Type.String(),
  dueOn: Day,
  overdueFrom: Day,
  status: oneOf(commitmentStatuses),
  amountFen: optional(Fen),
  confirmedFen: optional(Fen),
  overFen: optional(Type.Integer({ minimum: 1, description: 'Fen received beyond what was promised' })),
  deliveries: Type.Array(Type.Object(delivery)),
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
  history: optional(
    Type.Array(
      Type.Object({
        day: Day,
        event: oneOf(['refused', 'resumed', 'completed', 'withdrawn', 'revoked']),
        reason: optional(Type.String()),
      }),
    ),
  ),
  log: optional(ref(Place)),
})
export const ObligationPage = pageOf('ObligationPage', ref(Obligation))

const text = Line(2000)

export const DeliveryRequest = strictNamed(
  'DeliveryRequest',
  {
    commitment: Code,
    deliveredOn: Day,
    amountFen: optional(
      Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER, description: 'Fen; for money only' }),
    ),
    voucher: optional(Line()),
    note: optional(Prose(2000)),
  },
  { examples: [examples.delivery] },
)
export const DeliveryAnswer = strictNamed(
  'DeliveryAnswer',
  {
    received: Type.Boolean(),
    receivedOn: optional(Day),
    note: optional(Prose(2000)),
  },
  { examples: [examples.answer] },
)
export const Reason = strictNamed('Reason', { reason: text }, { examples: [examples.reason] })
export const Completion = strictNamed(
  'Completion',
  { completedOn: Day, note: optional(Prose(2000)) },
  { examples: [examples.completion] },
)
export const Review = strictNamed(
  'Review',
  {
    outcome: oneOf(['admitted', 'rejected']),
    reason: text,
    agreement: optional(Prose(20_000)),
    conditions: optional(List(Line(500), 50)),
    until: optional(Day),
  },
  { examples: [examples.review] },
)
const work = { organisation: Line(), title: Line(), receivedOn: Day, description: Line(4000) }
export const UnadmittedWork = strictNamed('UnadmittedWork', work, { examples: [examples.unadmittedWork] })
export const UnadmittedRefusal = named('UnadmittedRefusal', {
  id: Type.String(),
  community: Code,
  ...work,
  refusedAt: Instant,
  log: ref(Place),
})
