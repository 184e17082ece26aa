// 失效依据: items of the list in force whose bases have lapsed, or will within days.
import type { FastifyRequest } from 'fastify'
import type { Routes } from '../../app.ts'
import { staleItems } from '../../policy/list/lapsed.ts'
import type { EditionDocument } from '../../policy/terms.ts'
import { Stale } from '../../schema/wire/list/questions.ts'
import { Count, Day, JurisdictionCode, optional, ref, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import { todayOf } from '../support/obligations.ts'
import { inForce } from './in-force.ts'

export const staleRoutes: Routes = async (app, { store }) => {
  app.get(
    '/lists/:jurisdiction/stale',
    {
      // The list itself is public, so what follows from it is for any of these, wherever they are bound.
      config: { roles: ['list-keeper', 'auditor', 'reviewer', 'organisation'] },
      schema: {
        tags: ['lists'],
        summary: '依据失效的事项 Items left without a basis',
        params: strict({ jurisdiction: JurisdictionCode }),
        querystring: strict({ on: optional(Day), withinDays: optional(Count(3650)) }),
        response: { 200: ref(Stale), ...problems('invalid-input', 'unauthenticated', 'forbidden', 'not-found') },
      },
    },
    getStale,
  )

  async function getStale(
    request: FastifyRequest<{ Params: { jurisdiction: string }; Querystring: { on?: string; withinDays?: number } }>,
  ) {
    const on = request.query.on ?? todayOf(store)
    const edition = inForce(store, request.params.jurisdiction, on)
    const row = store.edition(edition.ref.jurisdiction, edition.ref.number)
    if (!row) throw new Error(`edition ${edition.ref.number} of ${edition.ref.jurisdiction} is in force but not kept`)
    const document = JSON.parse(row.document) as EditionDocument
    return { edition: edition.ref, items: staleItems(document, row.effectiveFrom, on, request.query.withinDays ?? 0) }
  }
}
