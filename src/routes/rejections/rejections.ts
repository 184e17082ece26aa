// 不予准入: every recorded no, by any filter: in pages, as one file, or counted.
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Routes } from '../../app.ts'
import { fileEndings, fileTypes, rejectionFile } from '../../formats/rejection-file.ts'
import {
  offList,
  type RepeatLine,
  repeatKey,
  repeatKeyParts,
  type SummaryKey,
} from '../../policy/rejections/counting.ts'
import type { RejectionFilter } from '../../schema/sql/reads/queries.ts'
import type { RepeatFilter } from '../../schema/sql/reads/rejection-summaries.ts'
import { Paging, ref, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import {
  RejectionPage,
  RejectionQuery,
  RejectionSummary,
  RepeatPage,
  RepeatQuery,
  SummaryQuery,
} from '../../schema/wire/rejections.ts'
import { mediaTypes, preferred } from '../http/accept.ts'
import { callerOf } from '../http/auth.ts'
import { languageOf } from '../http/language.ts'
import { type Asked, numberedPageAt, pageAt, pageOf } from '../http/paging.ts'
import { refuse } from '../http/problem.ts'
import { todayOf } from '../support/obligations.ts'
import { wireRejection } from './told.ts'

export { wireRejection } from './told.ts'

const asFile = Object.fromEntries(fileTypes.map((type) => [type, { schema: Type.String() }]))

export const rejectionRoutes: Routes = async (app, { store }) => {
  const tag = { tags: ['rejections'] }
  const auditor = { config: { roles: ['auditor' as const] } }
  const refusals = ['invalid-input', 'unauthenticated', 'forbidden'] as const
  app.get(
    '/rejections',
    {
      ...auditor,
      schema: {
        ...tag,
        summary: '不予准入记录：分页，或按 Accept 整份导出 Rejections, in pages or as one file by Accept',
        querystring: strict({ ...RejectionQuery, ...Paging }),
        response: {
          200: { content: { [mediaTypes.json]: { schema: ref(RejectionPage) }, ...asFile } },
          ...problems(...refusals, 'not-acceptable'),
        },
      },
    },
    getRejections,
  )
  app.get(
    '/rejections/summary',
    {
      ...auditor,
      schema: {
        ...tag,
        summary: '不予准入统计 Rejections counted',
        querystring: strict(SummaryQuery),
        response: { 200: ref(RejectionSummary), ...problems(...refusals) },
      },
    },
    getSummary,
  )
  app.get(
    '/rejections/repeats',
    {
      ...auditor,
      schema: {
        ...tag,
        summary: '被拒后重复下派 The same work asked for again after it was rejected; checks aside',
        querystring: strict({ ...RepeatQuery, ...Paging }),
        response: { 200: ref(RepeatPage), ...problems(...refusals) },
      },
    },
    getRepeats,
  )

  const withinOf = (request: FastifyRequest) => callerOf(request).jurisdiction as string

  async function getRejections(request: FastifyRequest<{ Querystring: Asked & RejectionFilter }>, reply: FastifyReply) {
    const { limit: _, cursor: __, ...asked } = request.query
    const filter = { ...asked, within: withinOf(request) }
    const language = languageOf(request)
    const type = preferred(request, [mediaTypes.json, ...fileTypes])
    reply.header('vary', 'accept, accept-language')
    if (type !== mediaTypes.json) {
      reply.header('content-disposition', `attachment; filename="zhunru-rejections.${fileEndings[type]}"`)
      reply.type(type === mediaTypes.csv ? `${type}; charset=utf-8` : type)
      return reply.send(rejectionFile(store, filter, type, language))
    }
    const rows = store.rejections(filter, numberedPageAt(request.query))
    return pageOf(
      request,
      reply,
      rows,
      request.query,
      ({ entry }) => entry,
      (row) => wireRejection(row, language),
    )
  }

  async function getSummary(
    request: FastifyRequest<{ Querystring: { by: SummaryKey; from?: string; until?: string } }>,
  ) {
    const { by, ...days } = request.query
    const lines = await store.rejectionSummary(by, { ...days, within: withinOf(request) })
    const items = lines.map(({ key, count, advisory, rules, reviewer, community }) => {
      const name = nameOf(by, key, withinOf(request))
      return { key, ...(name !== undefined && { name }), count, advisory, byWhom: { rules, reviewer, community } }
    })
    return { by, ...days, items }
  }

  async function getRepeats(request: FastifyRequest<{ Querystring: Asked & RepeatFilter }>, reply: FastifyReply) {
    const { limit: _, cursor: __, ...asked } = request.query
    const at = pageAt(request.query)
    if (at.after !== undefined && !repeatKeyParts(at.after)) refuse(strangeCursor)
    const rows = await store.rejectionRepeats({ ...asked, within: withinOf(request) }, at)
    return pageOf(request, reply, rows, request.query, repeatKey, wireRepeat)
  }

  /** What people call it: of items, as the list in force says. */
  function nameOf(by: SummaryKey, key: string, jurisdiction: string): string | undefined {
    if (by === 'organisation') return store.reads.organisation(key)?.name
    if (by === 'community') return store.reads.community(key)?.name
    if (by !== 'item' || key === offList) return undefined
    const today = todayOf(store)
    return store.reads.editionInForce(jurisdiction, today)?.items.get(key)?.name
  }
}

function wireRepeat({ item, title, ...line }: RepeatLine) {
  return { ...line, ...(item !== null && { item }), ...(title !== null && { title }) }
}

const strangeCursor = {
  problem: {
    code: 'invalid-input' as const,
    detail: { zh: '分页游标无效，请使用上一页返回的 next', en: 'Not a cursor: take it from `next` of the page before' },
    errors: [
      { pointer: '/query/cursor', text: { zh: '应为上一页返回的 next', en: 'Must be the `next` of the page before' } },
    ],
  },
}
