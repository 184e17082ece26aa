// 居务公开: JSON for programs, a workbook for the committee's files, a page to print and post.
import type { FastifyReply } from 'fastify'
import Type from 'typebox'
import { disclosurePage, pagePolicy } from '../../formats/disclosure-page.ts'
import { disclosureSheets } from '../../formats/disclosure-workbook.ts'
import { writeWorkbook } from '../../formats/workbook/write.ts'
import { communityFor } from '../../policy/registry/community.ts'
import { disclosureBasis, disclosureOf } from '../../policy/support/disclosure.ts'
import { Code, Day, optional, ref, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import { Disclosure } from '../../schema/wire/support/disclosure.ts'
import type { Asks, Routes } from '../deps.ts'
import { mediaTypes, preferred } from '../http/accept.ts'
import { callerOf } from '../http/auth.ts'
import { languageOf } from '../http/language.ts'
import { spanOf } from '../http/paging.ts'
import { granted } from '../http/problem.ts'

const { json, xlsx } = mediaTypes
const html = 'text/html'
const text = (type: string) => ({ [type]: { schema: Type.String() } })
const asked = {
  params: strict({ code: Code }),
  querystring: strict({ from: optional(Day), until: optional(Day) }),
}

export const disclosureRoutes: Routes = async (app, { store }) => {
  app.get(
    '/communities/:code/disclosure',
    {
      // A browser that is to print the page can send the key only as a password.
      config: { action: 'disclosure.read', basic: true },
      schema: {
        tags: ['support'],
        summary:
          '居务公开：协助政府工作和政府拨付资金（组织法第三十四条） Get what the committee must post; this year so far by default',
        ...asked,
        response: {
          200: { content: { [json]: { schema: ref(Disclosure) }, ...text(html), ...text(xlsx) } },
          ...problems('invalid-input', 'unauthenticated', 'forbidden', 'not-found', 'not-acceptable'),
        },
      },
    },
    getDisclosure,
  )

  async function getDisclosure(request: Asks<typeof asked>, reply: FastifyReply) {
    const community = granted(communityFor(store.reads, callerOf(request), 'disclosure.read', request.params.code))
    const now = store.now()
    const span = spanOf(request.query, { from: `${now.today.slice(0, 4)}-01-01`, until: now.today })
    const language = languageOf(request)
    const made = disclosureOf(store.reads, community, span, now, language)
    const type = preferred(request, [json, html, xlsx])
    reply.header('vary', 'accept, accept-language')
    if (type === json) return { ...made, basis: disclosureBasis[language] }
    if (type === html) {
      reply.type('text/html; charset=utf-8').header('content-security-policy', pagePolicy)
      return reply.send(disclosurePage(made, language))
    }
    const name = `disclosure-${community.code}-${span.from}-${span.until}.xlsx`
    reply.type(xlsx).header('content-disposition', `attachment; filename="${name}"`)
    return reply.send(writeWorkbook(disclosureSheets(made, language)))
  }
}
