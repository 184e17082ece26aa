// 清单: drafts, publication, editions and their items.
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Routes } from '../app.ts'
import { publishDraft } from '../policy/commands/lists.ts'
import { shanghaiDay } from '../policy/days.ts'
import { type Found, findItems } from '../policy/finding.ts'
import { notFound } from '../policy/problems.ts'
import { type EditionDocument as Document, itemKinds } from '../policy/terms.ts'
import type { Store } from '../schema/sql/store.ts'
import { Day, JurisdictionCode, oneOf, optional, Paging, ref, strict } from '../schema/wire/common.ts'
import * as wire from '../schema/wire/edition.ts'
import { problems } from '../schema/wire/problem.ts'
import { mediaTypes, preferred } from './accept.ts'
import { callerOf } from './auth.ts'
import { inForce } from './in-force.ts'
import { jsonLd } from './json-ld.ts'
import { type Asked, numberedPageAt, pageAt, pageOf, strangeCursor } from './paging.ts'
import { refuse } from './problem.ts'
import { changedAt, isKnown, jsonLdType, openToBrowsers } from './public-list.ts'
import { sendItems, sendWorkbook, workbookAnswers } from './workbooks.ts'
import { ifMatchOf, perform } from './writing.ts'

const Path = strict({ jurisdiction: JurisdictionCode })
const EditionPath = strict({ jurisdiction: JurisdictionCode, number: Type.String({ pattern: '^[1-9]\\d{0,8}$' }) })
const changing = [
  'invalid-input',
  'malformed-json',
  'unauthenticated',
  'forbidden',
  'stale-version',
  'precondition-required',
  'too-large',
  'unsupported-media-type',
  'cannot-record',
] as const
/** The public forms of an edition. */
const editionAnswers = {
  200: {
    description: '也提供 JSON-LD（CPSV-AP） Also as JSON-LD in the terms of CPSV-AP',
    content: {
      [mediaTypes.json]: { schema: ref(wire.Edition) },
      [jsonLdType]: { schema: Type.Object({}, { additionalProperties: true }) },
      ...workbookAnswers,
    },
  },
  304: { type: 'null', description: 'The caller has it already' },
}

