// Proofs that an entry is in the log and that the log only grew. Public: they hold nothing but hashes.
import type { FastifyRequest } from 'fastify'
import type { Routes } from '../../app.ts'
import { consistencyProof, inclusionProof } from '../../policy/log/tree.ts'
import { problem } from '../../policy/problem.ts'
import { ConsistencyProof, ConsistencyQuery, InclusionProof, InclusionQuery } from '../../schema/wire/log.ts'
import { ref, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import { refuse } from '../http/problem.ts'

export const proofRoutes: Routes = async (app, { store }) => {
  const tag = { tags: ['log'] }
  app.get(
    '/log/proofs/inclusion',
    {
      schema: {
        ...tag,
        summary: '包含证明 That an entry is in the log',
        querystring: strict(InclusionQuery),
        response: { 200: ref(InclusionProof), ...problems('invalid-input') },
      },
    },
    getInclusion,
  )
  app.get(
    '/log/proofs/consistency',
    {
      schema: {
        ...tag,
        summary: '一致性证明 That the log only grew',
        querystring: strict(ConsistencyQuery),
        response: { 200: ref(ConsistencyProof), ...problems('invalid-input') },
      },
    },
    getConsistency,
  )

  async function getInclusion(request: FastifyRequest<{ Querystring: { index: number; size?: number } }>) {
    const known = store.log.size()
    const { index, size = known } = request.query
    if (size > known) noSuch('size', known)
    if (index >= size) noSuch('index', size - 1)
    return { index, size, hashes: inclusionProof(index, size, store.log.readHash) }
  }

  async function getConsistency(request: FastifyRequest<{ Querystring: { from: number; to?: number } }>) {
    const known = store.log.size()
    const { from, to = known } = request.query
    if (to > known) noSuch('to', known)
    if (from > to) noSuch('from', to)
    return { from, to, size: to, hashes: consistencyProof(from, to, store.log.readHash) }
  }
}

function noSuch(parameter: string, most: number): never {
  return refuse(
    problem('invalid-input', '超出了留痕的范围', 'Beyond the end of the log', {
      errors: [
        {
          pointer: `/query/${parameter}`,
          text: { zh: `最大为 ${most}`, en: `At most ${most}` },
        },
      ],
    }),
  )
}
