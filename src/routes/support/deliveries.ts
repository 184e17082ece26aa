// 到位与确认.
import type { FastifyReply } from 'fastify'
import Type from 'typebox'
import { may } from '../../policy/access/may.ts'
import type { LogPlace } from '../../policy/ports.ts'
import type { Row } from '../../policy/record/rows.ts'
import { whoseIs } from '../../policy/registry/community.ts'
import { communityName, organisationName } from '../../policy/registry/names.ts'
import { answerDelivery, noDelivery } from '../../policy/support/answering.ts'
import { type DeliveryOnDay, deliveryOn } from '../../policy/support/day.ts'
import { deliver } from '../../policy/support/delivering.ts'
import { answerTogether, deliverToAll } from '../../policy/support/in-bulk.ts'
import type { DeliveryLine as Line } from '../../policy/support/reads.ts'
import { scopedToStreets } from '../../policy/support/reminders.ts'
import { retractDelivery } from '../../policy/support/retracting.ts'
import { promised } from '../../policy/support/words.ts'
import { Code, optional, Paging, ref, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import { Reason } from '../../schema/wire/reason.ts'
import {
  AssignmentDelivery,
  Deliveries,
  DeliveriesAnswer,
  Delivery,
  DeliveryAnswer,
  DeliveryPage,
  DeliveryRequest,
} from '../../schema/wire/support/delivery.ts'
import type { Asks, Routes } from '../deps.ts'
import { callerOf } from '../http/auth.ts'
import { acting, commandRoute, type Done } from '../http/command.ts'
import { known } from '../http/known.ts'
import { languageOf } from '../http/language.ts'
import { numberedPageAt, pageOf } from '../http/paging.ts'
import { granted, refuse, refuseIf } from '../http/problem.ts'

const one = { params: strict({ id: Code }) }
const listed = {
  querystring: strict({
    awaiting: optional(Type.Boolean({ description: 'true: not answered yet; false: answered or taken back' })),
    community: optional(Code),
    organisation: optional(Code),
    ...Paging,
  }),
}

export const deliveryRoutes: Routes = async (app, { store }) => {
  const { reads } = store
  const common = { method: 'POST' as const, tags: ['support'] }
  const met = [...acting, 'not-found', 'wrong-state'] as const
  const answering = [...met, 'beyond-received'] as const
  const answered = ({ answer, places }: Done<DeliveryOnDay>) => ({ ...answer, log: places[0] as LogPlace })
  const all = ({ answer, places }: Done<DeliveryOnDay[]>) => ({
    items: answer.map((made, i) => ({ ...made, log: places[i] as LogPlace })),
  })
  app.get(
    '/deliveries',
    {
      config: { action: 'delivery.list' },
      schema: {
        tags: common.tags,
        summary: '到位记录，可只列待答复的 List deliveries, those that await an answer alone if asked',
        ...listed,
        response: { 200: ref(DeliveryPage), ...problems('invalid-input', 'unauthenticated', 'forbidden') },
      },
    },
    getDeliveries,
  )
  commandRoute(app, store, {
    ...common,
    url: '/obligations/:id/deliveries',
    action: 'obligation.deliver',
    summary: '登记到位 Record a delivery of support',
    ...one,
    body: DeliveryRequest,
    answers: { 201: ref(Delivery) },
    problems: met,
    command: ({ caller, params, given }) => deliver(caller, params.id, given),
    location: ({ id }) => `/v1/deliveries/${id}`,
    answer(done, _, reply) {
      reply.code(201)
      return answered(done)
    },
  })
  commandRoute(app, store, {
    ...common,
    url: '/assignments/:id/deliveries',
    action: 'obligation.deliver',
    summary:
      '批量登记到位：一类保障或一期经费，全部或部分社区 Record one kind of support, or one instalment, in every community of an assignment or in some',
    ...one,
    body: AssignmentDelivery,
    answers: { 201: ref(Deliveries) },
    problems: met,
    command: ({ caller, params, given }) => deliverToAll(caller, params.id, given),
    answer(done, _, reply) {
      reply.code(201)
      return all(done)
    },
  })
  app.get(
    '/deliveries/:id',
    {
      config: { action: 'delivery.read' },
      schema: {
        tags: common.tags,
        summary: '一条到位记录及历次答复 Get a delivery, with every answer it had',
        ...one,
        response: { 200: ref(Delivery), ...problems('invalid-input', 'unauthenticated', 'forbidden', 'not-found') },
      },
    },
    getDelivery,
  )
  commandRoute(app, store, {
    ...common,
    url: '/deliveries/:id/confirmation',
    action: 'delivery.answer',
    summary:
      '确认到位（可部分）或者提出异议；更正时以最后一次为准 Confirm a delivery, or a part of it, or dispute it; the latest answer counts',
    ...one,
    body: DeliveryAnswer,
    answers: { 200: ref(Delivery) },
    problems: answering,
    command: ({ caller, params, given }) => answerDelivery(caller, params.id, given),
    answer: answered,
  })
  commandRoute(app, store, {
    ...common,
    url: '/deliveries/confirmations',
    action: 'delivery.answer',
    summary: '批量答复到位记录 Give several deliveries the same answer',
    body: DeliveriesAnswer,
    answers: { 200: ref(Deliveries) },
    problems: [...acting, 'wrong-state'],
    command: ({ caller, given }) => answerTogether(caller, given),
    answer: all,
  })
  commandRoute(app, store, {
    ...common,
    url: '/deliveries/:id/retraction',
    action: 'delivery.retract',
    summary: '撤回尚未答复的到位记录 Take back a delivery that nobody has answered',
    ...one,
    body: Reason,
    answers: { 200: ref(Delivery) },
    problems: answering,
    command: ({ caller, params, given }) => retractDelivery(caller, params.id, given),
    answer: answered,
  })

  async function getDelivery(request: Asks<typeof one>) {
    const { id } = request.params
    const row = reads.delivery(id)
    const obligation = row && reads.obligation(row.obligation)
    if (!row || !obligation) return refuse(noDelivery(id))
    const whose = { ...whoseIs(reads.community(obligation.community)), organisation: obligation.organisation }
    refuseIf(may(callerOf(request), 'delivery.read', whose))
    const log = { index: row.entry, leafHash: store.log.readHash(0, row.entry) }
    const answers = reads.answersOf(id).map(answerShown)
    return { ...deliveryOn(row, store.now().today), ...(answers.length > 0 && { answers }), log }
  }

  async function getDeliveries(request: Asks<typeof listed>, reply: FastifyReply) {
    const { awaiting, organisation, community } = request.query
    const asked = {
      ...(organisation !== undefined && { organisation }),
      ...(community !== undefined && { community }),
      ...(awaiting === true && { awaiting }),
      ...(awaiting === false && { answered: true }),
    }
    const filter = known(store, request, granted(scopedToStreets(reads, callerOf(request), asked)), () => false)
    const { today } = store.now()
    const language = languageOf(request)
    const rows = reads.deliveries(filter, numberedPageAt(request.query))
    return pageOf(
      request,
      reply,
      rows,
      request.query,
      ({ entry }) => entry,
      (row) => {
        const { kind, title, item, assignment, promisedFen } = row
        return {
          ...deliveryOn(row, today),
          kind,
          what: promised(row, language),
          ...(promisedFen !== null && { promisedFen }),
          title,
          ...(item !== null && { item }),
          assignment,
          ...named(row),
        }
      },
    )
  }

  const named = ({ organisation, community }: Line) => ({
    organisation,
    organisationName: organisationName(reads, organisation),
    community,
    communityName: communityName(reads, community),
  })
}

function answerShown({ entry, status, answeredOn, receivedFen, receivedOn, note }: Row<'deliveryAnswers'>) {
  return {
    entry,
    status,
    answeredOn,
    ...(receivedFen !== null && { receivedFen }),
    ...(receivedOn !== null && { receivedOn }),
    ...(note !== null && { note }),
  }
}
