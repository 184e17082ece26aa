// 登记簿: the registry as one workbook, out and in.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { readRegistry, registrySheets } from '../../formats/workbook/registry.ts'
import { mayAtAll } from '../../policy/access/may.ts'
import type { Principal } from '../../policy/access/principal.ts'
import { type RegistryDocument, recordRegistry } from '../../policy/registry/bulk.ts'
import { othersTurn } from '../../policy/turn.ts'
import { type Given, given } from '../../policy/untrusted.ts'
import { ref } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import { RegistryDocument as Document, Registration } from '../../schema/wire/registry.ts'
import { shapeOf } from '../../schema/wire/shape.ts'
import type { Routes } from '../deps.ts'
import { mediaTypes, preferred } from '../http/accept.ts'
import { callerOf } from '../http/auth.ts'
import { bodyFaults, perform, recording, refuseMalformed } from '../http/command.ts'
import { documentFrom } from '../http/document-file.ts'
import { sendSheets, workbook } from '../http/files.ts'
import { form, takeForms } from '../http/forms.ts'
import { inTurn } from '../http/one-at-a-time.ts'

const faultsOf = shapeOf(Document)
const bytesAtMost = 4 * 1024 * 1024
const valuesAtMost = 120_000
/** Lines of one kind in a workbook: as many as it may hold when it comes back. */
const linesAtMost = 10_000

export const registryWorkbookRoutes: Routes = async (app, { store }) => {
  const tags = ['registry']
  const oneAtATime = inTurn()
  takeForms(app)
  app.addContentTypeParser(mediaTypes.xlsx, { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.put(
    '/registry',
    {
      attachValidation: true,
      bodyLimit: bytesAtMost,
      config: { action: 'registry.record', mostValues: valuesAtMost },
      schema: {
        tags,
        summary:
          '批量登记单位、社区（清单管理员）和预算项目（财政）：工作簿或 JSON Register organisations, communities (list keeper) and budget lines (finance) from a workbook or JSON: all or nothing',
        body: {
          content: {
            [mediaTypes.json]: { schema: ref(Document) },
            ...workbook,
            ...form,
          },
        },
        response: { 200: ref(Registration), ...problems(...recording) },
      },
    },
    putRegistry,
  )
  app.get(
    '/registry',
    {
      config: { action: 'registry.record' },
      schema: {
        tags,
        summary: '登记簿工作簿：本辖区已登记的 Get what is registered in the jurisdiction, as a workbook',
        response: {
          200: { description: 'A workbook', content: workbook },
          ...problems('unauthenticated', 'forbidden', 'not-acceptable'),
        },
      },
    },
    getRegistry,
  )
  app.get(
    '/registry/template',
    {
      schema: {
        tags,
        summary: '登记簿空白模板 Get a blank workbook for the registry',
        response: {
          200: { description: 'A workbook', content: workbook },
          ...problems('not-acceptable'),
        },
      },
    },
    async (request, reply) => {
      preferred(request, [mediaTypes.xlsx])
      return sendSheets(reply, registrySheets(), 'registry-template')
    },
  )

  async function putRegistry(request: FastifyRequest, reply: FastifyReply) {
    const { body } = request
    const sent: Given<RegistryDocument> = Buffer.isBuffer(body)
      ? given(await oneAtATime(() => documentIn(callerOf(request), body)))
      : { body, faults: bodyFaults(request) }
    await othersTurn()
    const command = recordRegistry(callerOf(request), sent)
    if (sent.faults.length > 0) return refuseMalformed(store, command, sent.faults)
    return (await perform(store, request, reply, command)).answer
  }

  const documentIn = (caller: Principal, bytes: Buffer) =>
    documentFrom<RegistryDocument>(
      store,
      () => readRegistry(bytes),
      faultsOf,
      (document) => recordRegistry(caller, given(document)),
    )

  async function getRegistry(request: FastifyRequest, reply: FastifyReply) {
    preferred(request, [mediaTypes.xlsx])
    const caller = callerOf(request)
    const { jurisdiction } = caller
    const all = { after: undefined, limit: linesAtMost }
    const places = !mayAtAll(caller, 'organisation.record')
    const lines = mayAtAll(caller, 'budget-line.record')
      ? []
      : store.reads.budgetLines({ within: jurisdiction as string }, all, store.now().today)
    return sendSheets(
      reply,
      registrySheets({
        ...(places && {
          organisations: store.reads.organisations(jurisdiction, all),
          communities: store.reads.communities(jurisdiction, all),
        }),
        budgetLines: lines.map(({ code, organisation, year, totalFen, document, provisional }) => ({
          code,
          organisation,
          year,
          totalFen,
          document,
          ...(provisional === 1 && { provisional: true }),
        })),
      }),
      `registry-${jurisdiction}`,
    )
  }
}
