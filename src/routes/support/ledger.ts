// 保障台账 of an organisation: promised, due, confirmed, overdue, and how many days late.
import type { FastifyRequest } from 'fastify'
import type { Routes } from '../../app.ts'
import type { Principal } from '../../policy/ports.ts'
import { notFound } from '../../policy/problem.ts'
import { figuresBy, ledgerLines, quarterOf, supportFigures } from '../../policy/support/ledger.ts'
import type { Day as DayText, Organisation } from '../../policy/terms.ts'
import { Code, Day, optional, ref, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import { SupportLedger } from '../../schema/wire/support/support.ts'
import { callerOf, governs, notYours } from '../http/auth.ts'
import { spanOf } from '../http/paging.ts'
import { refuse } from '../http/problem.ts'
import { todayOf } from './obligations.ts'

type Asked = { from?: DayText; until?: DayText; on?: DayText }

export const ledgerRoutes: Routes = async (app, { store }) => {
  app.get(
    '/organisations/:code/support',
    {
      config: { roles: ['organisation', 'reviewer', 'auditor', 'finance'] },
      schema: {
        tags: ['support'],
        summary:
          '保障台账 The ledger of support: what falls due between two days (this year), as a third day shows it (today)',
        params: strict({ code: Code }),
        querystring: strict({ from: optional(Day), until: optional(Day), on: optional(Day) }),
        response: {
          200: ref(SupportLedger),
          ...problems('invalid-input', 'unauthenticated', 'forbidden', 'not-found'),
        },
      },
    },
    getLedger,
  )

  async function getLedger(request: FastifyRequest<{ Params: { code: string }; Querystring: Asked }>) {
    const { code } = request.params
    const organisation =
      store.reads.organisation(code) ??
      refuse(notFound(`没有登记单位 ${code}`, `No organisation ${code} is registered`))
    if (!mayRead(callerOf(request), organisation)) notYours()
    const today = todayOf(store)
    const year = today.slice(0, 4)
    const { from, until } = spanOf(request.query, { from: `${year}-01-01`, until: `${year}-12-31` })
    const { on = today } = request.query
    const { commitments, deliveries } = store.promisedBy(code, from, until)
    const lines = ledgerLines(commitments, deliveries, on)
    return {
      organisation: code,
      name: organisation.name,
      from,
      until,
      on,
      total: supportFigures(lines, on),
      communities: figuresBy(lines, on, ({ community }) => community).map(({ group: community, figures }) => ({
        community,
        name: store.reads.community(community)?.name ?? '',
        ...figures,
      })),
      quarters: figuresBy(lines, on, ({ shown }) => quarterOf(shown.dueOn)).map(({ group: quarter, figures }) => ({
        quarter,
        ...figures,
      })),
    }
  }
}

function mayRead(caller: Principal, { code, jurisdiction }: Organisation): boolean {
  return caller.role === 'organisation' ? caller.organisation === code : governs(caller, jurisdiction)
}
