// 清理: the inventory of what communities carried before the list, what became of each line, and what it came to.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { cleanUpSheets, readCleanUp } from '../../formats/workbook/clean-up.ts'
import type { Principal } from '../../policy/access/principal.ts'
import { disposeOf } from '../../policy/clean-up/disposing.ts'
import type { CleanUpFilter } from '../../policy/clean-up/reads.ts'
import { type CleanUpDocument as Document, recordCleanUp } from '../../policy/clean-up/recording.ts'
import { type CleanUpKey, cleanUpKeys, countedBy, countsOf, sentenceOf } from '../../policy/clean-up/summary.ts'
import { cleanUpKindWords } from '../../policy/clean-up/words.ts'
import type { LogPlace } from '../../policy/ports.ts'
import { fault, faulty } from '../../policy/problem.ts'
import type { Row } from '../../policy/record/rows.ts'
import { homeOf } from '../../policy/registry/community.ts'
import { communityName, organisationName } from '../../policy/registry/names.ts'
import { type CleanUpKind, cleanUpKinds, disposals } from '../../policy/terms.ts'
import { othersTurn } from '../../policy/turn.ts'
import { type Given, given } from '../../policy/untrusted.ts'
import {
  CleanUpDisposal,
  CleanUpDocument,
  CleanUpLine,
  CleanUpPage,
  CleanUpSummary,
  Inventory,
} from '../../schema/wire/clean-up.ts'
import { Code, JurisdictionCode, oneOf, optional, Paging, ref, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import { shapeOf } from '../../schema/wire/shape.ts'
import type { Asks, Routes } from '../deps.ts'
import { mediaTypes, preferred } from '../http/accept.ts'
import { callerOf } from '../http/auth.ts'
import { acting, bodyFaults, commandRoute, perform, recording, refuseMalformed } from '../http/command.ts'
import { documentFrom } from '../http/document-file.ts'
import { sendSheets, workbook } from '../http/files.ts'
import { form, takeForms } from '../http/forms.ts'
import { known } from '../http/known.ts'
import { languageOf } from '../http/language.ts'
import { inTurn } from '../http/one-at-a-time.ts'
import { pageAt, pageOf } from '../http/paging.ts'
import { refuse } from '../http/problem.ts'

type Line = Row<'cleanUpLines'>

const faultsOf = shapeOf(CleanUpDocument)

const bytesAtMost = 4 * 1024 * 1024
const valuesAtMost = 120_000
const all = { after: undefined, limit: -1 }
const filters = { jurisdiction: optional(JurisdictionCode), kind: optional(oneOf(cleanUpKinds)) }
const listed = {
  querystring: strict({
    ...filters,
    disposal: optional(oneOf([...disposals, 'open'])),
    organisation: optional(Code),
    community: optional(Code),
    ...Paging,
  }),
}
const summed = { querystring: strict({ jurisdiction: optional(JurisdictionCode), by: optional(oneOf(cleanUpKeys)) }) }

export const cleanUpRoutes: Routes = async (app, { store }) => {
  const { reads } = store
  const tags = ['clean-up']
  const oneAtATime = inTurn()
  const no = problems('invalid-input', 'unauthenticated', 'forbidden')
  takeForms(app)
  app.addContentTypeParser(mediaTypes.xlsx, { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.put(
    '/clean-up',
    {
      attachValidation: true,
      bodyLimit: bytesAtMost,
      config: { action: 'clean-up.record', mostValues: valuesAtMost },
      schema: {
        tags,
        summary:
          '填报清理事项：工作簿或 JSON Enter what communities carried before the list, from a workbook or JSON: all or nothing',
        body: { content: { [mediaTypes.json]: { schema: ref(CleanUpDocument) }, ...workbook, ...form } },
        response: { 200: ref(Inventory), ...problems(...recording) },
      },
    },
    putCleanUp,
  )
  commandRoute(app, store, {
    method: 'POST',
    url: '/clean-up/:line/disposal',
    action: 'clean-up.dispose',
    tags,
    summary: '处置清理事项 Say what became of a line: cancelled, merged, kept, taken back or returned',
    params: strict({ line: Code }),
    body: CleanUpDisposal,
    answers: { 201: ref(CleanUpLine) },
    problems: [...acting, 'not-found', 'wrong-state'],
    command: ({ caller, params, given: sent }) => disposeOf(caller, params.line, sent),
    answer({ answer, places }, _, reply) {
      reply.code(201)
      return { ...shown(answer), log: places[0] as LogPlace }
    },
  })
  app.get(
    '/clean-up',
    {
      config: { action: 'clean-up.read' },
      schema: {
        tags,
        summary: '清理事项，也可取工作簿 List clean-up lines; as a workbook, all that match',
        ...listed,
        response: {
          200: { content: { [mediaTypes.json]: { schema: ref(CleanUpPage) }, ...workbook } },
          ...no,
          ...problems('not-acceptable'),
        },
      },
    },
    getLines,
  )
  app.get(
    '/clean-up/summary',
    {
      config: { action: 'clean-up.read' },
      schema: {
        tags,
        summary: '清理成效：清理前后数量 Count what was carried before and after, by kind, community or organisation',
        ...summed,
        response: { 200: ref(CleanUpSummary), ...no },
      },
    },
    getSummary,
  )
  app.get(
    '/clean-up/template',
    {
      schema: {
        tags,
        summary: '清理事项空白模板 Get a blank workbook for an inventory',
        response: { 200: { description: 'A workbook', content: workbook }, ...problems('not-acceptable') },
      },
    },
    async (request, reply) => {
      preferred(request, [mediaTypes.xlsx])
      return sendSheets(reply, cleanUpSheets(), 'clean-up-template')
    },
  )

  async function putCleanUp(request: FastifyRequest, reply: FastifyReply) {
    const { body } = request
    const caller = callerOf(request)
    const sent: Given<Document> = Buffer.isBuffer(body)
      ? given(await oneAtATime(() => documentIn(caller, body)))
      : { body, faults: bodyFaults(request) }
    await othersTurn()
    const command = recordCleanUp(caller, sent)
    if (sent.faults.length > 0) return refuseMalformed(store, command, sent.faults)
    return (await perform(store, request, reply, command)).answer
  }

  const documentIn = (caller: Principal, bytes: Buffer) =>
    documentFrom<Document>(
      store,
      () => readCleanUp(bytes, caller.jurisdiction as string),
      faultsOf,
      (document) => recordCleanUp(caller, given(document)),
    )

  async function getLines(request: Asks<typeof listed>, reply: FastifyReply) {
    const { jurisdiction, limit: _, cursor: __, ...asked } = request.query
    const { organisation, community } = asked
    known(store, request, { ...(organisation && { organisation }), ...(community && { community }) }, () => false)
    const filter: CleanUpFilter = { within: placeOf(request, jurisdiction), ...asked }
    reply.header('vary', 'accept, accept-language')
    if (preferred(request, [mediaTypes.json, mediaTypes.xlsx]) === mediaTypes.xlsx) {
      const lines = reads.cleanUpLines(filter, { after: undefined, limit: 5000 })
      return sendSheets(reply, cleanUpSheets(lines.map(lineOf)), `clean-up-${filter.within}`)
    }
    return pageOf(
      request,
      reply,
      reads.cleanUpLines(filter, pageAt(request.query)),
      request.query,
      ({ jurisdiction: place, code }) => `${place}/${code}`,
      shown,
    )
  }

  async function getSummary(request: Asks<typeof summed>) {
    const jurisdiction = placeOf(request, request.query.jurisdiction)
    const { by = 'kind' } = request.query
    const language = languageOf(request)
    const lines = reads.cleanUpLines({ within: jurisdiction }, all)
    await othersTurn()
    return {
      jurisdiction,
      sentence: sentenceOf(lines)[language],
      total: countsOf(lines),
      items: countedBy(lines, by).map((one) => ({ ...one, name: nameOf(by, one.key, language) })),
    }
  }

  function nameOf(by: CleanUpKey, key: string, language: 'zh' | 'en'): string {
    if (by === 'kind') return cleanUpKindWords[key as CleanUpKind][language]
    return by === 'community' ? communityName(reads, key) : organisationName(reads, key)
  }

  /** Where none is asked for, the caller's own place. */
  function placeOf(request: FastifyRequest, asked: string | undefined): string {
    const own = asked ?? homeOf(reads, callerOf(request))
    return own ?? refuse(faulty([fault('/query/jurisdiction', '请写明辖区', 'Say which jurisdiction')]))
  }

  /** What stands as null is absent. */
  function shown(row: Line) {
    const { jurisdiction, organisation, disposal, into, item, disposedTo, disposedOn } = row
    return {
      jurisdiction,
      ...lineOf(row),
      ...(organisation !== null && { organisationName: organisationName(reads, organisation) }),
      ...(disposal !== null &&
        disposedOn !== null && {
          disposal: {
            as: disposal,
            on: disposedOn,
            ...(into !== null && { into }),
            ...(item !== null && { item }),
            ...(disposedTo !== null && { organisation: disposedTo }),
          },
        }),
    }
  }
}

/** A line as it was entered. */
const lineOf = ({ code, kind, name, organisation, communities }: Line) => ({
  code,
  kind,
  name,
  ...(organisation !== null && { organisation }),
  communities: JSON.parse(communities) as string[],
})
