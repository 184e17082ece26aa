// Access keys, for the operator: made, listed, revoked. The key itself is shown once.
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type, { type Static } from 'typebox'
import { bindingFaults } from '../../policy/access/key-binding.ts'
import { invalidInput, notFound } from '../../policy/problem.ts'
import { malformed } from '../../policy/untrusted.ts'
import { Key, KeyPage, KeyRequest } from '../../schema/wire/access.ts'
import { Code, Paging, ref, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import type { Asks, Routes } from '../deps.ts'
import { bodyFaults, taking } from '../http/command.ts'
import { pageAt, pageOf } from '../http/paging.ts'
import { refuse, refuseIf } from '../http/problem.ts'

const one = { params: strict({ id: Code }) }
const listed = { querystring: strict(Paging) }
const tags = ['keys']

export const keyRoutes: Routes = async (app, { store, newKey }) => {
  const config = { action: 'key.manage' as const }
  app.post(
    '/keys',
    {
      attachValidation: true,
      config,
      schema: {
        tags,
        summary: '新建访问密钥 Create an access key',
        body: ref(KeyRequest),
        response: {
          201: ref(Key),
          ...problems(...taking),
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
          ...problems('invalid-input', 'unauthenticated', 'forbidden', 'not-found'),
        },
      },
    },
    deleteKey,
  )

  async function postKey(request: FastifyRequest, reply: FastifyReply) {
    const { body } = request
    const faults = bindingFaults(body)
    refuseIf(malformed({ body, faults: bodyFaults(request) }, () => faults) ?? invalidInput(faults))
    const { id, key } = newKey()
    const record = { id, ...(body as Static<typeof KeyRequest>), createdAt: store.now().at }
    store.keys.add(key, record)
    reply.code(201).header('location', `/v1/keys/${id}`).header('cache-control', 'no-store')
    return { ...record, key }
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
    const { id } = request.params
    if (!store.keys.revoke(id, store.now().at)) return refuse(notFound(`没有密钥 ${id}`, `There is no key ${id}`))
    return reply.code(204).send()
  }
}
