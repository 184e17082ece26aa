// 清单: drafts, publication, editions and their items.
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Routes } from '../app.ts'
import { type IfMatch, publishDraft, putDraft } from '../policy/commands/lists.ts'
import { shanghaiDay } from '../policy/days.ts'
import { editionFaults } from '../policy/editions.ts'
import { upwards } from '../policy/jurisdictions.ts'
import { notFound, problem } from '../policy/problems.ts'
import { type Day as DayText, type EditionDocument as Document, itemKinds } from '../policy/terms.ts'
import { Day, JurisdictionCode, oneOf, optional, Paging, ref, strict } from '../schema/wire/common.ts'
import * as wire from '../schema/wire/edition.ts'
import { problems } from '../schema/wire/problem.ts'
import { callerOf, governs, notYours } from './auth.ts'
import { schemaFaults } from './faults.ts'
import { type Asked, numberedPageAt, pageAt, pageOf } from './paging.ts'
import { invalidInput, refuse } from './problem.ts'
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
/** A whole edition is far larger than a request. */
const editionBytes = 16 * 1024 * 1024

export const listRoutes: Routes = async (app, { store }) => {
  const tag = { tags: ['lists'] }
  app.put(
    '/lists/:jurisdiction/draft',
    {
      attachValidation: true,
      bodyLimit: editionBytes,
      config: { roles: ['list-keeper'] },
      schema: {
        ...tag,
        summary: '提交草稿 Put the draft',
        params: Path,
        body: ref(wire.EditionDocument),
        response: { 200: ref(wire.Draft), 201: ref(wire.Draft), ...problems(...changing) },
      },
    },
    handlePutDraft,
  )
  app.get(
    '/lists/:jurisdiction/draft',
    {
      config: { roles: ['list-keeper', 'auditor'] },
      schema: {
        ...tag,
        summary: '草稿 The draft',
        params: Path,
        response: { 200: ref(wire.Draft), ...problems('unauthenticated', 'forbidden', 'not-found') },
      },
    },
    getDraft,
  )
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
        response: { 200: ref(wire.Edition), ...problems('invalid-input', 'not-found') },
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
        response: { 200: ref(wire.Edition), ...problems('invalid-input', 'not-found') },
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
          q: optional(Type.String({ maxLength: 100 })),
          ...Paging,
        }),
        response: { 200: ref(wire.ItemPage), ...problems('invalid-input', 'not-found') },
      },
    },
    getItems,
  )

  type ByJurisdiction = { Params: { jurisdiction: string } }

  async function handlePutDraft(request: FastifyRequest<ByJurisdiction>, reply: FastifyReply) {
    const { validationError } = request
    const faults = [
      ...(validationError ? schemaFaults(validationError.validation, validationError.validationContext) : []),
      ...editionFaults(request.body),
    ]
    if (faults.length > 0) return refuse({ problem: invalidInput(faults) })
    const ifMatch: IfMatch = ifMatchOf(request)
    const command = putDraft(callerOf(request), request.params.jurisdiction, request.body as Document, ifMatch)
    const { answer } = await perform(store, request, reply, command)
    const { created, ...draft } = answer
    reply.code(created ? 201 : 200)
    return draftAnswer(reply, draft)
  }

  async function getDraft(request: FastifyRequest<ByJurisdiction>, reply: FastifyReply) {
    const { jurisdiction } = request.params
    if (!governs(callerOf(request), jurisdiction)) return notYours()
    const draft = store.reads.draft(jurisdiction)
    if (!draft) return refuse(notFound(`辖区 ${jurisdiction} 没有草稿`, `Jurisdiction ${jurisdiction} has no draft`))
    return draftAnswer(reply, draft)
  }

  function draftAnswer(reply: FastifyReply, draft: { version: number; document: string }) {
    reply.header('etag', `"${draft.version}"`)
    return { ...draft, document: JSON.parse(draft.document) }
  }

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

  /** The edition in force on a day, of this jurisdiction or the nearest above it with a list. */
  function inForce(jurisdiction: string, on: DayText = shanghaiDay(new Date(store.clock.now()).toISOString())) {
    const edition = store.reads.editionInForce(jurisdiction, on)
    if (edition) return edition
    return refuse(
      problem(
        'not-found',
        `${upwards(jurisdiction).join('、')} 在 ${on} 都没有生效的清单`,
        `No list of ${upwards(jurisdiction).join(', ')} is in force on ${on}`,
      ),
    )
  }

  async function getEditionInForce(request: FastifyRequest<ByJurisdiction & { Querystring: { on?: string } }>) {
    const { ref: edition } = inForce(request.params.jurisdiction, request.query.on)
    return editionAnswer(edition.jurisdiction, edition.number)
  }

  async function getEdition(request: FastifyRequest<{ Params: { jurisdiction: string; number: string } }>) {
    return editionAnswer(request.params.jurisdiction, Number(request.params.number))
  }

  function editionAnswer(jurisdiction: string, number: number) {
    const row = store.edition(jurisdiction, number)
    if (!row)
      return refuse(
        notFound(`辖区 ${jurisdiction} 没有第 ${number} 版`, `Jurisdiction ${jurisdiction} has no edition ${number}`),
      )
    const { document, publishedBy: _, entry: __, ...heading } = row
    const { terms, bases, items } = JSON.parse(document) as Document
    const counts = Object.fromEntries(
      itemKinds.map((kind) => [kind, items.filter((item) => item.kind === kind).length]),
    )
    return { ...heading, counts, terms, bases, items }
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
    const { on, kind, q } = request.query
    const { after, limit } = pageAt(request.query)
    const wanted = q?.trim().toLowerCase()
    const found = [...inForce(request.params.jurisdiction, on).items.values()]
      .filter((item) => kind === undefined || item.kind === kind)
      .filter((item) => !wanted || textOf(item).includes(wanted))
      .sort((a, b) => (a.code < b.code ? -1 : 1))
      .filter(({ code }) => after === undefined || code > after)
      .slice(0, limit)
    return pageOf(
      request,
      reply,
      found,
      request.query,
      ({ code }) => code,
      (item) => item,
    )
  }
}

function textOf({
  code,
  name,
  nameEn,
  category,
}: {
  code: string
  name: string
  nameEn?: string
  category: string
}): string {
  return `${code}\n${name}\n${nameEn ?? ''}\n${category}`.toLowerCase()
}
