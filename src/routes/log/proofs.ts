// Proofs that an entry is in the log and that the log only grew. Public: they hold nothing but hashes.
import { consistencyProof, inclusionProof } from '../../policy/log/tree.ts'
import { ConsistencyProof, ConsistencyQuery, InclusionProof, InclusionQuery } from '../../schema/wire/log.ts'
import { ref, strict } from '../../schema/wire/pieces.ts'
import { problems } from '../../schema/wire/problem.ts'
import type { Asks, Routes } from '../deps.ts'
import { beyondTheLog } from '../http/at-entry.ts'

const included = { querystring: strict(InclusionQuery) }
const consistent = { querystring: strict(ConsistencyQuery) }

export const proofRoutes: Routes = async (app, { store }) => {
  const tags = ['log']
  app.get(
    '/log/proofs/inclusion',
    {
      schema: {
        tags,
        summary: '包含证明 Prove that an entry is in the log',
        ...included,
        response: { 200: ref(InclusionProof), ...problems('invalid-input') },
      },
    },
    getInclusion,
  )
  app.get(
    '/log/proofs/consistency',
    {
      schema: {
        tags,
        summary: '一致性证明 Prove that the log is append-only',
        ...consistent,
        response: { 200: ref(ConsistencyProof), ...problems('invalid-input') },
      },
    },
    getConsistency,
  )

  async function getInclusion(request: Asks<typeof included>) {
    const known = store.log.size()
    const { index, size = known } = request.query
    if (size > known) beyondTheLog('size', known)
    if (index >= size) beyondTheLog('index', size - 1)
    return { index, size, hashes: inclusionProof(index, size, store.log.readHash) }
  }

  async function getConsistency(request: Asks<typeof consistent>) {
    const known = store.log.size()
    const { from, to = known } = request.query
    if (to > known) beyondTheLog('to', known)
    if (from > to) beyondTheLog('from', to)
    return { from, to, size: to, hashes: consistencyProof(from, to, store.log.readHash) }
  }
}
