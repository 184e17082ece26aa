// Who a key is: what its holder asks first, and what a client checks at its start.
import type { FastifyRequest } from 'fastify'
import { Me } from '../../schema/wire/access.ts'
import { ref, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import type { Routes } from '../deps.ts'
import { callerOf } from '../http/auth.ts'

export const meRoutes: Routes = async (app, { store }) => {
  app.get(
    '/me',
    {
      config: { action: 'me.read' },
      schema: {
        tags: ['keys'],
        summary: '本密钥的角色和所绑定的单位 Tell whose key this is',
        querystring: strict({}),
        response: { 200: ref(Me), ...problems('invalid-input', 'unauthenticated', 'forbidden') },
      },
    },
    async (request) => whoIs(request),
  )

  function whoIs(request: FastifyRequest) {
    const { key: id, role, organisation, community, jurisdiction } = callerOf(request)
    const record = store.reads.keyRecord(id)
    const organisationName = organisation && store.reads.organisation(organisation)?.name
    const communityName = community && store.reads.community(community)?.name
    return {
      id,
      role,
      ...(organisation !== undefined && { organisation }),
      ...(organisationName && { organisationName }),
      ...(community !== undefined && { community }),
      ...(communityName && { communityName }),
      ...(jurisdiction !== undefined && { jurisdiction }),
      ...(record?.label !== undefined && { label: record.label }),
      ...(record && { createdAt: record.createdAt }),
    }
  }
}
