// 事项 of the list in force, and how they are looked for.
import type { FastifyReply } from 'fastify'
import Type from 'typebox'
import { itemSheet } from '../../policy/admission/item-sheet.ts'
import type { Edition } from '../../policy/list/edition.ts'
import { closestItems, type Found, findItems } from '../../policy/list/search.ts'
import { didYouMean, nearestName, unknownFault } from '../../policy/nearest.ts'
import { invalidInput, notFound } from '../../policy/problem.ts'
import { type Fault, itemKinds } from '../../policy/terms.ts'
import * as wire from '../../schema/wire/list/edition.ts'
import { Code, Day, JurisdictionCode, oneOf, optional, Paging, ref, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import type { Asks, Routes } from '../deps.ts'
import { openToBrowsers } from '../http/cache.ts'
import { languageOf } from '../http/language.ts'
import { pageAt, pageOf, strangeCursor } from '../http/paging.ts'
import { refuse, refuseIf } from '../http/problem.ts'
import { inForce } from './in-force.ts'

const listed = {
  params: strict({ jurisdiction: JurisdictionCode }),
  querystring: strict({
    on: optional(Day),
    kind: optional(oneOf(itemKinds)),
    lead: optional(Code),
    q: optional(
      Type.String({
        maxLength: 100,
        description:
          '每个词都须出现在编码、名称、常用叫法、类别、责任单位或依据中，最相近的在前 Every word must occur in code, names, everyday words, category, lead organisation or basis; best match first',
      }),
    ),
    ...Paging,
  }),
}

const one = {
  params: strict({ jurisdiction: JurisdictionCode, code: Code }),
  querystring: strict({ on: optional(Day) }),
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
  app.get(
    '/lists/:jurisdiction/items/:code',
    {
      schema: {
        tags: ['lists'],
        summary:
          '一个事项：内容、保障、依据，以及可直接填写的申请 Get one item: what it asks and gives, its bases in words, and a request ready to be filled in',
        ...one,
        response: { 200: ref(wire.ItemSheet), ...problems('invalid-input', 'not-found') },
      },
    },
    getItem,
  )

  async function getItem(request: Asks<typeof one>, reply: FastifyReply) {
    const { jurisdiction, code } = request.params
    const { today } = store.now()
    const edition = inForce(store.reads, jurisdiction, request.query.on ?? today)
    const item = edition.items.get(code) ?? refuse(noItem(code, edition))
    const language = languageOf(request)
    reply.header('vary', 'accept-language')
    const sheet = itemSheet(edition, item, today, (one) => store.reads.organisation(one)?.name, language)
    const { item: plain, bases: basesInWords, ...rest } = sheet
    return { ...plain, edition: edition.ref, ...rest, basesInWords }
  }

  async function getItems(request: Asks<typeof listed>, reply: FastifyReply) {
    const { on = store.now().today, kind, lead, q = '' } = request.query
    const { after, limit } = pageAt(request.query)
    const edition = inForce(store.reads, request.params.jurisdiction, on)
    refuseIf(invalidInput(leadFaults(edition, lead)))
    const all = findItems(edition, q, (code) => store.reads.organisation(code)?.name)
      .filter(({ item }) => kind === undefined || item.kind === kind)
      .filter(({ item }) => lead === undefined || item.leads?.includes(lead))
    const found = all.filter(behind(after)).slice(0, limit)
    const page = pageOf(
      request,
      reply,
      found,
      request.query,
      ({ rank, item }) => `${rank} ${item.code}`,
      ({ item }) => item,
    )
    const closest = all.length === 0 && q !== '' ? closestItems(edition, { title: q }, 5) : []
    return { ...page, ...(closest.length > 0 && { closest: closest.map(({ item }) => item) }) }
  }
}

function noItem(code: string, edition: Edition) {
  const meant = didYouMean(nearestName(code, edition.items.keys()))
  return notFound(`清单没有事项 ${code}${meant.zh}`, `The list has no item ${code}${meant.en}`)
}

/** A lead that no item names finds nothing, and that nothing would be believed. */
function leadFaults(edition: Edition, lead: string | undefined): Fault[] {
  const leads = new Set([...edition.items.values()].flatMap((item) => item.leads ?? []))
  if (lead === undefined || leads.has(lead)) return []
  return [unknownFault('/query/lead', ['清单责任单位', 'lead of an item'], lead, () => leads)]
}

/** What comes after the line that a cursor names: a lower rank, or of equals a higher code. Without words to look for all are equal. */
function behind(cursor: string | undefined): (found: Found) => boolean {
  if (cursor === undefined) return () => true
  const [, rank, code = ''] = /^(\d{1,9}) (.+)$/.exec(cursor) ?? refuse(strangeCursor)
  return (found) => found.rank < Number(rank) || (found.rank === Number(rank) && found.item.code > code)
}
