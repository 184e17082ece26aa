// Access keys, for the operator: made, listed, revoked. The key itself is shown once.
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type, { type Static } from 'typebox'
import { actorOf } from '../../policy/access/principal.ts'
import { createKey, revokeKey } from '../../policy/record/keys.ts'
import type { Given } from '../../policy/untrusted.ts'
import { Key, KeyPage, KeyRequest } from '../../schema/wire/access.ts'
import { Code, Paging, ref, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import type { Asks, Routes } from '../deps.ts'
import { callerOf } from '../http/auth.ts'
import { acting, bodyFaults, perform, refuseMalformed, removing } from '../http/command.ts'
import { pageAt, pageOf } from '../http/paging.ts'

const one = { params: strict({ id: Code }) }
const listed = { querystring: strict(Paging) }
const tags = ['keys']

export const keyRoutes: Routes = async (app, { store, newKey }) => {
  const config = { action: 'key.manage' as const }
  app.post(
    '/keys',
    {
      attachValidation: true,
      config: { ...config, located: true },
      schema: {
        tags,
        summary: '新建访问密钥 Create an access key',
        body: ref(KeyRequest),
        response: {
          201: ref(Key),
          ...problems(...acting),
        },
      },
    },
    postKey,
  )
  app.get(
    '/keys',
    {
      config,
      schema: {
        tags,
        summary: '访问密钥 List access keys',
        ...listed,
        response: { 200: ref(KeyPage), ...problems('invalid-input', 'unauthenticated', 'forbidden') },
      },
    },
    getKeys,
  )
  app.delete(
    '/keys/:id',
    {
      config,
      schema: {
        tags,
        summary: '吊销访问密钥 Revoke an access key',
        ...one,
        response: {
          204: Type.Null(),
          ...problems(...removing),
        },
      },
    },
    deleteKey,
  )

  /** The secret is kept nowhere: asked again with the same Idempotency-Key, it is told which key was made, and no more. */
  async function postKey(request: FastifyRequest, reply: FastifyReply) {
    const made = newKey()
    const given = { body: request.body, faults: bodyFaults(request) }
    const command = createKey(actorOf(callerOf(request)), made, given as Given<Static<typeof KeyRequest>>)
    if (given.faults.length > 0) return refuseMalformed(store, command, given.faults)
    const { answer, replayed } = await perform(store, request, reply, command)
    reply.code(201).header('location', `/v1/keys/${answer.id}`).header('cache-control', 'no-store')
    return { ...answer, ...(!replayed && { key: made.key }) }
  }

  async function getKeys(request: Asks<typeof listed>, reply: FastifyReply) {
    const { after, limit } = pageAt(request.query)
    return pageOf(
      request,
      reply,
      store.keys.list(after, limit),
      request.query,
      ({ id }) => id,
      (row) => row,
    )
  }

  async function deleteKey(request: Asks<typeof one>, reply: FastifyReply) {
    await perform(store, request, reply, revokeKey(actorOf(callerOf(request)), request.params.id))
    return reply.code(204).send()
  }
}
