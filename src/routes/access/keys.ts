// Access keys, for the operator: made, listed, revoked. The key itself is shown once.
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Routes } from '../../app.ts'
import { bindingFaults, type KeyBinding } from '../../policy/access/key-binding.ts'
import { notFound } from '../../policy/problem.ts'
import { Key, KeyPage, KeyRequest } from '../../schema/wire/access.ts'
import { Code, Paging, ref, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import { type Asked, pageAt, pageOf } from '../http/paging.ts'
import { invalidInput, refuse } from '../http/problem.ts'

export const keyRoutes: Routes = async (app, { store, newKey }) => {
  const open = { config: { roles: ['operator' as const] } }
  const tag = { tags: ['keys'] }
  app.post(
    '/keys',
    {
      ...open,
      schema: {
        ...tag,
        summary: '新建访问密钥 Make a key',
        body: ref(KeyRequest),
        response: {
          201: ref(Key),
          ...problems(
            'invalid-input',
            'malformed-json',
            'unauthenticated',
            'forbidden',
            'too-large',
            'unsupported-media-type',
          ),
        },
      },
    },
    postKey,
  )
  app.get(
    '/keys',
    {
      ...open,
      schema: {
        ...tag,
        summary: '访问密钥 Keys',
        querystring: strict(Paging),
        response: { 200: ref(KeyPage), ...problems('invalid-input', 'unauthenticated', 'forbidden') },
      },
    },
    getKeys,
  )
  app.delete(
    '/keys/:id',
    {
      ...open,
      schema: {
        ...tag,
        summary: '吊销访问密钥 Revoke a key',
        params: strict({ id: Code }),
        response: {
          204: Type.Null(),
          ...problems('invalid-input', 'unauthenticated', 'forbidden', 'not-found'),
        },
      },
    },
    deleteKey,
  )

  const now = () => new Date(store.clock.now()).toISOString()

  async function postKey(request: FastifyRequest<{ Body: KeyBinding }>, reply: FastifyReply) {
    const faults = bindingFaults(request.body)
    if (faults.length > 0) return refuse({ problem: invalidInput(faults) })
    const { id, key } = newKey()
    const record = { id, ...request.body, createdAt: now() }
    store.keys.add(key, record)
    reply.code(201).header('location', `/v1/keys/${id}`).header('cache-control', 'no-store')
    return { ...record, key }
  }

  async function getKeys(request: FastifyRequest<{ Querystring: Asked }>, reply: FastifyReply) {
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

  async function deleteKey(request: FastifyRequest<{ Params: { id: string } }>, reply: FastifyReply) {
    const { id } = request.params
    if (!store.keys.revoke(id, now())) return refuse(notFound(`没有密钥 ${id}`, `There is no key ${id}`))
    return reply.code(204).send()
  }
}
