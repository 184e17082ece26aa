// 失效依据: items of the list in force whose bases have lapsed, or will within days.
import { staleItems } from '../../policy/list/lapsed.ts'
import type { EditionDocument } from '../../policy/terms.ts'
import { Stale } from '../../schema/wire/list/lapsed.ts'
import { Count, Day, JurisdictionCode, optional, ref, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import type { Asks, Routes } from '../deps.ts'
import { inForce } from './in-force.ts'

const asked = {
  params: strict({ jurisdiction: JurisdictionCode }),
  querystring: strict({ on: optional(Day), withinDays: optional(Count(3650)) }),
}

export const lapsedRoutes: Routes = async (app, { store }) => {
  app.get(
    '/lists/:jurisdiction/stale',
    {
      config: { action: 'edition.lapsed' },
      schema: {
        tags: ['lists'],
        summary: '依据失效的事项 List items left without a basis in force',
        ...asked,
        response: { 200: ref(Stale), ...problems('invalid-input', 'unauthenticated', 'forbidden', 'not-found') },
      },
    },
    getLapsed,
  )

  async function getLapsed(request: Asks<typeof asked>) {
    const { on = store.now().today, withinDays = 0 } = request.query
    const { ref: edition } = inForce(store.reads, request.params.jurisdiction, on)
    const row = store.reads.editionRow(edition.jurisdiction, edition.number)
    if (!row) throw new Error(`edition ${edition.number} of ${edition.jurisdiction} is in force but not kept`)
    const document = JSON.parse(row.document) as EditionDocument
    return { edition, items: staleItems(document, row.effectiveFrom, on, withinDays) }
  }
}
