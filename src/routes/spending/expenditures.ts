// 支出: recorded against what came, corrected by a new entry, listed.
import type { FastifyReply } from 'fastify'
import { narrowed } from '../../policy/access/may.ts'
import type { LogPlace } from '../../policy/ports.ts'
import { fault, faulty } from '../../policy/problem.ts'
import { correctExpenditure, type Expenditure as Kept, spend } from '../../policy/spending/spending.ts'
import { Code, Day, optional, Paging, ref, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import { Expenditure, ExpenditureCorrection, ExpenditurePage, ExpenditureRequest } from '../../schema/wire/spending.ts'
import type { Asks, Routes } from '../deps.ts'
import { callerOf } from '../http/auth.ts'
import { acting, commandRoute, type Done } from '../http/command.ts'
import { known } from '../http/known.ts'
import { numberedPageAt, pageOf } from '../http/paging.ts'
import { granted, refuse } from '../http/problem.ts'

const one = { params: strict({ id: Code }) }
const listed = {
  querystring: strict({
    organisation: optional(Code),
    community: optional(Code),
    obligation: optional(Code),
    from: optional(Day),
    until: optional(Day),
    ...Paging,
  }),
}

export const expenditureRoutes: Routes = async (app, { store }) => {
  const recorded = {
    method: 'POST' as const,
    tags: ['spending'],
    action: 'expenditure.record' as const,
    ...one,
    answers: { 201: ref(Expenditure) },
    problems: [...acting, 'not-found', 'wrong-state', 'beyond-received'] as const,
    answer({ answer, places }: Done<Kept>, _: unknown, reply: FastifyReply) {
      reply.code(201)
      return { ...shown(answer), log: places[0] as LogPlace }
    },
  }
  commandRoute(app, store, {
    ...recorded,
    url: '/obligations/:id/expenditures',
    summary: '登记支出 Record what was spent of the money received',
    body: ExpenditureRequest,
    command: ({ caller, params, given }) => spend(caller, params.id, given),
  })
  commandRoute(app, store, {
    ...recorded,
    url: '/expenditures/:id/correction',
    summary: '更正支出 Correct an expenditure by a new one, which takes its place',
    body: ExpenditureCorrection,
    command: ({ caller, params, given }) => correctExpenditure(caller, params.id, given),
  })
  app.get(
    '/expenditures',
    {
      config: { action: 'expenditure.list' },
      schema: {
        tags: recorded.tags,
        summary: '支出记录 List expenditures, corrected ones too',
        ...listed,
        response: { 200: ref(ExpenditurePage), ...problems('invalid-input', 'unauthenticated', 'forbidden') },
      },
    },
    getExpenditures,
  )

  async function getExpenditures(request: Asks<typeof listed>, reply: FastifyReply) {
    const { limit: _, cursor: __, obligation, ...asked } = request.query
    if (obligation !== undefined && !store.reads.obligation(obligation)) refuse(faulty([unknown(obligation)]))
    const filter = known(store, request, granted(narrowed(callerOf(request), asked)), () => false)
    return pageOf(
      request,
      reply,
      store.reads.expenditures(
        { ...filter, ...(obligation !== undefined && { obligation }) },
        numberedPageAt(request.query),
      ),
      request.query,
      ({ entry }) => entry,
      shown,
    )
  }
}

const unknown = (id: string) => fault('/query/obligation', `没有承接事项 ${id}`, `There is no obligation ${id}`)

/** What stands as null is absent. */
function shown({ entry: _, jurisdiction: __, voucher, corrects, reason, correctedBy, ...row }: Kept) {
  return {
    ...row,
    ...(voucher !== null && { voucher }),
    ...(corrects !== null && { corrects }),
    ...(reason !== null && { reason }),
    ...(correctedBy !== null && { correctedBy }),
  }
}
