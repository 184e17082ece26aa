// 保障台账 of an organisation: promised, due, confirmed, overdue, and how many days late.
import type { FastifyReply } from 'fastify'
import { ledgerSheets } from '../../formats/figure-sheets.ts'
import { may } from '../../policy/access/may.ts'
import { notFound } from '../../policy/problem.ts'
import { supportLedger } from '../../policy/support/ledger.ts'
import { Code, Day, optional, ref, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import { SupportLedger } from '../../schema/wire/support/ledger.ts'
import type { Asks, Routes } from '../deps.ts'
import { mediaTypes, preferred } from '../http/accept.ts'
import { callerOf } from '../http/auth.ts'
import { sendSheets, workbook } from '../http/files.ts'
import { languageOf } from '../http/language.ts'
import { spanOf } from '../http/paging.ts'
import { refuse, refuseIf } from '../http/problem.ts'

const asked = {
  params: strict({ code: Code }),
  querystring: strict({ from: optional(Day), until: optional(Day), on: optional(Day) }),
}

export const ledgerRoutes: Routes = async (app, { store }) => {
  app.get(
    '/organisations/:code/support',
    {
      config: { action: 'support-ledger.read' },
      schema: {
        tags: ['support'],
        summary:
          '保障台账 Get the support ledger: what falls due between two days (this year by default), as it stands on a third day (today by default)',
        ...asked,
        response: {
          200: {
            content: {
              [mediaTypes.json]: { schema: ref(SupportLedger) },
              ...workbook,
            },
          },
          ...problems('invalid-input', 'unauthenticated', 'forbidden', 'not-found', 'not-acceptable'),
        },
      },
    },
    getLedger,
  )

  async function getLedger(request: Asks<typeof asked>, reply: FastifyReply) {
    const { code } = request.params
    const organisation =
      store.reads.organisation(code) ??
      refuse(notFound(`没有登记单位 ${code}`, `No organisation ${code} is registered`))
    const { jurisdiction } = organisation
    refuseIf(may(callerOf(request), 'support-ledger.read', { organisation: code, jurisdiction }))
    const { today } = store.now()
    const year = today.slice(0, 4)
    const span = spanOf(request.query, { from: `${year}-01-01`, until: `${year}-12-31` })
    const ledger = supportLedger(store.reads, organisation, span, request.query.on ?? today)
    reply.header('vary', 'accept, accept-language')
    if (preferred(request, [mediaTypes.json, mediaTypes.xlsx]) === mediaTypes.json) return ledger
    return sendSheets(reply, ledgerSheets(ledger, languageOf(request)), `support-${code}-${span.from}-${span.until}`)
  }
}
