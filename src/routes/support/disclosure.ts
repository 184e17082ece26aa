// 居务公开: JSON for programs, a workbook for the committee's files, a page to print and post.
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Routes } from '../../app.ts'
import { disclosurePage, pagePolicy } from '../../formats/disclosure-page.ts'
import { disclosureSheets } from '../../formats/disclosure-workbook.ts'
import { writeWorkbook } from '../../formats/workbook/write.ts'
import { disclosure, disclosureBasis } from '../../policy/support/disclosure.ts'
import type { Day as DayText } from '../../policy/terms.ts'
import { Code, Day, optional, ref, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import { Disclosure } from '../../schema/wire/support/support.ts'
import { mediaTypes, preferred } from '../http/accept.ts'
import { callerOf, notYours } from '../http/auth.ts'
import { languageOf } from '../http/language.ts'
import { spanOf } from '../http/paging.ts'
import { communityOf, mayReadCommunity, todayOf } from './obligations.ts'

const { json, xlsx } = mediaTypes
const html = 'text/html'
const text = (type: string) => ({ [type]: { schema: Type.String() } })

export const disclosureRoutes: Routes = async (app, { store }) => {
  app.get(
    '/communities/:code/disclosure',
    {
      // A browser that is to print the page can send the key only as a password.
      config: { roles: ['organisation', 'community', 'reviewer', 'auditor'], basic: true },
      schema: {
        tags: ['support'],
        summary:
          '居务公开：协助政府工作和政府拨付资金（组织法第三十四条） What the committee must post; this year so far where no days are given',
        params: strict({ code: Code }),
        querystring: strict({ from: optional(Day), until: optional(Day) }),
        response: {
          200: { content: { [json]: { schema: ref(Disclosure) }, ...text(html), ...text(xlsx) } },
          ...problems('invalid-input', 'unauthenticated', 'forbidden', 'not-found', 'not-acceptable'),
        },
      },
    },
    getDisclosure,
  )

  async function getDisclosure(
    request: FastifyRequest<{ Params: { code: string }; Querystring: { from?: DayText; until?: DayText } }>,
    reply: FastifyReply,
  ) {
    const community = communityOf(store, request.params.code)
    if (!mayReadCommunity(callerOf(request), community)) notYours()
    const today = todayOf(store)
    const { from, until } = spanOf(request.query, { from: `${today.slice(0, 4)}-01-01`, until: today })
    const facts = {
      community,
      from,
      until,
      obligations: store.obligationsDuring(community.code, from, until),
      events: store.eventsAt(community.code),
      received: store.receivedAt(community.code, from, until),
      organisation: store.reads.organisation,
    }
    const language = languageOf(request)
    const made = disclosure(facts, today, new Date(store.clock.now()).toISOString(), language)
    const type = preferred(request, [json, html, xlsx])
    reply.header('vary', 'accept, accept-language')
    if (type === json) return { ...made, basis: disclosureBasis[language] }
    if (type === html) {
      reply.type('text/html; charset=utf-8').header('content-security-policy', pagePolicy)
      return reply.send(disclosurePage(made, language))
    }
    reply
      .type(xlsx)
      .header('content-disposition', `attachment; filename="disclosure-${community.code}-${from}-${until}.xlsx"`)
    return reply.send(writeWorkbook(disclosureSheets(made, language)))
  }
}
