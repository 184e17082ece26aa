// 到位与确认: what came, as the organisation says it, and the community's answer.
import Type from 'typebox'
import { commitmentKinds, deliveryStatuses } from '../../../policy/terms.ts'
import { LogPlace } from '../log-place.ts'
import { Code, Day, Fen, Line, named, OnlyThere, oneOf, optional, Prose, pageOf, ref, strictNamed } from '../pieces.ts'
import * as examples from './examples.ts'

export const delivery = {
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
  receivedFen: optional(Type.Integer({ minimum: 0, description: 'Fen that came, as the latest answer says' })),
  disputedFen: optional(Type.Integer({ minimum: 1, description: 'Fen that did not come, as the latest answer says' })),
  receivedOn: optional(Day),
  answeredOn: optional(Day),
  answerNote: optional(Type.String()),
  retractedOn: optional(Day),
  retractedBecause: optional(Type.String()),
}
export const Delivery = named('Delivery', {
  ...delivery,
  answers: optional(
    Type.Array(
      Type.Object({
        entry: Type.Integer({ description: 'The index of its log entry' }),
        status: oneOf(['confirmed', 'disputed']),
        answeredOn: Day,
        receivedFen: optional(Fen),
        receivedOn: optional(Day),
        note: optional(Type.String()),
      }),
      { description: 'Every answer it had, the latest last: that one counts' },
    ),
  ),
  log: ref(LogPlace),
})
/** 到位记录 in a list: with what it is for. */
export const DeliveryLine = named('DeliveryLine', {
  ...delivery,
  kind: oneOf(commitmentKinds),
  what: Type.String(),
  promisedFen: optional(Fen),
  title: Type.String(),
  item: optional(Code),
  assignment: Type.String(),
  organisation: Code,
  organisationName: Type.String(),
  community: Code,
  communityName: Type.String(),
})
export const DeliveryPage = pageOf('DeliveryPage', ref(DeliveryLine))
/** What one command made or answered. */
export const Deliveries = named('Deliveries', { items: Type.Array(ref(Delivery)) })

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
    confirmOver: optional(Type.Boolean({ description: 'True where more than was promised is meant' })),
  },
  { examples: [examples.delivery] },
)
export const DeliveryAnswer = strictNamed(
  'DeliveryAnswer',
  {
    received: Type.Boolean(),
    amountFen: optional(
      Type.Integer({
        minimum: 1,
        maximum: Number.MAX_SAFE_INTEGER,
        description: 'Of money, the fen that came: the rest is disputed; absent: all of it',
      }),
    ),
    receivedOn: optional(Day),
    note: optional(Prose(2000)),
  },
  { examples: [examples.answer] },
)

/** 批量登记: one kind of support, or one instalment, in every community of an assignment. */
export const AssignmentDelivery = strictNamed(
  'AssignmentDelivery',
  {
    kind: optional(oneOf(commitmentKinds)),
    instalment: optional(Type.Integer({ minimum: 1, maximum: 100, description: 'Of money: which one, from 1' })),
    deliveredOn: Day,
    communities: optional(OnlyThere),
    voucher: optional(Line()),
    note: optional(Prose(2000)),
  },
  { examples: [examples.assignmentDelivery] },
)
/** 批量确认: one answer to several deliveries. */
export const DeliveriesAnswer = strictNamed(
  'DeliveriesAnswer',
  {
    deliveries: Type.Array(Code, { minItems: 1, maxItems: 500, uniqueItems: true }),
    received: Type.Boolean(),
    receivedOn: optional(Day),
    note: optional(Prose(2000)),
  },
  { examples: [examples.deliveriesAnswer] },
)
