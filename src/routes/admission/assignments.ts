// 预检与下派.
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Routes } from '../../app.ts'
import { type AssignmentAnswer, assign, check, type DecisionAnswer } from '../../policy/admission/asking.ts'
import { requestFaults } from '../../policy/admission/request-faults.ts'
import type { Place, Principal } from '../../policy/ports.ts'
import { notFound } from '../../policy/problem.ts'
import { assignmentAnswer } from '../../policy/support/day.ts'
import type { AssignmentRequest as Asking, Fault } from '../../policy/terms.ts'
import type { Known } from '../../schema/sql/reads/as-known.ts'
import type { AssignmentFilter, AssignmentRow } from '../../schema/sql/reads/queries.ts'
import {
  Assignment,
  AssignmentPage,
  AssignmentRequest,
  assignmentStatuses,
  Decision,
} from '../../schema/wire/admission/assignment.ts'
import { Code, Day, oneOf, optional, Paging, ref, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import { schemaFaults } from '../../schema/wire/schema-faults.ts'
import { AtEntry, asKnown } from '../http/at-entry.ts'
import { callerOf, governs, notYours } from '../http/auth.ts'
import { momentNow, perform, repeatOf } from '../http/command.ts'
import { languageOf } from '../http/language.ts'
import { type Asked, numberedPageAt, pageOf } from '../http/paging.ts'
import { refuse } from '../http/problem.ts'
import { wordDecision } from './decision-words.ts'
import { suggestionsFor } from './suggestions.ts'

const asking = [
  'invalid-input',
  'malformed-json',
  'unauthenticated',
  'forbidden',
  'no-edition-in-force',
  'too-large',
  'unsupported-media-type',
  'key-reused',
  'cannot-record',
] as const
const Query = strict({
  status: optional(oneOf(assignmentStatuses)),
  organisation: optional(Code),
  community: optional(Code),
  item: optional(Code),
  from: optional(Day),
  until: optional(Day),
  overdue: optional(Type.Boolean()),
  ...Paging,
})
type Query = Asked & Omit<AssignmentFilter, 'within' | 'overdueOn'> & { overdue?: boolean }

export const assignmentRoutes: Routes = async (app, { store }) => {
  const tag = { tags: ['assignments'] }
  // Schema faults are attached, not thrown: they are told together with the faults that a schema cannot name.
  const open = { attachValidation: true, config: { roles: ['organisation' as const] } }
  app.post(
    '/checks',
    {
      ...open,
      schema: {
        ...tag,
        summary: '预检 Ask without asking for anything',
        body: ref(AssignmentRequest),
        response: { 200: ref(Decision), ...problems(...asking) },
      },
    },
    postCheck,
  )
  app.post(
    '/assignments',
    {
      ...open,
      schema: {
        ...tag,
        summary: '下派（准入申请） Ask to place work',
        body: ref(AssignmentRequest),
        response: { 201: ref(Assignment), ...problems(...asking) },
      },
    },
    postAssignment,
  )
  app.get(
    '/assignments/:id',
    {
      config: { roles: ['organisation', 'community', 'reviewer', 'auditor'] },
      schema: {
        ...tag,
        summary: '一项申请 One assignment',
        params: strict({ id: Code }),
        querystring: strict({ at: optional(AtEntry) }),
        response: { 200: ref(Assignment), ...problems('invalid-input', 'unauthenticated', 'forbidden', 'not-found') },
      },
    },
    getAssignment,
  )
  app.get(
    '/assignments',
    {
      config: { roles: ['organisation', 'reviewer', 'auditor'] },
      schema: {
        ...tag,
        summary: '申请列表 Assignments',
        querystring: Query,
        response: { 200: ref(AssignmentPage), ...problems('invalid-input', 'unauthenticated', 'forbidden') },
      },
    },
    getAssignments,
  )

  async function postCheck(request: FastifyRequest, reply: FastifyReply) {
    const command = check(callerOf(request), request.body, faultsOf(request))
    // Advice that records nothing needs no turn in the queue.
    const advice = repeatOf(request) ? undefined : command.settle(store.reads, momentNow(store))
    if (advice && 'problem' in advice) return refuse(advice)
    if (advice && advice.entries.length === 0) return worded(advice.answer)
    const { answer, places } = await perform(store, request, reply, command)
    return worded(answer, places[0])

    function worded(decision: DecisionAnswer, log?: Place) {
      const suggestions = suggestionsFor(store, request.body as Asking, decision)
      return wordDecision(decision, languageOf(request), log, suggestions)
    }
  }

  async function postAssignment(request: FastifyRequest, reply: FastifyReply) {
    const command = assign(callerOf(request), request.body, faultsOf(request))
    const { answer, places } = await perform(store, request, reply, command)
    reply.code(201).header('location', `/v1/assignments/${answer.id}`)
    return wireAssignment(answer, places[0] as Place, request, suggestionsFor(store, answer.request, answer.decision))
  }

  async function getAssignment(request: FastifyRequest<{ Params: { id: string }; Querystring: { at?: number } }>) {
    const { id } = request.params
    const { at } = request.query
    const row = store.reads.assignment(id)
    if (!row) return refuse(notFound(`没有申请 ${id}`, `There is no assignment ${id}`))
    if (!mayRead(callerOf(request), row)) return notYours()
    if (at === undefined) return fromRow(row, request, { advised: true })
    return asKnown(store, { assignment: id }, at, ({ known: past }) => {
      const then = past.reads.assignment(id)
      if (!then)
        return refuse(notFound(`第 ${at} 条留痕时还没有申请 ${id}`, `At entry ${at} there was no assignment ${id}`))
      return fromRow(then, request, { past })
    })
  }

  async function getAssignments(request: FastifyRequest<{ Querystring: Query }>, reply: FastifyReply) {
    const { limit: _, cursor: __, overdue, ...asked } = request.query
    const caller = callerOf(request)
    const filter: AssignmentFilter = { ...asked }
    if (caller.role === 'organisation') {
      if (asked.organisation !== undefined && asked.organisation !== caller.organisation) notYours()
      filter.organisation = caller.organisation as string
    } else filter.within = caller.jurisdiction as string
    if (overdue === true) filter.overdueOn = momentNow(store).today
    const rows = store.assignments(filter, numberedPageAt(request.query))
    return pageOf(
      request,
      reply,
      rows,
      request.query,
      ({ entry }) => entry,
      (row) => fromRow(row, request),
    )
  }

  function mayRead(caller: Principal, row: AssignmentRow): boolean {
    if (caller.role === 'organisation') return caller.organisation === row.organisation
    if (caller.role === 'community')
      return JSON.parse(row.request).targets.some(
        ({ community }: { community: string }) => community === caller.community,
      )
    return governs(caller, row.jurisdiction)
  }

  /** `advised`: with suggestions, which a collection goes without. */
  function fromRow(row: AssignmentRow, request: FastifyRequest, { advised = false, past = store as Known } = {}) {
    const answer = assignmentAnswer(row, past.obligationsOfAssignment(row.id))
    const advice = advised ? suggestionsFor(store, answer.request, answer.decision) : undefined
    return wireAssignment(answer, { index: row.entry, leafHash: store.leafHash(row.entry) }, request, advice)
  }
}

function faultsOf(request: FastifyRequest): Fault[] {
  const { validationError } = request
  const named = requestFaults(request.body)
  return validationError ? [...schemaFaults(validationError.validation, 'body'), ...named] : named
}

export function wireAssignment(
  { request: asked, decision, ...rest }: AssignmentAnswer,
  log: Place,
  request: FastifyRequest,
  advice?: ReturnType<typeof suggestionsFor>,
) {
  return { ...rest, ...asked, decision: wordDecision(decision, languageOf(request), log, advice), log }
}
