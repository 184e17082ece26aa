// 留痕: the log for whoever would prove it. Checkpoint and key are public, as the proofs are.
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Routes } from '../../app.ts'
import { type LeafHeader, wireEntry } from '../../policy/log/entry.ts'
import type { Filter } from '../../policy/log/filter.ts'
import { makeReceipt } from '../../policy/log/receipt.ts'
import type { KeptEntry } from '../../policy/log/storage.ts'
import { inclusionProof } from '../../policy/log/tree.ts'
import type { Principal } from '../../policy/ports.ts'
import { notFound } from '../../policy/problem.ts'
import {
  EntriesQuery,
  EntryParams,
  ExportQuery,
  LogEntry,
  LogEntryPage,
  Receipt,
  Replay,
} from '../../schema/wire/log.ts'
import { Paging, ref, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import { mediaTypes } from '../http/accept.ts'
import { callerOf, governs, notYours } from '../http/auth.ts'
import { type Asked, numberedPageAt, pageOf } from '../http/paging.ts'
import { refuse } from '../http/problem.ts'
import { checkpointing } from './checkpointing.ts'
import { exportStream } from './export.ts'
import { proofRoutes } from './proofs.ts'
import { replayer } from './replay.ts'

const plain = { 200: { content: { 'text/plain': { schema: Type.String() } } } }
const textType = 'text/plain; charset=utf-8'

export const logRoutes: Routes = async (app, deps) => {
  const { store, signer } = deps
  const tag = { tags: ['log'] }
  const signing = checkpointing(store, signer, (what) => app.log.error({ what }, 'the log is not whole'))
  const replayAgain = replayer(store)
  const auditor = { config: { roles: ['auditor' as const] } }
  const refusals = ['unauthenticated', 'forbidden'] as const

  app.get(
    '/log/checkpoint',
    {
      schema: {
        ...tag,
        summary: '签名检查点 The signed state of the log (C2SP tlog-checkpoint)',
        response: { ...plain, ...problems('cannot-sign') },
      },
    },
    async (_, reply) => reply.type(textType).send((await signing.checkpoint()).note),
  )
  app.get(
    '/log/key',
    {
      schema: {
        ...tag,
        summary: '验证密钥 The verifier key of checkpoints',
        response: { ...plain, ...problems('cannot-sign') },
      },
    },
    async (_, reply) => reply.type(textType).send(`${signing.key()}\n`),
  )
  app.get(
    '/log/entries',
    {
      ...auditor,
      schema: {
        ...tag,
        summary: '留痕记录 Entries as they were hashed',
        querystring: strict({ ...EntriesQuery, ...Paging }),
        response: { 200: ref(LogEntryPage), ...problems('invalid-input', ...refusals) },
      },
    },
    getEntries,
  )
  app.get(
    '/log/entries/:index',
    {
      ...auditor,
      schema: {
        ...tag,
        summary: '一条留痕 One entry',
        params: strict(EntryParams),
        response: { 200: ref(LogEntry), ...problems('invalid-input', 'not-found', ...refusals) },
      },
    },
    async (request: FastifyRequest<Indexed>) => {
      const kept = entryOr404(request)
      return shownTo(callerOf(request), kept)
    },
  )
  app.get(
    '/log/entries/:index/receipt',
    {
      config: { roles: ['organisation', 'community', 'reviewer', 'auditor'] },
      schema: {
        ...tag,
        summary: '凭证 The entry with its proof, in one file that verifies offline',
        params: strict(EntryParams),
        response: { 200: ref(Receipt), ...problems('invalid-input', 'not-found', 'cannot-sign', ...refusals) },
      },
    },
    getReceipt,
  )
  app.post(
    '/log/entries/:index/replay',
    {
      ...auditor,
      schema: {
        ...tag,
        summary: '重新决定 Decides the recorded request again on the recorded facts',
        params: strict(EntryParams),
        response: {
          200: ref(Replay),
          ...problems('invalid-input', 'not-found', 'wrong-state', 'conflict', ...refusals),
        },
      },
    },
    async (request: FastifyRequest<Indexed>) => {
      const kept = entryOr404(request)
      if (!isFor(callerOf(request), headerOf(kept))) notYours()
      return replayAgain(kept)
    },
  )
  await proofRoutes(app, deps)
  app.get(
    '/log/export',
    {
      ...auditor,
      schema: {
        ...tag,
        summary: '自证导出 A file that proves itself offline, and that nothing matching was left out',
        querystring: strict(ExportQuery),
        response: {
          200: { content: { [mediaTypes.ndjson]: { schema: Type.String() } } },
          ...problems('invalid-input', 'cannot-sign', ...refusals),
        },
      },
    },
    getExport,
  )

  type Indexed = { Params: { index: string } }

  async function getEntries(request: FastifyRequest<{ Querystring: Asked & { start?: number } }>, reply: FastifyReply) {
    const { start = 0, cursor } = request.query
    const { after, limit } = numberedPageAt(request.query)
    const rows = store.log.entriesFrom(cursor === undefined ? start : Number(after) + 1, limit)
    const caller = callerOf(request)
    return pageOf(
      request,
      reply,
      rows,
      request.query,
      ({ index }) => index,
      (kept) => shownTo(caller, kept),
    )
  }

  async function getReceipt(request: FastifyRequest<Indexed>, reply: FastifyReply) {
    const kept = entryOr404(request)
    if (!isFor(callerOf(request), headerOf(kept))) notYours()
    const { size, note } = await signing.checkpoint()
    const { index } = kept
    const proof = { index, size, hashes: inclusionProof(index, size, store.log.readHash) }
    const text = makeReceipt({ entry: wireEntry(index, kept), checkpoint: note, key: signing.key(), proof })
    reply.header('content-disposition', `attachment; filename="zhunru-receipt-${index}.json"`)
    return reply.type('application/json; charset=utf-8').serializer(String).send(text)
  }

  async function getExport(
    request: FastifyRequest<{ Querystring: Omit<Filter, 'rejections'> & { of?: 'rejections' | 'entries' } }>,
    reply: FastifyReply,
  ) {
    const { of = 'rejections', ...asked } = request.query
    const jurisdiction = callerOf(request).jurisdiction as string
    const filter: Filter = { ...asked, jurisdiction, ...(of === 'rejections' && { rejections: true }) }
    const signed = await signing.checkpoint()
    reply.header('content-disposition', `attachment; filename="zhunru-log-${signed.size}.ndjson"`)
    return reply.type(mediaTypes.ndjson).send(await exportStream(store.log, filter, signed, signing.key()))
  }

  function entryOr404({ params: { index } }: FastifyRequest<Indexed>): KeptEntry {
    return store.log.entry(Number(index)) ?? refuse(notFound(`没有第 ${index} 条留痕`, `The log has no entry ${index}`))
  }
}

const headerOf = ({ leaf }: KeptEntry): LeafHeader => JSON.parse(leaf)

/** Whose decision it is: who asked, the communities concerned, and who governs the place. */
function isFor(caller: Principal, { jurisdiction, organisation, communities }: LeafHeader): boolean {
  if (caller.role === 'organisation') return organisation !== undefined && organisation === caller.organisation
  if (caller.role === 'community') return communities?.includes(caller.community ?? '') === true
  // What concerns no jurisdiction concerns the log itself.
  return jurisdiction === undefined || governs(caller, jurisdiction)
}

/** The leaf of every entry; salt and body where they are the caller's to read. */
function shownTo(caller: Principal, kept: KeptEntry) {
  const { index, leaf, leafHash } = kept
  return wireEntry(index, isFor(caller, headerOf(kept)) ? kept : { leaf, leafHash })
}
