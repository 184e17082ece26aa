// `?at=INDEX`: an answer from the record as it was known when that entry was the last.
import Type from 'typebox'
import { problem } from '../../policy/problem.ts'
import type { AsKnown, Subject } from '../../schema/sql/reads/as-known.ts'
import type { Store } from '../../schema/sql/store.ts'
import { refuse } from './problem.ts'

export const AtEntry = Type.Integer({
  minimum: 0,
  maximum: Number.MAX_SAFE_INTEGER,
  description: 'As it was known when this entry of the log was the last',
})

/** Answers from the earlier state, which is gone afterwards. Refuses an entry that the log does not have. */
export function asKnown<A>(store: Store, subject: Subject, at: number, answer: (known: AsKnown) => A): A {
  const known = store.asKnown(subject, at)
  if (!known)
    return refuse(
      problem('invalid-input', '留痕没有这么多条', 'The log is not that long', {
        errors: [
          {
            pointer: '/query/at',
            text: { zh: `最大为 ${store.log.size() - 1}`, en: `At most ${store.log.size() - 1}` },
          },
        ],
      }),
    )
  try {
    return answer(known)
  } finally {
    known.close()
  }
}
