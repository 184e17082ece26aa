// 不予准入: every recorded no, by any filter: in pages, as one file, or counted.

import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { repeatsSheet, summarySheet } from '../../formats/figure-sheets.ts'
import { fileTypes, rejectionFile } from '../../formats/rejection-file.ts'
import type { AskedFilter } from '../../policy/admission/asked.ts'
import type { RepeatLine, RepeatPlace } from '../../policy/rejections/counting.ts'
import { summaryName } from '../../policy/rejections/names.ts'
import type { RepeatFilter } from '../../policy/rejections/reads.ts'
import { toldRejection } from '../../policy/rejections/told.ts'
import { Paging, ref, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import {
  RejectionPage,
  RejectionQuery,
  RejectionSummary,
  RepeatPage,
  RepeatQuery,
  SummaryQuery,
} from '../../schema/wire/rejections.ts'
import type { Asks, Routes } from '../deps.ts'
import { mediaTypes, preferred } from '../http/accept.ts'
import { callerOf } from '../http/auth.ts'
import { sendSheets, workbook } from '../http/files.ts'
import { known, oneLine } from '../http/known.ts'
import { languageOf } from '../http/language.ts'
import { numberedPageAt, pageAt, pageOf, strangeCursor, withinLength } from '../http/paging.ts'
import { refuse } from '../http/problem.ts'

const listed = { querystring: strict({ ...RejectionQuery, ...Paging }) }
const summed = { querystring: strict(SummaryQuery) }
const repeated = { querystring: strict({ ...RepeatQuery, ...Paging }) }

const fileMedia = fileTypes.map((type) => mediaTypes[type])
const asFile = Object.fromEntries(fileMedia.map((type) => [type, { schema: Type.String() }]))

export const rejectionRoutes: Routes = async (app, { store }) => {
  const tags = ['rejections']
  const auditor = { config: { action: 'rejection.list' as const } }
  const refusals = ['invalid-input', 'unauthenticated', 'forbidden'] as const
  app.get(
    '/rejections',
    {
      ...auditor,
      schema: {
        tags,
        summary: '不予准入记录：分页，或按 Accept 整份导出 List rejections in pages, or export them whole by Accept',
        ...listed,
        response: {
          200: { content: { [mediaTypes.json]: { schema: ref(RejectionPage) }, ...asFile } },
          ...problems(...refusals, 'not-acceptable'),
        },
      },
    },
    getRejections,
  )
  app.get(
    '/rejections/summary',
    {
      ...auditor,
      schema: {
        tags,
        summary: '不予准入统计，或者整份工作簿 Count rejections, as JSON or as a workbook',
        ...summed,
        response: {
          200: { content: { [mediaTypes.json]: { schema: ref(RejectionSummary) }, ...workbook } },
          ...problems(...refusals, 'not-acceptable'),
        },
      },
    },
    getSummary,
  )
  app.get(
    '/rejections/repeats',
    {
      ...auditor,
      schema: {
        tags,
        summary: '被拒后重复下派 List work that was requested again after it was rejected, checks not counted',
        ...repeated,
        response: {
          200: { content: { [mediaTypes.json]: { schema: ref(RepeatPage) }, ...workbook } },
          ...problems(...refusals, 'not-acceptable'),
        },
      },
    },
    getRepeats,
  )

  const withinOf = (request: FastifyRequest) => callerOf(request).jurisdiction as string

  const knownOf = <F extends AskedFilter>(request: FastifyRequest, asked: F) =>
    known(store, request, asked, (of) => store.reads.rejections(of, oneLine).length > 0)

  async function getRejections(request: Asks<typeof listed>, reply: FastifyReply) {
    const { limit: _, cursor: __, ...asked } = request.query
    const filter = { ...knownOf(request, asked), within: withinOf(request) }
    const language = languageOf(request)
    const media = preferred(request, [mediaTypes.json, ...fileMedia])
    reply.header('vary', 'accept, accept-language')
    const type = fileTypes.find((one) => mediaTypes[one] === media)
    if (type) {
      reply.header('content-disposition', `attachment; filename="zhunru-rejections.${type}"`)
      reply.type(type === 'csv' ? `${media}; charset=utf-8` : media)
      const list = store.reads.editionInForce(filter.within, store.now().today)?.title
      return reply.send(rejectionFile(store.reads, filter, type, language, list))
    }
    const { rows, limit } = withinLength(
      (after, most) => store.reads.rejections(filter, { after, limit: most }),
      numberedPageAt(request.query),
      ({ entry }) => entry,
      ({ leaf, body }) => leaf.length + body.length,
    )
    return pageOf(
      request,
      reply,
      rows,
      { limit },
      ({ entry }) => entry,
      (row) => toldRejection(row, language, store.reads),
    )
  }

  async function getSummary(request: Asks<typeof summed>, reply: FastifyReply) {
    const media = preferred(request, [mediaTypes.json, mediaTypes.xlsx])
    reply.header('vary', 'accept, accept-language')
    const { by, ...asked } = request.query
    const { today } = store.now()
    const language = languageOf(request)
    const lines = await store.reads.rejectionSummary(by, { ...knownOf(request, asked), within: withinOf(request) })
    const items = lines.map(({ key, count, advisory, rules, reviewer, community }) => {
      const name = summaryName(store.reads, by, key, withinOf(request), today, language)
      return { key, ...(name !== undefined && { name }), count, advisory, byWhom: { rules, reviewer, community } }
    })
    if (media === mediaTypes.xlsx)
      return sendSheets(reply, [summarySheet(by, items, language)], `zhunru-rejections-by-${by}`)
    return { by, ...asked, items }
  }

  async function getRepeats(request: Asks<typeof repeated>, reply: FastifyReply) {
    const { limit: _, cursor: __, ...asked } = request.query
    const { after, limit } = pageAt(request.query)
    const filter = { ...knownOf(request, asked), within: withinOf(request) }
    const media = preferred(request, [mediaTypes.json, mediaTypes.xlsx])
    reply.header('vary', 'accept, accept-language')
    if (media === mediaTypes.xlsx) {
      const named = namesOfToday(withinOf(request))
      return sendSheets(reply, [repeatsSheet(allRepeats(filter), named, languageOf(request))], 'zhunru-repeats')
    }
    const rows = await store.reads.rejectionRepeats(filter, placeIn(after), limit)
    const namesOf = namesOfToday(withinOf(request))
    return pageOf(request, reply, rows, request.query, placeOf, (line) => {
      const { organisation, community, item } = namesOf(line)
      return {
        ...wireRepeat(line),
        ...(organisation && { organisationName: organisation }),
        ...(community && { communityName: community }),
        ...(item && { itemName: item }),
      }
    })
  }

  async function* allRepeats(filter: RepeatFilter): AsyncGenerator<RepeatLine> {
    let after: RepeatPlace | undefined
    for (;;) {
      const rows = await store.reads.rejectionRepeats(filter, after, repeatsRead)
      yield* rows
      if (rows.length < repeatsRead) return
      after = rows.at(-1)
    }
  }

  function namesOfToday(jurisdiction: string) {
    const items = store.reads.editionInForce(jurisdiction, store.now().today)?.items
    return ({
      organisation,
      community,
      item,
    }: RepeatLine): { organisation?: string; community?: string; item?: string } => {
      const names = {
        organisation: store.reads.organisation(organisation)?.name,
        community: store.reads.community(community)?.name,
        item: item === null ? undefined : items?.get(item)?.name,
      }
      return Object.fromEntries(Object.entries(names).filter(([, name]) => name !== undefined))
    }
  }
}

/** Repeats read at a time for a workbook. */
const repeatsRead = 500

const placeOf = ({ community, organisation, item, title }: RepeatPlace) =>
  JSON.stringify([community, organisation, item, title])

function placeIn(after: string | undefined): RepeatPlace | undefined {
  if (after === undefined) return undefined
  const [community, organisation, item, title] = partsIn(after)
  if (typeof community !== 'string' || typeof organisation !== 'string') return refuse(strangeCursor)
  return {
    community,
    organisation,
    item: typeof item === 'string' ? item : null,
    title: typeof title === 'string' ? title : null,
  }
}

function partsIn(after: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(after)
    return Array.isArray(parts) && parts.length === 4 ? parts : []
  } catch {
    return []
  }
}

function wireRepeat({ item, title, ...line }: RepeatLine) {
  return { ...line, ...(item !== null && { item }), ...(title !== null && { title }) }
}
