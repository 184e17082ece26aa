// 清单: publication, and editions in every public form.

import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { jsonLd } from '../../formats/linked-data.ts'
import { noEdition } from '../../policy/list/missing.ts'
import type { Row } from '../../policy/record/rows.ts'
import { organisationName } from '../../policy/registry/names.ts'
import { type EditionDocument as Document, itemKinds } from '../../policy/terms.ts'
import * as wire from '../../schema/wire/list/edition.ts'
import { Day, JurisdictionCode, optional, Paging, ref, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import type { Asks, Routes } from '../deps.ts'
import { mediaTypes, preferred } from '../http/accept.ts'
import { changedAt, isKnown, jsonLdType, openToBrowsers } from '../http/cache.ts'
import { numberedPageAt, pageOf } from '../http/paging.ts'
import { refuse } from '../http/problem.ts'
import { inForce } from './in-force.ts'
import { sendItems, sendWorkbook, workbookAnswers } from './workbooks.ts'

const params = strict({ jurisdiction: JurisdictionCode })
const onDay = { params, querystring: strict({ on: optional(Day) }) }
const listed = { params, querystring: strict(Paging) }
const one = {
  params: strict({ jurisdiction: JurisdictionCode, number: Type.String({ pattern: '^[1-9]\\d{0,8}$' }) }),
}
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

export const editionRoutes: Routes = async (app, { store, publicUrl = '' }) => {
  const tags = ['lists']
  app.addHook('onRequest', openToBrowsers)
  app.get(
    '/lists/:jurisdiction',
    {
      schema: {
        tags,
        summary: '现行清单 Get the list in force',
        ...onDay,
        response: { ...editionAnswers, ...problems('invalid-input', 'not-found', 'not-acceptable') },
      },
    },
    getEditionInForce,
  )
  app.get(
    '/lists/:jurisdiction/editions',
    {
      schema: {
        tags,
        summary: '历次版本 List editions',
        ...listed,
        response: { 200: ref(wire.EditionPage), ...problems('invalid-input') },
      },
    },
    getEditions,
  )
  app.get(
    '/lists/:jurisdiction/editions/:number',
    {
      schema: {
        tags,
        summary: '一个版本 Get an edition',
        ...one,
        response: { ...editionAnswers, ...problems('invalid-input', 'not-found', 'not-acceptable') },
      },
    },
    getEdition,
  )

  async function getEditionInForce(request: Asks<typeof onDay>, reply: FastifyReply) {
    const { on } = request.query
    const { ref: edition } = inForce(store.reads, request.params.jurisdiction, on ?? store.now().today)
    const row = editionRow(edition.jurisdiction, edition.number)
    // A named day's answer changes only by a publication; that of today, also when a waiting edition's day comes.
    const modifiedAt = on === undefined ? changedAt(row.publishedAt, row.effectiveFrom) : Date.parse(row.publishedAt)
    return editionAnswer(request, reply, row, modifiedAt, 60)
  }

  async function getEdition(request: Asks<typeof one>, reply: FastifyReply) {
    const row = editionRow(request.params.jurisdiction, Number(request.params.number))
    return editionAnswer(request, reply, row, Date.parse(row.publishedAt), 3600)
  }

  function editionRow(jurisdiction: string, number: number): Row<'editions'> {
    return store.reads.editionRow(jurisdiction, number) ?? refuse(noEdition(jurisdiction, number))
  }

  function editionAnswer(
    request: FastifyRequest,
    reply: FastifyReply,
    row: Row<'editions'>,
    modifiedAt: number,
    maxAgeSeconds: number,
  ) {
    const format = preferred(request, [mediaTypes.json, jsonLdType, mediaTypes.xlsx, mediaTypes.csv])
    const madeOf = [format, row.jurisdiction, String(row.number), row.hash, row.effectiveFrom]
    if (format === jsonLdType) return linkedAnswer(request, reply, row, madeOf, maxAgeSeconds)
    const name = `list-${row.jurisdiction}-edition-${row.number}`
    // Names of organisations are the registry's: they may change while the edition does not.
    if (format === mediaTypes.xlsx) {
      reply.header('vary', 'accept')
      return sendWorkbook(reply, JSON.parse(row.document), name, store.reads)
    }
    if (isKnown(request, reply, { madeOf, modifiedAt, maxAgeSeconds })) return reply.code(304).send()
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
    row: Row<'editions'>,
    madeOf: readonly string[],
    maxAgeSeconds: number,
  ) {
    const document = JSON.parse(row.document) as Document
    const nameOf = (code: string) => organisationName(store.reads, code)
    const names = [...new Set(document.items.flatMap(({ leads = [] }) => leads))].map(nameOf)
    if (isKnown(request, reply, { madeOf: [...madeOf, ...names], maxAgeSeconds })) return reply.code(304).send()
    const linked = jsonLd({ ...row, document }, nameOf, publicUrl)
    return reply.type(jsonLdType).serializer(JSON.stringify).send(linked)
  }

  async function getEditions(request: Asks<typeof listed>, reply: FastifyReply) {
    const rows = store.reads.editions(request.params.jurisdiction, numberedPageAt(request.query))
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
