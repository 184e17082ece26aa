// 自证导出: what an auditor takes away.
import type { FastifyReply } from 'fastify'
import Type from 'typebox'
import { exportStream } from '../../formats/log-export.ts'
import type { Filter } from '../../policy/log/filter.ts'
import { ExportQuery } from '../../schema/wire/log.ts'
import { strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import type { Asks, Routes } from '../deps.ts'
import { mediaTypes } from '../http/accept.ts'
import { callerOf } from '../http/auth.ts'
import { known, oneLine } from '../http/known.ts'
import { checkpointing } from './checkpointing.ts'

const exported = { querystring: strict(ExportQuery) }

export const exportRoutes: Routes = async (app, { store, signer }) => {
  const signing = checkpointing(store, signer, app.log)
  app.get(
    '/log/export',
    {
      config: { action: 'log.export' },
      schema: {
        tags: ['log'],
        summary: '自证导出 Export a file that proves offline that it is true, and that nothing matching was left out',
        ...exported,
        response: {
          200: { content: { [mediaTypes.ndjson]: { schema: Type.String() } } },
          ...problems('invalid-input', 'cannot-sign', 'unauthenticated', 'forbidden'),
        },
      },
    },
    getExport,
  )

  async function getExport(request: Asks<typeof exported>, reply: FastifyReply) {
    const { of = 'rejections', ...asked } = request.query
    const jurisdiction = callerOf(request).jurisdiction as string
    const found = known(store, request, asked, (of) => store.reads.rejections(of, oneLine).length > 0)
    const filter: Filter = { ...found, jurisdiction, ...(of === 'rejections' && { rejections: true }) }
    const signed = await signing.checkpoint()
    reply.header('content-disposition', `attachment; filename="zhunru-log-${signed.size}.ndjson"`)
    return reply.type(mediaTypes.ndjson).send(await exportStream(store.log, filter, signed, signing.key()))
  }
}
