// 草案: put and read as JSON, as a workbook, or its items as a .csv; and the blank workbook to start from.
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { templateSheets } from '../../formats/workbook/editions.ts'
import { may } from '../../policy/access/may.ts'
import { discardDraft, documentBefore, putDraft } from '../../policy/list/drafting.ts'
import { leadFaults } from '../../policy/list/lead-faults.ts'
import { noDraft } from '../../policy/list/missing.ts'
import type { Draft } from '../../policy/list/reads.ts'
import type { EditionDocument } from '../../policy/terms.ts'
import { othersTurn } from '../../policy/turn.ts'
import { type Given, given } from '../../policy/untrusted.ts'
import * as wire from '../../schema/wire/list/edition.ts'
import { JurisdictionCode, ref, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import type { Asks, Routes } from '../deps.ts'
import { mediaTypes, preferred } from '../http/accept.ts'
import { callerOf } from '../http/auth.ts'
import { bodyFaults, ifMatchOf, perform, recording, refuseMalformed, removing } from '../http/command.ts'
import { sendSheets, workbook } from '../http/files.ts'
import { form, takeForms } from '../http/forms.ts'
import { inTurn } from '../http/one-at-a-time.ts'
import { refuse, refuseIf } from '../http/problem.ts'
import { documentIn } from './uploads.ts'
import { sendItems, sendWorkbook, workbookAnswers } from './workbooks.ts'

const ofJurisdiction = { params: strict({ jurisdiction: JurisdictionCode }) }
/** A whole edition is far larger than a request: a list of 2,000 items has some 0.7 MB and 40,000 values. */
const editionBytes = 4 * 1024 * 1024
const editionValues = 120_000

export const draftRoutes: Routes = async (app, { store }) => {
  const tags = ['lists']
  const oneAtATime = inTurn()
  takeForms(app)
  for (const type of [mediaTypes.xlsx, mediaTypes.csv])
    app.addContentTypeParser(type, { parseAs: 'buffer' }, (_request, body, done) => done(null, body))

  app.put(
    '/lists/:jurisdiction/draft',
    {
      attachValidation: true,
      bodyLimit: editionBytes,
      config: { action: 'draft.put', mostValues: editionValues },
      schema: {
        tags,
        summary:
          '提交草案：JSON、工作簿，或只含事项的 .csv（标题、条款、依据取自现有草案，否则取自现行清单） Save the draft: JSON, a workbook, or a .csv of items alone',
        ...ofJurisdiction,
        body: {
          content: {
            [mediaTypes.json]: { schema: ref(wire.EditionDocument) },
            ...workbook,
            [mediaTypes.csv]: { schema: Type.Unsafe<string>({ type: 'string', contentMediaType: mediaTypes.csv }) },
            ...form,
          },
        },
        response: {
          200: ref(wire.Draft),
          201: ref(wire.Draft),
          ...problems(...recording, 'stale-version', 'precondition-required'),
        },
      },
    },
    // The body is one of three things, so Fastify knows none of them as its type.
    (request, reply) => handlePut(request as Asks<typeof ofJurisdiction>, reply),
  )
  app.get(
    '/lists/:jurisdiction/draft',
    {
      config: { action: 'draft.read' },
      schema: {
        tags,
        summary: '草案 Get the draft',
        ...ofJurisdiction,
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
  app.delete(
    '/lists/:jurisdiction/draft',
    {
      config: { action: 'draft.put' },
      schema: {
        tags,
        summary: '删除草案 Discard the draft',
        ...ofJurisdiction,
        response: {
          204: Type.Null(),
          ...problems(...removing, 'stale-version', 'precondition-required'),
        },
      },
    },
    deleteDraft,
  )
  app.get(
    '/lists/template',
    {
      schema: {
        tags,
        summary: '空白模板 Get a blank workbook',
        response: {
          200: { description: 'A workbook', content: workbook },
          ...problems('not-acceptable'),
        },
      },
    },
    getTemplate,
  )

  async function handlePut(request: Asks<typeof ofJurisdiction>, reply: FastifyReply) {
    const { jurisdiction } = request.params
    const sent: Given<EditionDocument> = Buffer.isBuffer(request.body)
      ? given(await uploaded(request, request.body))
      : { body: request.body, faults: bodyFaults(request) }
    // A whole list is long to check and long to write: others have their turn in between.
    await othersTurn()
    const command = putDraft(callerOf(request), jurisdiction, sent, ifMatchOf(request))
    sayVersion(request, reply)
    if (sent.faults.length > 0) return refuseMalformed(store, command, sent.faults)
    const { answer } = await perform(store, request, reply, command)
    const { created, ...draft } = answer
    reply.code(created ? 201 : 200)
    return draftAnswer(reply, draft)
  }

  /** Which draft there is, for whoever may put another in its place: also where it was refused for not saying so. */
  function sayVersion(request: Asks<typeof ofJurisdiction>, reply: FastifyReply): void {
    const { jurisdiction } = request.params
    const known = store.reads.draft(jurisdiction)
    if (known && !may(callerOf(request), 'draft.put', { jurisdiction })) reply.header('etag', `"${known.version}"`)
  }

  async function deleteDraft(request: Asks<typeof ofJurisdiction>, reply: FastifyReply) {
    sayVersion(request, reply)
    await perform(
      store,
      request,
      reply,
      discardDraft(callerOf(request), request.params.jurisdiction, ifMatchOf(request)),
    )
    reply.removeHeader('etag')
    return reply.code(204).send()
  }

  /** A file that is not the caller's to put is not even read. */
  function uploaded(request: Asks<typeof ofJurisdiction>, bytes: Buffer): Promise<EditionDocument> {
    const { jurisdiction } = request.params
    refuseIf(may(callerOf(request), 'draft.put', { jurisdiction }))
    const before = () => documentBefore(store.reads, jurisdiction, store.now().today)
    return oneAtATime(() => documentIn(request, bytes, before, (document) => leadFaults(document, store.reads)))
  }

  async function getDraft(request: Asks<typeof ofJurisdiction>, reply: FastifyReply) {
    const { jurisdiction } = request.params
    refuseIf(may(callerOf(request), 'draft.read', { jurisdiction }))
    const draft = store.reads.draft(jurisdiction)
    if (!draft) return refuse(noDraft(jurisdiction))
    const format = preferred(request, [mediaTypes.json, mediaTypes.xlsx, mediaTypes.csv])
    const name = `list-${jurisdiction}-draft-${draft.version}`
    reply.header('etag', `"${draft.version}"`).header('vary', 'accept')
    if (format === mediaTypes.xlsx) return sendWorkbook(reply, JSON.parse(draft.document), name, store.reads)
    if (format === mediaTypes.csv) return sendItems(reply, JSON.parse(draft.document), name)
    return draftAnswer(reply, draft)
  }

  /** The document goes out as it is kept: a whole list is long to read and to write again. */
  function draftAnswer(reply: FastifyReply, { document, ...draft }: Draft) {
    reply.header('etag', `"${draft.version}"`).type(mediaTypes.json)
    return reply.send(`${JSON.stringify(draft).slice(0, -1)},"document":${document}}`)
  }

  async function getTemplate(request: FastifyRequest, reply: FastifyReply) {
    preferred(request, [mediaTypes.xlsx])
    return sendSheets(reply, templateSheets(), 'list-template')
  }
}
