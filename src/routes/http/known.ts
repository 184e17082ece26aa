// Filters that can match something: what is in no register and on no record is a slip, and its zero would be believed.
import type { FastifyRequest } from 'fastify'
import { type AskedFilter, type AskedWhere, knownFilter } from '../../policy/admission/asked.ts'
import type { Store } from '../../policy/ports.ts'
import { faulty } from '../../policy/problem.ts'
import { callerOf } from './auth.ts'
import { refuse } from './problem.ts'

/** The filter, its rule by code; refuses with all that nobody knows. */
export function known<F extends AskedFilter>(
  { reads, now }: Pick<Store, 'reads' | 'now'>,
  request: FastifyRequest,
  asked: F,
  isRecorded: AskedWhere['isRecorded'],
): F {
  const { jurisdiction } = callerOf(request)
  const where = { ...(jurisdiction !== undefined && { within: jurisdiction }), today: now().today, isRecorded }
  const found = knownFilter(reads, asked, where)
  return 'faults' in found ? refuse(faulty(found.faults)) : found.filter
}

/** One line is enough to know that something is on the record. */
export const oneLine = { after: undefined, limit: 1 }