export const listRoutes: Routes = async (app, { store, publicUrl = '' }) => {
  const tag = { tags: ['lists'] }
  app.addHook('onRequest', openToBrowsers)
  app.post(
    '/lists/:jurisdiction/draft/publication',
    {
      config: { roles: ['list-keeper'] },
      schema: {
        ...tag,
        summary: '发布 Publish the draft',
        params: Path,
        body: ref(wire.Publication),
        response: {
          201: ref(wire.EditionHeading),
          ...problems(...changing, 'same-keeper', 'not-found', 'edition-order', 'lapsed-bases', 'key-reused'),
        },
      },
    },
    postPublication,
  )
  app.get(
    '/lists/:jurisdiction',
    {
      schema: {
        ...tag,
        summary: '现行清单 The edition in force',
        params: Path,
        querystring: strict({ on: optional(Day) }),
        response: { ...editionAnswers, ...problems('invalid-input', 'not-found', 'not-acceptable') },
      },
    },
    getEditionInForce,
  )
  app.get(
    '/lists/:jurisdiction/editions',
    {
      schema: {
        ...tag,
        summary: '历次版本 Editions',
        params: Path,
        querystring: strict(Paging),
        response: { 200: ref(wire.EditionPage), ...problems('invalid-input') },
      },
    },
    getEditions,
  )
  app.get(
    '/lists/:jurisdiction/editions/:number',
    {
      schema: {
        ...tag,
        summary: '一个版本 One edition',
        params: EditionPath,
        response: { ...editionAnswers, ...problems('invalid-input', 'not-found', 'not-acceptable') },
      },
    },
    getEdition,
  )
  app.get(
    '/lists/:jurisdiction/items',
    {
      schema: {
        ...tag,
        summary: '事项 Items',
        params: Path,
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

  type ByJurisdiction = { Params: { jurisdiction: string } }

  async function postPublication(
    request: FastifyRequest<ByJurisdiction & { Body: { effectiveFrom: string } }>,
    reply: FastifyReply,
  ) {
    const { jurisdiction } = request.params
    const command = publishDraft(callerOf(request), jurisdiction, request.body.effectiveFrom, ifMatchOf(request))
    const { answer } = await perform(store, request, reply, command)
    reply.code(201).header('location', `/v1/lists/${jurisdiction}/editions/${answer.number}`)
    return answer
  }

  const today = () => shanghaiDay(new Date(store.clock.now()).toISOString())

  async function getEditionInForce(
    request: FastifyRequest<ByJurisdiction & { Querystring: { on?: string } }>,
    reply: FastifyReply,
  ) {
    const { on } = request.query
    const { ref: edition } = inForce(store, request.params.jurisdiction, on ?? today())
    const row = editionRow(edition.jurisdiction, edition.number)
    // A named day's answer changes only by a publication; that of today, also when a waiting edition's day comes.
    const modifiedAt = on === undefined ? changedAt(row.publishedAt, row.effectiveFrom) : Date.parse(row.publishedAt)
    return editionAnswer(request, reply, row, modifiedAt, 60)
  }

  async function getEdition(
    request: FastifyRequest<{ Params: { jurisdiction: string; number: string } }>,
    reply: FastifyReply,
  ) {
    const row = editionRow(request.params.jurisdiction, Number(request.params.number))
    return editionAnswer(request, reply, row, Date.parse(row.publishedAt), 3600)
  }

  function editionRow(jurisdiction: string, number: number): EditionRow {
    const row = store.edition(jurisdiction, number)
    if (row) return row
    return refuse(
      notFound(`辖区 ${jurisdiction} 没有第 ${number} 版`, `Jurisdiction ${jurisdiction} has no edition ${number}`),
    )
  }

  function editionAnswer(
    request: FastifyRequest,
    reply: FastifyReply,
    row: EditionRow,
    modifiedAt: number,
    maxAgeSeconds: number,
  ) {
    const format = preferred(request, [mediaTypes.json, jsonLdType, mediaTypes.xlsx, mediaTypes.csv])
    const madeOf = [format, row.jurisdiction, String(row.number), row.hash, row.effectiveFrom]
    if (format === jsonLdType) return linkedAnswer(request, reply, row, madeOf, maxAgeSeconds)
    if (isKnown(request, reply, { madeOf, modifiedAt, maxAgeSeconds })) return reply.code(304).send()
    const name = `list-${row.jurisdiction}-edition-${row.number}`
    if (format === mediaTypes.xlsx) return sendWorkbook(reply, JSON.parse(row.document), name)
    if (format === mediaTypes.csv) return sendItems(reply, JSON.parse(row.document), name)
    const { document, publishedBy: _, entry: __, ...heading } = row
    const { terms, bases, items } = JSON.parse(document) as Document
    const counts = Object.fromEntries(
      itemKinds.map((kind) => [kind, items.filter((item) => item.kind === kind).length]),
    )
    return { ...heading, counts, terms, bases, items }
  }

  /** Holds the names of organisations too, which the registry may change at any time: so only its tag tells. */
  function linkedAnswer(
    request: FastifyRequest,
    reply: FastifyReply,
    row: EditionRow,
    madeOf: readonly string[],
    maxAgeSeconds: number,
  ) {
    const document = JSON.parse(row.document) as Document
    const nameOf = (code: string) => store.reads.organisation(code)?.name ?? code
    const names = [...new Set(document.items.flatMap(({ leads = [] }) => leads))].map(nameOf)
    if (isKnown(request, reply, { madeOf: [...madeOf, ...names], maxAgeSeconds })) return reply.code(304).send()
    const linked = jsonLd({ ...row, document }, nameOf, publicUrl)
    return reply.type(jsonLdType).serializer(JSON.stringify).send(linked)
  }

  async function getEditions(request: FastifyRequest<ByJurisdiction & { Querystring: Asked }>, reply: FastifyReply) {
    const rows = store.editions(request.params.jurisdiction, numberedPageAt(request.query))
    return pageOf(
      request,
      reply,
      rows,
      request.query,
      ({ number }) => number,
      (row) => row,
    )
  }

  async function getItems(
    request: FastifyRequest<ByJurisdiction & { Querystring: Asked & { on?: string; kind?: string; q?: string } }>,
    reply: FastifyReply,
  ) {
    const { on, kind, q = '' } = request.query
    const { after, limit } = pageAt(request.query)
    const edition = inForce(store, request.params.jurisdiction, on ?? today())
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

type EditionRow = NonNullable<ReturnType<Store['edition']>>

/** What comes after the line that a cursor names: a lower rank, or of equals a higher code. Without words to look for all are equal. */
function behind(cursor: string | undefined): (found: Found) => boolean {
  if (cursor === undefined) return () => true
  const [, rank, code = ''] = /^(\d{1,9}) (.+)$/.exec(cursor) ?? refuse(strangeCursor)
  return (found) => found.rank < Number(rank) || (found.rank === Number(rank) && found.item.code > code)
}
