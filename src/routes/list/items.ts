// 事项 of the list in force, and how they are looked for.
import type { FastifyReply } from 'fastify'
import Type from 'typebox'
import { type Found, findItems } from '../../policy/list/search.ts'
import { itemKinds } from '../../policy/terms.ts'
import * as wire from '../../schema/wire/list/edition.ts'
import { Day, JurisdictionCode, oneOf, optional, Paging, ref, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import type { Asks, Routes } from '../deps.ts'
import { openToBrowsers } from '../http/cache.ts'
import { pageAt, pageOf, strangeCursor } from '../http/paging.ts'
import { refuse } from '../http/problem.ts'
import { inForce } from './in-force.ts'

const listed = {
  params: strict({ jurisdiction: JurisdictionCode }),
  querystring: strict({
    on: optional(Day),
    kind: optional(oneOf(itemKinds)),
    q: optional(
      Type.String({
        maxLength: 100,
        description:
          '每个词都须出现在编码、名称、类别、责任单位或依据中，最相近的在前 Every word must occur in code, names, category, lead organisation or basis; best match first',
      }),
    ),
    ...Paging,
  }),
}

export const itemRoutes: Routes = async (app, { store }) => {
  app.addHook('onRequest', openToBrowsers)
  app.get(
    '/lists/:jurisdiction/items',
    {
      schema: {
        tags: ['lists'],
        summary: '事项 List the items of a list',
        ...listed,
        response: { 200: ref(wire.ItemPage), ...problems('invalid-input', 'not-found') },
      },
    },
    getItems,
  )

  async function getItems(request: Asks<typeof listed>, reply: FastifyReply) {
    const { on = store.now().today, kind, q = '' } = request.query
    const { after, limit } = pageAt(request.query)
    const edition = inForce(store.reads, request.params.jurisdiction, on)
    const found = findItems(edition, q, (code) => store.reads.organisation(code)?.name)
      .filter(({ item }) => kind === undefined || item.kind === kind)
      .filter(behind(after))
      .slice(0, limit)
    return pageOf(
      request,
      reply,
      found,
      request.query,
      ({ rank, item }) => `${rank} ${item.code}`,
      ({ item }) => item,
    )
  }
}

/** What comes after the line that a cursor names: a lower rank, or of equals a higher code. Without words to look for all are equal. */
function behind(cursor: string | undefined): (found: Found) => boolean {
  if (cursor === undefined) return () => true
  const [, rank, code = ''] = /^(\d{1,9}) (.+)$/.exec(cursor) ?? refuse(strangeCursor)
  return (found) => found.rank < Number(rank) || (found.rank === Number(rank) && found.item.code > code)
}
