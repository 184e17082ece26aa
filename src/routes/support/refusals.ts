// 拒绝、恢复、办结, and work that came without admission: what the community says.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Routes } from '../../app.ts'
import { complete } from '../../policy/admission/ending.ts'
import type { Command, Place } from '../../policy/ports.ts'
import type { ObligationOnDay } from '../../policy/support/day.ts'
import {
  refuseObligation,
  refuseUnadmitted,
  resume,
  type UnadmittedWork as Work,
} from '../../policy/support/refusing.ts'
import { inLanguage } from '../../policy/support/words.ts'
import type { Day } from '../../policy/terms.ts'
import { Code, Paging, ref, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import { RejectionPage } from '../../schema/wire/rejections.ts'
import {
  Completion,
  Obligation,
  Reason,
  UnadmittedRefusal,
  UnadmittedWork,
} from '../../schema/wire/support/obligation.ts'
import { callerOf, notYours } from '../http/auth.ts'
import { acting, performNamingAll } from '../http/command.ts'
import { languageOf } from '../http/language.ts'
import { type Asked, numberedPageAt, pageOf } from '../http/paging.ts'
import { wireRejection } from '../rejections/rejections.ts'
import { communityOf, mayReadCommunity } from './obligations.ts'

export const refusalRoutes: Routes = async (app, { store }) => {
  const open = { config: { roles: ['community' as const] } }
  const tag = { tags: ['obligations'] }
  const one = { ...tag, params: strict({ id: Code }) }
  const answers = { 200: ref(Obligation), ...problems(...acting, 'not-found', 'wrong-state') }
  app.post(
    '/obligations/:id/refusal',
    {
      ...open,
      schema: {
        ...one,
        summary: '因保障未到位拒绝 Refuse work whose support is overdue',
        body: ref(Reason),
        response: { ...answers, ...problems('wrong-state', 'refusal-not-open') },
      },
    },
    postRefusal,
  )
  app.post(
    '/obligations/:id/resumption',
    { ...open, schema: { ...one, summary: '恢复承接 Take the work up again', body: ref(Reason), response: answers } },
    postResumption,
  )
  app.post(
    '/obligations/:id/completion',
    {
      attachValidation: true,
      ...open,
      schema: { ...one, summary: '办结 Complete the work', body: ref(Completion), response: answers },
    },
    postCompletion,
  )
  const atCommunity = { ...tag, params: strict({ code: Code }) }
  app.post(
    '/communities/:code/refusals',
    {
      attachValidation: true,
      ...open,
      schema: {
        ...atCommunity,
        summary: '拒绝未经准入的工作 Refuse work that came without admission',
        body: ref(UnadmittedWork),
        response: { 201: ref(UnadmittedRefusal), ...problems(...acting, 'not-found') },
      },
    },
    postUnadmitted,
  )
  app.get(
    '/communities/:code/refusals',
    {
      config: { roles: ['organisation', 'community', 'reviewer', 'auditor'] },
      schema: {
        ...atCommunity,
        summary: '社区的拒绝记录 What a community refused',
        querystring: strict(Paging),
        response: {
          200: ref(RejectionPage),
          ...problems('invalid-input', 'unauthenticated', 'forbidden', 'not-found'),
        },
      },
    },
    getRefusals,
  )

  type OnObligation<Body> = FastifyRequest<{ Params: { id: string }; Body: Body }>

  async function answered(request: FastifyRequest, reply: FastifyReply, command: Command<ObligationOnDay>) {
    const { answer, places } = await performNamingAll(store, request, reply, command)
    return { ...inLanguage(answer, languageOf(request)), log: places[0] as Place }
  }

  async function postRefusal(request: OnObligation<{ reason: string }>, reply: FastifyReply) {
    return answered(request, reply, refuseObligation(callerOf(request), request.params.id, request.body.reason))
  }

  async function postResumption(request: OnObligation<{ reason: string }>, reply: FastifyReply) {
    return answered(request, reply, resume(callerOf(request), request.params.id, request.body.reason))
  }

  async function postCompletion(request: OnObligation<{ completedOn: Day; note?: string }>, reply: FastifyReply) {
    return answered(request, reply, complete(callerOf(request), request.params.id, request.body))
  }

  async function postUnadmitted(
    request: FastifyRequest<{ Params: { code: string }; Body: Work }>,
    reply: FastifyReply,
  ) {
    const command = refuseUnadmitted(callerOf(request), request.params.code, request.body)
    const { answer, places } = await performNamingAll(store, request, reply, command)
    reply.code(201)
    return { ...answer, log: places[0] as Place }
  }

  async function getRefusals(
    request: FastifyRequest<{ Params: { code: string }; Querystring: Asked }>,
    reply: FastifyReply,
  ) {
    const community = communityOf(store, request.params.code)
    if (!mayReadCommunity(callerOf(request), community)) notYours()
    const language = languageOf(request)
    const rows = store.rejections({ by: 'community', community: community.code }, numberedPageAt(request.query))
    return pageOf(
      request,
      reply,
      rows,
      request.query,
      ({ entry }) => entry,
      (row) => wireRejection(row, language),
    )
  }
}
