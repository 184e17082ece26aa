// `?at=INDEX`: an answer from the record as it was known when that entry was the last.

import Type from 'typebox'
import type { AsKnown, Store, Subject } from '../../policy/ports.ts'
import { fault, faulty } from '../../policy/problem.ts'
import { refuse } from './problem.ts'

export const AtEntry = Type.Integer({
  minimum: 0,
  maximum: Number.MAX_SAFE_INTEGER,
  description: 'As it was known when this entry of the log was the last',
})

/** Answers from the earlier state, which is gone afterwards. Refuses an entry that the log does not have. */
export function asKnown<A>(store: Store, subject: Subject, at: number, answer: (known: AsKnown) => A): A {
  const known = store.asKnown(subject, at)
  if (!known) return beyondTheLog('at', store.log.size() - 1)
  try {
    return answer(known)
  } finally {
    known.close()
  }
}

/** Refuses a place that the log does not reach. */
export function beyondTheLog(parameter: string, most: number): never {
  const faults = [
    fault(`/query/${parameter}`, `超出了存证的范围，最大为 ${most}`, `Beyond the end of the log: at most ${most}`),
  ]
  return refuse(faulty(faults))
}
