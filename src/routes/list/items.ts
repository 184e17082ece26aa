// 事项 of the list in force, and how they are looked for.
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Routes } from '../../app.ts'
import { type Found, findItems } from '../../policy/list/search.ts'
import { itemKinds } from '../../policy/terms.ts'
import * as wire from '../../schema/wire/list/edition.ts'
import { Day, JurisdictionCode, oneOf, optional, Paging, ref, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import { type Asked, pageAt, pageOf, strangeCursor } from '../http/paging.ts'
import { refuse } from '../http/problem.ts'
import { todayOf } from '../support/obligations.ts'
import { inForce } from './in-force.ts'

export const itemRoutes: Routes = async (app, { store }) => {
  app.get(
    '/lists/:jurisdiction/items',
    {
      schema: {
        tags: ['lists'],
        summary: '事项 Items',
        params: strict({ jurisdiction: JurisdictionCode }),
        querystring: strict({
          on: optional(Day),
          kind: optional(oneOf(itemKinds)),
          q: optional(
            Type.String({
              maxLength: 100,
              description:
                '每个词都须出现在编码、名称、分类、牵头单位或依据中，最相近的在前 Every word in code, names, category, lead or basis; best first',
            }),
          ),
          ...Paging,
        }),
        response: { 200: ref(wire.ItemPage), ...problems('invalid-input', 'not-found') },
      },
    },
    getItems,
  )

  async function getItems(
    request: FastifyRequest<{
      Params: { jurisdiction: string }
      Querystring: Asked & { on?: string; kind?: string; q?: string }
    }>,
    reply: FastifyReply,
  ) {
    const { on, kind, q = '' } = request.query
    const { after, limit } = pageAt(request.query)
    const edition = inForce(store, request.params.jurisdiction, on ?? todayOf(store))
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
