// 到位与确认.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Routes } from '../../app.ts'
import type { Place } from '../../policy/ports.ts'
import { notFound } from '../../policy/problem.ts'
import { deliveryOn } from '../../policy/support/day.ts'
import { type Answered, answerDelivery, type Delivered, deliver } from '../../policy/support/delivering.ts'
import { Code, ref, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import { Delivery, DeliveryAnswer, DeliveryRequest } from '../../schema/wire/support/obligation.ts'
import { callerOf, notYours } from '../http/auth.ts'
import { acting, performNamingAll } from '../http/command.ts'
import { refuse } from '../http/problem.ts'
import { communityOf, mayReadCommunity, todayOf } from './obligations.ts'

export const deliveryRoutes: Routes = async (app, { store }) => {
  const tag = { tags: ['support'] }
  const params = strict({ id: Code })
  const no = problems(...acting, 'not-found', 'wrong-state')
  app.post(
    '/obligations/:id/deliveries',
    {
      attachValidation: true,
      config: { roles: ['organisation'] },
      schema: {
        ...tag,
        summary: '登记到位 Record a delivery of support',
        params,
        body: ref(DeliveryRequest),
        response: { 201: ref(Delivery), ...no },
      },
    },
    postDelivery,
  )
  app.get(
    '/deliveries/:id',
    {
      config: { roles: ['organisation', 'community', 'reviewer', 'auditor'] },
      schema: {
        ...tag,
        summary: '一条到位记录 One delivery',
        params,
        response: { 200: ref(Delivery), ...problems('invalid-input', 'unauthenticated', 'forbidden', 'not-found') },
      },
    },
    getDelivery,
  )
  app.post(
    '/deliveries/:id/confirmation',
    {
      attachValidation: true,
      config: { roles: ['community'] },
      schema: {
        ...tag,
        summary: '确认或否认到位，只能答复一次 Confirm or dispute a delivery, once',
        params,
        body: ref(DeliveryAnswer),
        response: { 200: ref(Delivery), ...no },
      },
    },
    postConfirmation,
  )

  type Addressed = { Params: { id: string } }

  async function postDelivery(request: FastifyRequest<Addressed & { Body: Delivered }>, reply: FastifyReply) {
    const command = deliver(callerOf(request), request.params.id, request.body)
    const { answer, places } = await performNamingAll(store, request, reply, command)
    reply.code(201).header('location', `/v1/deliveries/${answer.id}`)
    return { ...answer, log: places[0] as Place }
  }

  async function getDelivery(request: FastifyRequest<Addressed>) {
    const { id } = request.params
    const row = store.reads.delivery(id)
    const obligation = row && store.reads.obligation(row.obligation)
    if (!row || !obligation) return refuse(notFound(`没有到位记录 ${id}`, `There is no delivery ${id}`))
    const caller = callerOf(request)
    const asker = caller.role === 'organisation' && caller.organisation === obligation.organisation
    if (!asker && !mayReadCommunity(caller, communityOf(store, obligation.community))) notYours()
    return { ...deliveryOn(row, todayOf(store)), log: { index: row.entry, leafHash: store.leafHash(row.entry) } }
  }

  async function postConfirmation(request: FastifyRequest<Addressed & { Body: Answered }>, reply: FastifyReply) {
    const command = answerDelivery(callerOf(request), request.params.id, request.body)
    const { answer, places } = await performNamingAll(store, request, reply, command)
    return { ...answer, log: places[0] as Place }
  }
}
