// 清单: publication, and editions in every public form.
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Routes } from '../../app.ts'
import { jsonLd } from '../../formats/linked-data.ts'
import { publishDraft } from '../../policy/list/drafting.ts'
import { notFound } from '../../policy/problem.ts'
import { type EditionDocument as Document, itemKinds } from '../../policy/terms.ts'
import type { Store } from '../../schema/sql/store.ts'
import * as wire from '../../schema/wire/list/edition.ts'
import { Day, JurisdictionCode, optional, Paging, ref, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import { mediaTypes, preferred } from '../http/accept.ts'
import { callerOf } from '../http/auth.ts'
import { changedAt, isKnown, jsonLdType, openToBrowsers } from '../http/cache.ts'
import { acting, ifMatchOf, perform } from '../http/command.ts'
import { type Asked, numberedPageAt, pageOf } from '../http/paging.ts'
import { refuse } from '../http/problem.ts'
import { todayOf } from '../support/obligations.ts'
import { inForce } from './in-force.ts'
import { itemRoutes } from './items.ts'
import { sendItems, sendWorkbook, workbookAnswers } from './workbooks.ts'

const Path = strict({ jurisdiction: JurisdictionCode })
const EditionPath = strict({ jurisdiction: JurisdictionCode, number: Type.String({ pattern: '^[1-9]\\d{0,8}$' }) })
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

export const listRoutes: Routes = async (app, deps) => {
  const { store, publicUrl = '' } = deps
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
          ...problems(
            ...acting,
            'stale-version',
            'precondition-required',
            'same-keeper',
            'not-found',
            'edition-order',
            'lapsed-bases',
          ),
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
  await itemRoutes(app, deps)

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

  async function getEditionInForce(
    request: FastifyRequest<ByJurisdiction & { Querystring: { on?: string } }>,
    reply: FastifyReply,
  ) {
    const { on } = request.query
    const { ref: edition } = inForce(store, request.params.jurisdiction, on ?? todayOf(store))
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
}

type EditionRow = NonNullable<ReturnType<Store['edition']>>
