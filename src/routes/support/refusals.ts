// 拒绝、恢复、办结, and work that came without admission: what the community says.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { LogPlace } from '../../policy/ports.ts'
import { communityFor } from '../../policy/registry/community.ts'
import { toldRejection } from '../../policy/rejections/told.ts'
import { complete } from '../../policy/support/completing.ts'
import type { ObligationOnDay } from '../../policy/support/day.ts'
import { refuseObligation, refuseUnadmitted, resume } from '../../policy/support/refusing.ts'
import { inLanguage } from '../../policy/support/words.ts'
import { Code, Paging, ref, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import { Reason } from '../../schema/wire/reason.ts'
import { RejectionPage } from '../../schema/wire/rejections.ts'
import { Completion, Obligation } from '../../schema/wire/support/obligation.ts'
import { UnadmittedRefusal, UnadmittedWork } from '../../schema/wire/support/refusal.ts'
import type { Asks, Routes } from '../deps.ts'
import { callerOf } from '../http/auth.ts'
import { acting, commandRoute, type Done } from '../http/command.ts'
import { languageOf } from '../http/language.ts'
import { numberedPageAt, pageOf } from '../http/paging.ts'
import { granted } from '../http/problem.ts'

const atCommunity = { params: strict({ code: Code }) }
const listed = { ...atCommunity, querystring: strict(Paging) }

export const refusalRoutes: Routes = async (app, { store }) => {
  const tags = ['obligations']
  const onObligation = {
    method: 'POST' as const,
    tags,
    params: strict({ id: Code }),
    answers: { 200: ref(Obligation) },
    problems: [...acting, 'not-found', 'wrong-state'] as const,
    answer: ({ answer, places }: Done<ObligationOnDay>, request: FastifyRequest) => ({
      ...inLanguage(answer, languageOf(request)),
      log: places[0] as LogPlace,
    }),
  }
  commandRoute(app, store, {
    ...onObligation,
    url: '/obligations/:id/refusal',
    action: 'obligation.refuse',
    summary: '因保障未到位拒绝 Refuse work whose support is overdue',
    body: Reason,
    problems: [...onObligation.problems, 'refusal-not-open'],
    command: ({ caller, params, given }) => refuseObligation(caller, params.id, given),
  })
  commandRoute(app, store, {
    ...onObligation,
    url: '/obligations/:id/resumption',
    action: 'obligation.resume',
    summary: '恢复承接 Resume refused work',
    body: Reason,
    command: ({ caller, params, given }) => resume(caller, params.id, given),
  })
  commandRoute(app, store, {
    ...onObligation,
    url: '/obligations/:id/completion',
    action: 'obligation.complete',
    summary: '办结 Record that the work is complete',
    body: Completion,
    command: ({ caller, params, given }) => complete(caller, params.id, given),
  })
  commandRoute(app, store, {
    method: 'POST',
    url: '/communities/:code/refusals',
    action: 'unadmitted-work.refuse',
    tags,
    summary: '拒绝未经准入的工作 Refuse work that came without admission',
    ...atCommunity,
    body: UnadmittedWork,
    answers: { 201: ref(UnadmittedRefusal) },
    problems: [...acting, 'not-found'],
    command: ({ caller, params, given }) => refuseUnadmitted(caller, params.code, given),
    answer({ answer, places }, _, reply) {
      reply.code(201)
      return { ...answer, log: places[0] as LogPlace }
    },
  })
  app.get(
    '/communities/:code/refusals',
    {
      config: { action: 'refusal.list' },
      schema: {
        tags,
        summary: '社区的拒绝记录 List what a community refused',
        ...listed,
        response: {
          200: ref(RejectionPage),
          ...problems('invalid-input', 'unauthenticated', 'forbidden', 'not-found'),
        },
      },
    },
    getRefusals,
  )

  async function getRefusals(request: Asks<typeof listed>, reply: FastifyReply) {
    const community = granted(communityFor(store.reads, callerOf(request), 'refusal.list', request.params.code))
    const language = languageOf(request)
    return pageOf(
      request,
      reply,
      store.reads.rejections({ by: 'community', community: community.code }, numberedPageAt(request.query)),
      request.query,
      ({ entry }) => entry,
      (row) => toldRejection(row, language, store.reads),
    )
  }
}
