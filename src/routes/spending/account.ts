// 收支台账 of a community: promised, received, spent; as JSON, or as a sheet for a term of office.
import type { FastifyReply } from 'fastify'
import { accountSheets } from '../../formats/account-sheets.ts'
import { communityFor } from '../../policy/registry/community.ts'
import { accountOf } from '../../policy/spending/account.ts'
import { Code, Day, optional, ref, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import { Account } from '../../schema/wire/spending.ts'
import type { Asks, Routes } from '../deps.ts'
import { mediaTypes, preferred } from '../http/accept.ts'
import { callerOf } from '../http/auth.ts'
import { sendSheets, workbook } from '../http/files.ts'
import { languageOf } from '../http/language.ts'
import { spanOf } from '../http/paging.ts'
import { granted } from '../http/problem.ts'

const asked = {
  params: strict({ code: Code }),
  querystring: strict({ from: optional(Day), until: optional(Day) }),
}

export const accountRoutes: Routes = async (app, { store }) => {
  app.get(
    '/communities/:code/account',
    {
      config: { action: 'account.read' },
      schema: {
        tags: ['spending'],
        summary:
          '收支台账：承诺、收到、支出、结余 Get what was promised, received, spent and left between two days: a term of office, or this year so far by default',
        ...asked,
        response: {
          200: { content: { [mediaTypes.json]: { schema: ref(Account) }, ...workbook } },
          ...problems('invalid-input', 'unauthenticated', 'forbidden', 'not-found', 'not-acceptable'),
        },
      },
    },
    getAccount,
  )

  async function getAccount(request: Asks<typeof asked>, reply: FastifyReply) {
    const community = granted(communityFor(store.reads, callerOf(request), 'account.read', request.params.code))
    const { today } = store.now()
    const span = spanOf(request.query, { from: `${today.slice(0, 4)}-01-01`, until: today })
    const account = accountOf(store.reads, community, span)
    reply.header('vary', 'accept, accept-language')
    if (preferred(request, [mediaTypes.json, mediaTypes.xlsx]) === mediaTypes.json) return account
    const name = `account-${community.code}-${span.from}-${span.until}`
    return sendSheets(reply, accountSheets(account, languageOf(request)), name)
  }
}
