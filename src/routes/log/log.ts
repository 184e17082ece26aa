// 存证: the log for whoever would prove it. Checkpoint and key are public, as the proofs are.
import type { FastifyReply } from 'fastify'
import Type from 'typebox'
import { may, type Resource } from '../../policy/access/may.ts'
import type { Principal } from '../../policy/access/principal.ts'
import { replayEntry } from '../../policy/admission/replay.ts'
import { type LeafHeader, wireEntry } from '../../policy/log/entry.ts'
import { makeReceipt } from '../../policy/log/receipt.ts'
import { keptDamage } from '../../policy/log/rehash.ts'
import type { KeptEntry } from '../../policy/log/storage.ts'
import { inclusionProof } from '../../policy/log/tree.ts'
import { notFound } from '../../policy/problem.ts'
import { EntriesQuery, EntryParams, LogEntry, LogEntryPage, Receipt, Replay } from '../../schema/wire/log.ts'
import { Paging, ref, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import type { Asks, Routes } from '../deps.ts'
import { callerOf } from '../http/auth.ts'
import { numberedPageAt, pageOf, withinLength } from '../http/paging.ts'
import { granted, refuse, refuseIf } from '../http/problem.ts'
import { checkpointing, unsigned } from './checkpointing.ts'

const plain = { 200: { content: { 'text/plain': { schema: Type.String() } } } }
const textType = 'text/plain; charset=utf-8'
const one = { params: strict(EntryParams) }
const listed = { querystring: strict({ ...EntriesQuery, ...Paging }) }

export const logRoutes: Routes = async (app, { store, signer }) => {
  const tags = ['log']
  const signing = checkpointing(store, signer, app.log)
  const refusals = ['unauthenticated', 'forbidden'] as const

  app.get(
    '/log/checkpoint',
    {
      schema: {
        tags,
        summary: '签名检查点 Get the signed state of the log (C2SP tlog-checkpoint)',
        response: { ...plain, ...problems('cannot-sign') },
      },
    },
    async (_, reply) => reply.type(textType).send((await signing.checkpoint()).note),
  )
  app.get(
    '/log/key',
    {
      schema: {
        tags,
        summary: '验证密钥 Get the verifier key of checkpoints',
        response: { ...plain, ...problems('cannot-sign') },
      },
    },
    async (_, reply) => reply.type(textType).send(`${signing.key()}\n`),
  )
  app.get(
    '/log/entries',
    {
      config: { action: 'entry.list' },
      schema: {
        tags,
        summary: '存证记录 List entries as they were hashed',
        ...listed,
        response: { 200: ref(LogEntryPage), ...problems('invalid-input', ...refusals) },
      },
    },
    getEntries,
  )
  app.get(
    '/log/entries/:index',
    {
      config: { action: 'entry.list' },
      schema: {
        tags,
        summary: '一条存证 Get an entry',
        ...one,
        response: { 200: ref(LogEntry), ...problems('invalid-input', 'not-found', ...refusals) },
      },
    },
    getEntry,
  )
  app.get(
    '/log/entries/:index/receipt',
    {
      config: { action: 'entry.receive' },
      schema: {
        tags,
        summary: '凭证 Get an entry with its proof, in one file that can be verified offline',
        ...one,
        response: { 200: ref(Receipt), ...problems('invalid-input', 'not-found', 'cannot-sign', ...refusals) },
      },
    },
    getReceipt,
  )
  app.post(
    '/log/entries/:index/replay',
    {
      config: { action: 'entry.replay' },
      schema: {
        tags,
        summary: '重新决定 Decide the recorded request again on the recorded facts',
        ...one,
        response: {
          200: ref(Replay),
          ...problems('invalid-input', 'not-found', 'wrong-state', 'conflict', ...refusals),
        },
      },
    },
    postReplay,
  )

  async function getEntries(request: Asks<typeof listed>, reply: FastifyReply) {
    const { start = 0 } = request.query
    const { after = start - 1, limit: most } = numberedPageAt(request.query)
    const { rows, limit } = withinLength(
      (last, n) => store.log.entriesFrom(Number(last) + 1, n),
      { after: String(after), limit: most },
      ({ index }) => index,
      ({ leaf, body }) => 2 * leaf.length + body.length,
    )
    const caller = callerOf(request)
    return pageOf(
      request,
      reply,
      rows,
      { limit },
      ({ index }) => index,
      (kept) => shownTo(caller, kept),
    )
  }

  async function getEntry(request: Asks<typeof one>) {
    const kept = entryOr404(request.params.index)
    return shownTo(callerOf(request), kept)
  }

  async function postReplay(request: Asks<typeof one>) {
    const kept = entryOr404(request.params.index)
    const caller = callerOf(request)
    refuseIf(may(caller, 'entry.replay', whoseIs(caller, kept)))
    return granted(replayEntry(store.reads, kept))
  }

  async function getReceipt(request: Asks<typeof one>, reply: FastifyReply) {
    const kept = entryOr404(request.params.index)
    const caller = callerOf(request)
    refuseIf(may(caller, 'entry.receive', whoseIs(caller, kept)))
    const { size, note } = await signing.checkpoint()
    const { index } = kept
    // What was changed since it was hashed is nobody's receipt: nothing is handed out that its reader could not verify.
    const damage = keptDamage(kept)
    if (damage !== undefined)
      refuse(unsigned(`第 ${index} 条存证已损坏，不出具凭证`, `Entry ${index} is damaged: ${damage}`))
    const proof = { index, size, hashes: inclusionProof(index, size, store.log.readHash) }
    const text = makeReceipt({ entry: wireEntry(index, kept), checkpoint: note, key: signing.key(), proof })
    reply.header('content-disposition', `attachment; filename="zhunru-receipt-${index}.json"`)
    return reply.type('application/json; charset=utf-8').serializer(String).send(text)
  }

  function entryOr404(index: string): KeptEntry {
    return store.log.entry(Number(index)) ?? refuse(notFound(`没有第 ${index} 条存证`, `The log has no entry ${index}`))
  }
}

/** Whose an entry is: who asked, the communities concerned, and the place. What concerns no place concerns the log itself, and everybody who reads it. */
function whoseIs(caller: Principal, { leaf }: KeptEntry): Resource {
  const { organisation, communities, jurisdiction = caller.jurisdiction }: LeafHeader = JSON.parse(leaf)
  return { organisation, communities, jurisdiction }
}

/** The leaf of every entry; salt and body where they are the caller's to read. */
function shownTo(caller: Principal, kept: KeptEntry) {
  const { index, leaf, leafHash } = kept
  const isTheirs = may(caller, 'entry.read', whoseIs(caller, kept)) === undefined
  return wireEntry(index, isTheirs ? kept : { leaf, leafHash })
}
