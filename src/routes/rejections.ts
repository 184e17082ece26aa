// 不予准入: every recorded no, by any filter.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Routes } from '../app.ts'
import type { DecisionBody } from '../policy/record.ts'
import type { Language } from '../policy/terms.ts'
import type { RejectionFilter, RejectionRow } from '../schema/sql/queries.ts'
import { Paging, ref, strict } from '../schema/wire/common.ts'
import { problems } from '../schema/wire/problem.ts'
import { RejectionPage, RejectionQuery } from '../schema/wire/rejection.ts'
import { callerOf } from './auth.ts'
import { type Asked, numberedPageAt, pageOf } from './paging.ts'
import { languageOf } from './problem.ts'
import { wordFinding } from './wording.ts'

export const rejectionRoutes: Routes = async (app, { store }) => {
  app.get(
    '/rejections',
    {
      config: { roles: ['auditor'] },
      schema: {
        tags: ['rejections'],
        summary: '不予准入记录 Rejections',
        querystring: strict({ ...RejectionQuery, ...Paging }),
        response: { 200: ref(RejectionPage), ...problems('invalid-input', 'unauthenticated', 'forbidden') },
      },
    },
    getRejections,
  )

  async function getRejections(request: FastifyRequest<{ Querystring: Asked & RejectionFilter }>, reply: FastifyReply) {
    const { limit: _, cursor: __, ...filter } = request.query
    const within = callerOf(request).jurisdiction as string
    const rows = store.rejections({ ...filter, within }, numberedPageAt(request.query))
    const language = languageOf(request)
    return pageOf(
      request,
      reply,
      rows,
      request.query,
      ({ entry }) => entry,
      (row) => wireRejection(row, language),
    )
  }
}

/** What rejection entries have in common, whoever rejected. */
type RejectionBody = Partial<DecisionBody> & { title?: string; reason?: string }

export function wireRejection(row: RejectionRow, language: Language) {
  const header = JSON.parse(row.leaf)
  const body = JSON.parse(row.body) as RejectionBody
  return {
    index: row.entry,
    recordedAt: row.recordedAt,
    by: row.by,
    ...(row.ground !== null && { ground: row.ground }),
    advisory: row.advisory === 1,
    ...(row.organisation !== null && { organisation: row.organisation }),
    communities: header.communities ?? [],
    ...(row.item !== null && { item: row.item }),
    title: body.request?.title ?? body.title ?? '',
    rules: header.rules ?? [],
    findings: (body.decision?.findings ?? []).map((finding) => wordFinding(finding, language)),
    ...(body.reason !== undefined && { reason: body.reason }),
    ...(body.edition && { edition: body.edition }),
    ...(row.assignment !== null && { assignment: row.assignment }),
    leafHash: row.leafHash,
  }
}
