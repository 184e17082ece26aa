// 审核、撤回、撤销.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Routes } from '../../app.ts'
import type { AssignmentAnswer } from '../../policy/admission/asking.ts'
import { revoke, withdraw } from '../../policy/admission/ending.ts'
import { type Review as Decided, review } from '../../policy/admission/reviewing.ts'
import type { Command } from '../../policy/ports.ts'
import { assignmentEntry } from '../../policy/record/fold.ts'
import { assignmentAnswer } from '../../policy/support/day.ts'
import { daysBetween } from '../../policy/time/days.ts'
import type { AssignmentRow } from '../../schema/sql/reads/support.ts'
import { Assignment } from '../../schema/wire/admission/assignment.ts'
import { Code, Paging, ref, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import { Reason, Review } from '../../schema/wire/support/obligation.ts'
import { ReviewPage } from '../../schema/wire/support/support.ts'
import { callerOf } from '../http/auth.ts'
import { acting, performNamingAll } from '../http/command.ts'
import { type Asked, pageAt, pageOf, strangeCursor } from '../http/paging.ts'
import { refuse } from '../http/problem.ts'
import { todayOf } from '../support/obligations.ts'
import { wireAssignment } from './assignments.ts'

export const reviewRoutes: Routes = async (app, { store }) => {
  const tag = { tags: ['assignments'] }
  const params = strict({ id: Code })
  const answers = { 200: ref(Assignment), ...problems(...acting, 'not-found', 'wrong-state') }
  app.get(
    '/reviews',
    {
      config: { roles: ['reviewer', 'auditor'] },
      schema: {
        ...tag,
        summary: '待审核的申请，逾期的在前 What waits for review, overdue ones first',
        querystring: strict(Paging),
        response: { 200: ref(ReviewPage), ...problems('invalid-input', 'unauthenticated', 'forbidden') },
      },
    },
    getReviews,
  )
  app.post(
    '/assignments/:id/review',
    {
      attachValidation: true,
      config: { roles: ['reviewer'] },
      schema: { ...tag, summary: '审核 Decide what was referred', params, body: ref(Review), response: answers },
    },
    postReview,
  )
  app.post(
    '/assignments/:id/withdrawal',
    {
      config: { roles: ['organisation'] },
      schema: {
        ...tag,
        summary: '撤回 Withdraw a request or what came of it',
        params,
        body: ref(Reason),
        response: answers,
      },
    },
    postWithdrawal,
  )
  app.post(
    '/assignments/:id/revocation',
    {
      config: { roles: ['reviewer'] },
      schema: { ...tag, summary: '撤销 Revoke what was admitted', params, body: ref(Reason), response: answers },
    },
    postRevocation,
  )

  type OnAssignment<Body> = FastifyRequest<{ Params: { id: string }; Body: Body }>

  async function getReviews(request: FastifyRequest<{ Querystring: Asked }>, reply: FastifyReply) {
    const { after, limit } = pageAt(request.query)
    const rows = store.reviewQueue(callerOf(request).jurisdiction as string, placeIn(after), limit)
    const today = todayOf(store)
    return pageOf(request, reply, rows, request.query, placeOf, (row) => {
      const dueOn = row.reviewDueOn ?? ''
      const late = daysBetween(dueOn, today)
      const assignment = wire(assignmentAnswer(row, []), request)
      return { assignment, dueOn, overdue: late > 0, ...(late > 0 && { daysOverdue: late }) }
    })
  }

  async function answered(request: FastifyRequest, reply: FastifyReply, command: Command<AssignmentAnswer>) {
    const { answer } = await performNamingAll(store, request, reply, command)
    return wire(answer, request)
  }

  async function postReview(request: OnAssignment<Decided>, reply: FastifyReply) {
    return answered(request, reply, review(callerOf(request), request.params.id, request.body))
  }

  async function postWithdrawal(request: OnAssignment<{ reason: string }>, reply: FastifyReply) {
    return answered(request, reply, withdraw(callerOf(request), request.params.id, request.body.reason))
  }

  async function postRevocation(request: OnAssignment<{ reason: string }>, reply: FastifyReply) {
    return answered(request, reply, revoke(callerOf(request), request.params.id, request.body.reason))
  }

  /** `log` is where the request was decided first; the review and the end name entries of their own. */
  function wire(answer: AssignmentAnswer, request: FastifyRequest) {
    const index = assignmentEntry(answer.id)
    return wireAssignment(answer, { index, leafHash: store.leafHash(index) }, request)
  }
}

const placeOf = ({ reviewDueOn, entry }: AssignmentRow) => `${reviewDueOn} ${entry}`

function placeIn(after: string | undefined) {
  if (after === undefined) return { dueOn: '', entry: -1 }
  const [dueOn, entry] = /^(\d{4}-\d\d-\d\d) (\d{1,15})$/.exec(after)?.slice(1) ?? refuse(strangeCursor)
  return { dueOn: dueOn as string, entry: Number(entry) }
}
