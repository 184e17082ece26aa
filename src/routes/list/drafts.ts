// 草稿: put and read as JSON, as a workbook, or its items as a .csv; and the blank workbook to start from.
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Routes } from '../../app.ts'
import { templateSheets } from '../../formats/workbook/editions.ts'
import { putDraft } from '../../policy/list/drafting.ts'
import type { Draft } from '../../policy/ports.ts'
import { notFound } from '../../policy/problem.ts'
import type { EditionDocument as Document } from '../../policy/terms.ts'
import * as wire from '../../schema/wire/list/edition.ts'
import { JurisdictionCode, ref, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import { mediaTypes, preferred } from '../http/accept.ts'
import { callerOf, governs, notYours } from '../http/auth.ts'
import { ifMatchOf, perform, recording } from '../http/command.ts'
import { inTurn } from '../http/one-at-a-time.ts'
import { invalidInput, refuse } from '../http/problem.ts'
import { documentBefore, jsonFaults, readUpload } from './uploads.ts'
import { sendItems, sendSheets, sendWorkbook, workbookAnswers } from './workbooks.ts'

const Path = strict({ jurisdiction: JurisdictionCode })
/** A whole edition is far larger than a request. */
const editionBytes = 16 * 1024 * 1024
const file = (contentMediaType: string) => Type.Unsafe<string>({ type: 'string', contentMediaType })

export const draftRoutes: Routes = async (app, { store }) => {
  const tag = { tags: ['lists'] }
  const oneAtATime = inTurn()
  for (const type of [mediaTypes.xlsx, mediaTypes.csv])
    app.addContentTypeParser(type, { parseAs: 'buffer' }, (_request, body, done) => done(null, body))

  app.put(
    '/lists/:jurisdiction/draft',
    {
      attachValidation: true,
      bodyLimit: editionBytes,
      config: { roles: ['list-keeper'] },
      schema: {
        ...tag,
        summary:
          '提交草稿：JSON、工作簿，或只含事项的 .csv（标题、条款、依据取自现有草稿，否则取自现行清单） Put the draft',
        params: Path,
        body: {
          content: {
            [mediaTypes.json]: { schema: ref(wire.EditionDocument) },
            [mediaTypes.xlsx]: { schema: file(mediaTypes.xlsx) },
            [mediaTypes.csv]: { schema: file(mediaTypes.csv) },
          },
        },
        response: {
          200: ref(wire.Draft),
          201: ref(wire.Draft),
          ...problems(...recording, 'stale-version', 'precondition-required'),
        },
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
        response: {
          200: {
            description: 'The draft',
            content: { [mediaTypes.json]: { schema: ref(wire.Draft) }, ...workbookAnswers },
          },
          ...problems('invalid-input', 'unauthenticated', 'forbidden', 'not-found', 'not-acceptable'),
        },
      },
    },
    getDraft,
  )
  app.get(
    '/lists/template',
    {
      schema: {
        ...tag,
        summary: '空白模板 The blank workbook',
        response: {
          200: { description: 'A workbook', content: { [mediaTypes.xlsx]: { schema: file(mediaTypes.xlsx) } } },
          ...problems('not-acceptable'),
        },
      },
    },
    getTemplate,
  )

  type ByJurisdiction = { Params: { jurisdiction: string } }

  async function handlePutDraft(request: FastifyRequest<ByJurisdiction>, reply: FastifyReply) {
    const { jurisdiction } = request.params
    const document = Buffer.isBuffer(request.body) ? await uploaded(request, request.body) : inBody(request)
    const command = putDraft(callerOf(request), jurisdiction, document, ifMatchOf(request))
    const { answer } = await perform(store, request, reply, command)
    const { created, ...draft } = answer
    reply.code(created ? 201 : 200)
    return draftAnswer(reply, draft)
  }

  function inBody(request: FastifyRequest): Document {
    const faults = jsonFaults(request)
    return faults.length > 0 ? refuse({ problem: invalidInput(faults) }) : (request.body as Document)
  }

  /** Strangers' files are not even read. */
  function uploaded(request: FastifyRequest<ByJurisdiction>, bytes: Buffer): Promise<Document> {
    const { jurisdiction } = request.params
    if (!governs(callerOf(request), jurisdiction)) return notYours()
    return oneAtATime(() => readUpload(request, bytes, () => documentBefore(store, jurisdiction)))
  }

  async function getDraft(request: FastifyRequest<ByJurisdiction>, reply: FastifyReply) {
    const { jurisdiction } = request.params
    if (!governs(callerOf(request), jurisdiction)) return notYours()
    const draft = store.reads.draft(jurisdiction)
    if (!draft) return refuse(notFound(`辖区 ${jurisdiction} 没有草稿`, `Jurisdiction ${jurisdiction} has no draft`))
    const format = preferred(request, [mediaTypes.json, mediaTypes.xlsx, mediaTypes.csv])
    const name = `list-${jurisdiction}-draft-${draft.version}`
    reply.header('etag', `"${draft.version}"`).header('vary', 'accept')
    if (format === mediaTypes.xlsx) return sendWorkbook(reply, JSON.parse(draft.document), name)
    if (format === mediaTypes.csv) return sendItems(reply, JSON.parse(draft.document), name)
    return draftAnswer(reply, draft)
  }

  function draftAnswer(reply: FastifyReply, draft: Draft) {
    reply.header('etag', `"${draft.version}"`)
    return { ...draft, document: JSON.parse(draft.document) }
  }

  async function getTemplate(request: FastifyRequest, reply: FastifyReply) {
    preferred(request, [mediaTypes.xlsx])
    return sendSheets(reply, templateSheets(), 'list-template')
  }
}
