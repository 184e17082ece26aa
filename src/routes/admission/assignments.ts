// 预检与下派.
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { may, narrowed } from '../../policy/access/may.ts'
import { assign, check } from '../../policy/admission/asking.ts'
import { type AssignmentRecord, assignmentAnswer, noAssignment } from '../../policy/admission/assignment.ts'
import { wordDecision } from '../../policy/admission/decision-words.ts'
import type { AssignmentFilter } from '../../policy/admission/reads.ts'
import { suggestionsFor } from '../../policy/admission/suggestions.ts'
import type { LogPlace, RecordReads } from '../../policy/ports.ts'
import { notFound } from '../../policy/problem.ts'
import { type AssignmentRequest as Asked, assignmentStatuses } from '../../policy/terms.ts'
import { Assignment, AssignmentPage, AssignmentRequest, Decision } from '../../schema/wire/admission/assignment.ts'
import { Code, Day, oneOf, optional, Paging, ref, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import type { Asks, Routes } from '../deps.ts'
import { AtEntry, asKnown } from '../http/at-entry.ts'
import { callerOf } from '../http/auth.ts'
import { acting, commandRoute } from '../http/command.ts'
import { known, oneLine } from '../http/known.ts'
import { languageOf } from '../http/language.ts'
import { numberedPageAt, pageOf, withinLength } from '../http/paging.ts'
import { granted, refuse, refuseIf } from '../http/problem.ts'
import { wireAssignment } from './wire-assignment.ts'

const asking = [...acting, 'no-edition-in-force'] as const
const one = { params: strict({ id: Code }), querystring: strict({ at: optional(AtEntry) }) }
const listed = {
  querystring: strict({
    status: optional(oneOf(assignmentStatuses)),
    organisation: optional(Code),
    community: optional(Code),
    item: optional(Code),
    from: optional(Day),
    until: optional(Day),
    overdue: optional(Type.Boolean()),
    ...Paging,
  }),
}

export const assignmentRoutes: Routes = async (app, { store }) => {
  const tags = ['assignments']
  const { reads } = store
  commandRoute(app, store, {
    method: 'POST',
    url: '/checks',
    action: 'assignment.check',
    tags,
    summary: '预检 Check a request without submitting it',
    body: AssignmentRequest,
    answers: { 200: ref(Decision) },
    problems: asking,
    advice: true,
    command: ({ caller, given }) => check(caller, caller.organisation as string, given),
    answer: ({ answer, places }, request) =>
      wordDecision(answer, languageOf(request), places[0], suggestionsFor(reads, request.body as Asked, answer)),
  })
  commandRoute(app, store, {
    method: 'POST',
    url: '/assignments',
    action: 'assignment.place',
    tags,
    summary: '下派（准入申请） Submit a request to place work',
    body: AssignmentRequest,
    answers: { 201: ref(Assignment) },
    problems: asking,
    command: ({ caller, given }) => assign(caller, caller.organisation as string, given),
    location: ({ id }) => `/v1/assignments/${id}`,
    answer({ answer, places }, request, reply) {
      reply.code(201)
      const advice = suggestionsFor(reads, answer.request, answer.decision)
      return wireAssignment(answer, reads, places[0] as LogPlace, languageOf(request), advice)
    },
  })
  app.get(
    '/assignments/:id',
    {
      config: { action: 'assignment.read' },
      schema: {
        tags,
        summary: '一项申请 Get an assignment',
        ...one,
        response: { 200: ref(Assignment), ...problems('invalid-input', 'unauthenticated', 'forbidden', 'not-found') },
      },
    },
    getAssignment,
  )
  app.get(
    '/assignments',
    {
      config: { action: 'assignment.list' },
      schema: {
        tags,
        summary: '申请列表 List assignments',
        ...listed,
        response: { 200: ref(AssignmentPage), ...problems('invalid-input', 'unauthenticated', 'forbidden') },
      },
    },
    getAssignments,
  )

  async function getAssignment(request: Asks<typeof one>) {
    const { id } = request.params
    const { at } = request.query
    const row = reads.assignment(id) ?? refuse(noAssignment(id))
    refuseIf(may(callerOf(request), 'assignment.read', { ...row, communities: targetsIn(row) }))
    if (at === undefined) return fromRow(row, request, { advised: true })
    return asKnown(store, { assignment: id }, at, ({ reads: past, day: on }) => {
      const then = past.assignment(id)
      if (!then)
        return refuse(notFound(`第 ${at} 条存证时还没有申请 ${id}`, `At entry ${at} there was no assignment ${id}`))
      return fromRow(then, request, { past, on })
    })
  }

  async function getAssignments(request: Asks<typeof listed>, reply: FastifyReply) {
    const { limit: _, cursor: __, overdue, ...asked } = request.query
    const scoped = known(store, request, granted(narrowed(callerOf(request), asked)), isRecorded)
    const { today } = store.now()
    const filter = { ...scoped, today, ...(overdue === true && { overdueOn: today }) }
    const { rows, limit } = withinLength(
      (after, most) => reads.assignments(filter, { after, limit: most }),
      numberedPageAt(request.query),
      entryOf,
      ({ length }) => length,
    )
    return pageOf(request, reply, rows, { limit }, entryOf, (row) => fromRow(row, request))
  }

  const isRecorded = (of: AssignmentFilter) => reads.assignments(of, oneLine).length > 0

  /** `advised`: with suggestions, which a collection goes without. */
  function fromRow(
    row: AssignmentRecord,
    request: FastifyRequest,
    { advised = false, past = reads as RecordReads, on = store.now().today } = {},
  ) {
    const answer = assignmentAnswer(row, past.obligationIdsOf(row.id), on)
    const advice = advised ? suggestionsFor(reads, answer.request, answer.decision) : undefined
    const place = { index: row.entry, leafHash: store.log.readHash(0, row.entry) }
    return wireAssignment(answer, reads, place, languageOf(request), advice)
  }
}

function targetsIn({ request }: AssignmentRecord): string[] {
  return request.targets.map(({ community }) => community)
}

const entryOf = ({ entry }: { entry: number }) => entry
