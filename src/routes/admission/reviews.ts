// 审核、补充、撤回、撤销.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type AssignmentAnswer, assignmentAnswer } from '../../policy/admission/assignment.ts'
import { revoke, withdraw } from '../../policy/admission/ending.ts'
import { assignmentEntry } from '../../policy/admission/entries.ts'
import { release } from '../../policy/admission/releasing.ts'
import { review } from '../../policy/admission/reviewing.ts'
import { supplement } from '../../policy/admission/supplementing.ts'
import { takeBack } from '../../policy/admission/taking-back.ts'
import type { Row } from '../../policy/record/rows.ts'
import { daysBetween } from '../../policy/time/days.ts'
import { Assignment } from '../../schema/wire/admission/assignment.ts'
import { Release, Review, ReviewPage, Supplement, Withdrawal } from '../../schema/wire/admission/review.ts'
import { Code, Paging, ref, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import { Reason } from '../../schema/wire/reason.ts'
import type { Asks, Routes } from '../deps.ts'
import { callerOf } from '../http/auth.ts'
import { acting, commandRoute, type Done } from '../http/command.ts'
import { languageOf } from '../http/language.ts'
import { pageAt, pageOf, strangeCursor, withinLength } from '../http/paging.ts'
import { refuse } from '../http/problem.ts'
import { wireAssignment } from './wire-assignment.ts'

const listed = { querystring: strict(Paging) }

export const reviewRoutes: Routes = async (app, { store }) => {
  const tags = ['assignments']
  const onAssignment = {
    method: 'POST' as const,
    tags,
    params: strict({ id: Code }),
    answers: { 200: ref(Assignment) },
    problems: [...acting, 'not-found', 'wrong-state'] as const,
    answer: ({ answer }: Done<AssignmentAnswer>, request: FastifyRequest) => wire(answer, request),
  }
  app.get(
    '/reviews',
    {
      config: { action: 'review.list' },
      schema: {
        tags,
        summary:
          '待审核的申请和待确认的应急准入，逾期的在前 List requests awaiting review and emergency admissions awaiting confirmation, overdue ones first',
        ...listed,
        response: { 200: ref(ReviewPage), ...problems('invalid-input', 'unauthenticated', 'forbidden') },
      },
    },
    getReviews,
  )
  commandRoute(app, store, {
    ...onAssignment,
    url: '/assignments/:id/review',
    action: 'assignment.review',
    summary: '审核、确认 Decide a referred request, or confirm an emergency admission',
    body: Review,
    command: ({ caller, params, given }) => review(caller, params.id, given),
  })
  commandRoute(app, store, {
    ...onAssignment,
    url: '/assignments/:id/supplement',
    action: 'assignment.supplement',
    summary: '补充材料 Supply what an emergency admission did not wait for: the plan, the budget line',
    body: Supplement,
    problems: [...acting, 'not-found', 'wrong-state', 'conflict'],
    command: ({ caller, params, given }) => supplement(caller, params.id, given),
  })
  commandRoute(app, store, {
    ...onAssignment,
    url: '/assignments/:id/withdrawal',
    action: 'assignment.withdraw',
    summary: '撤回 Withdraw a request, or the work admitted under it: all of it, or what some communities have',
    body: Withdrawal,
    command: ({ caller, params, given }) => withdraw(caller, params.id, given),
  })
  commandRoute(app, store, {
    ...onAssignment,
    url: '/assignments/:id/taking-back',
    action: 'assignment.take-back',
    summary: '街道收回 Take work back from communities of the street: all of them, or some',
    body: Withdrawal,
    command: ({ caller, params, given }) => takeBack(caller, params.id, given),
  })
  commandRoute(app, store, {
    ...onAssignment,
    url: '/assignments/:id/release',
    action: 'support.release',
    summary: '免除未到位的保障，写明理由 Release support that need not come any more, with the reason',
    body: Release,
    command: ({ caller, params, given }) => release(caller, params.id, given),
  })
  commandRoute(app, store, {
    ...onAssignment,
    url: '/assignments/:id/revocation',
    action: 'assignment.revoke',
    summary: '撤销 Revoke an admission',
    body: Reason,
    command: ({ caller, params, given }) => revoke(caller, params.id, given),
  })

  async function getReviews(request: Asks<typeof listed>, reply: FastifyReply) {
    const jurisdiction = callerOf(request).jurisdiction as string
    const { today } = store.now()
    const { rows, limit } = withinLength(
      (after, most) => store.reads.reviewQueue(jurisdiction, placeIn(after), most, today),
      pageAt(request.query),
      placeOf,
      ({ length }) => length,
    )
    return pageOf(request, reply, rows, { limit }, placeOf, (row) => {
      const dueOn = row.reviewDueOn ?? ''
      const late = daysBetween(dueOn, today)
      const assignment = wire(assignmentAnswer(row, [], today), request)
      return { assignment, dueOn, overdue: late > 0, ...(late > 0 && { daysOverdue: late }) }
    })
  }

  function wire(answer: AssignmentAnswer, request: FastifyRequest) {
    const index = assignmentEntry(answer.id)
    return wireAssignment(answer, store.reads, { index, leafHash: store.log.readHash(0, index) }, languageOf(request))
  }
}

const placeOf = ({ reviewDueOn, entry }: Row<'assignments'>) => `${reviewDueOn} ${entry}`

function placeIn(after: string | undefined) {
  if (after === undefined) return { dueOn: '', entry: -1 }
  const [dueOn, entry] = /^(\d{4}-\d\d-\d\d) (\d{1,15})$/.exec(after)?.slice(1) ?? refuse(strangeCursor)
  return { dueOn: dueOn as string, entry: Number(entry) }
}
