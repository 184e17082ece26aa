// 到位与确认: what came, as the organisation says it, and the community's answer.
import Type from 'typebox'
import { deliveryStatuses } from '../../../policy/terms.ts'
import { LogPlace } from '../log-place.ts'
import { Code, Day, Fen, Line, named, oneOf, optional, Prose, ref, strictNamed } from '../pieces.ts'
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
  receivedOn: optional(Day),
  answeredOn: optional(Day),
  answerNote: optional(Type.String()),
}
export const Delivery = named('Delivery', { ...delivery, log: ref(LogPlace) })

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
