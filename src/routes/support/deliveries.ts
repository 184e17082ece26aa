// 到位与确认.
import { may } from '../../policy/access/may.ts'
import type { LogPlace } from '../../policy/ports.ts'
import { whoseIs } from '../../policy/registry/community.ts'
import { deliveryOn } from '../../policy/support/day.ts'
import { answerDelivery, deliver, noDelivery } from '../../policy/support/delivering.ts'
import { Code, ref, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import { Delivery, DeliveryAnswer, DeliveryRequest } from '../../schema/wire/support/delivery.ts'
import type { Asks, Routes } from '../deps.ts'
import { callerOf } from '../http/auth.ts'
import { acting, commandRoute } from '../http/command.ts'
import { refuse, refuseIf } from '../http/problem.ts'

const one = { params: strict({ id: Code }) }

export const deliveryRoutes: Routes = async (app, { store }) => {
  const { reads } = store
  const tags = ['support']
  commandRoute(app, store, {
    method: 'POST',
    url: '/obligations/:id/deliveries',
    action: 'obligation.deliver',
    tags,
    summary: '登记到位 Record a delivery of support',
    ...one,
    body: DeliveryRequest,
    answers: { 201: ref(Delivery) },
    problems: [...acting, 'not-found', 'wrong-state'],
    command: ({ caller, params, given }) => deliver(caller, params.id, given),
    answer({ answer, places }, _, reply) {
      reply.code(201).header('location', `/v1/deliveries/${answer.id}`)
      return { ...answer, log: places[0] as LogPlace }
    },
  })
  app.get(
    '/deliveries/:id',
    {
      config: { action: 'delivery.read' },
      schema: {
        tags,
        summary: '一条到位记录 Get a delivery',
        ...one,
        response: { 200: ref(Delivery), ...problems('invalid-input', 'unauthenticated', 'forbidden', 'not-found') },
      },
    },
    getDelivery,
  )
  commandRoute(app, store, {
    method: 'POST',
    url: '/deliveries/:id/confirmation',
    action: 'delivery.answer',
    tags,
    summary: '确认到位或者提出异议，只能答复一次 Confirm or dispute a delivery, once',
    ...one,
    body: DeliveryAnswer,
    answers: { 200: ref(Delivery) },
    problems: [...acting, 'not-found', 'wrong-state'],
    command: ({ caller, params, given }) => answerDelivery(caller, params.id, given),
    answer: ({ answer, places }) => ({ ...answer, log: places[0] as LogPlace }),
  })

  async function getDelivery(request: Asks<typeof one>) {
    const { id } = request.params
    const row = reads.delivery(id)
    const obligation = row && reads.obligation(row.obligation)
    if (!row || !obligation) return refuse(noDelivery(id))
    const whose = { ...whoseIs(reads.community(obligation.community)), organisation: obligation.organisation }
    refuseIf(may(callerOf(request), 'delivery.read', whose))
    const log = { index: row.entry, leafHash: store.log.readHash(0, row.entry) }
    return { ...deliveryOn(row, store.now().today), log }
  }
}
