// A recorded decision, decided again on what its entry holds and the edition that it names by hash.

import { holdsDecision, type Replay, replay } from '../../policy/admission/replay.ts'
import { editionHash } from '../../policy/list/drafting.ts'
import { compileEdition, type Edition } from '../../policy/list/edition.ts'
import type { KeptEntry } from '../../policy/log/storage.ts'
import { problem } from '../../policy/problem.ts'
import type { DecisionBody } from '../../policy/record/fold.ts'
import type { EditionDocument, EditionRef } from '../../policy/terms.ts'
import type { Store } from '../../schema/sql/store.ts'
import { refuse } from '../http/problem.ts'

/** Replays entries of a store. Refuses entries that hold no decision, and editions that are not what was recorded. */
export function replayer(store: Pick<Store, 'edition'>): (kept: KeptEntry) => Replay & { index: number } {
  let last: Edition | undefined
  const editionOf = (ref: EditionRef): Edition => {
    if (last?.ref.hash !== ref.hash || last.ref.jurisdiction !== ref.jurisdiction) last = recordedEdition(store, ref)
    return last
  }
  return ({ index, leaf, body: text }) => {
    if (!holdsDecision(JSON.parse(leaf).type))
      return refuse(
        problem('wrong-state', `第 ${index} 条留痕不是准入决定`, `Entry ${index} is not a decision by the rules`),
      )
    const body = JSON.parse(text) as DecisionBody
    return { index, ...replay(body, editionOf(body.edition)) }
  }
}

function recordedEdition(store: Pick<Store, 'edition'>, ref: EditionRef): Edition {
  const { jurisdiction, number, hash } = ref
  const row = store.edition(jurisdiction, number)
  const document = row && (JSON.parse(row.document) as EditionDocument)
  if (document && editionHash(document) === hash) return compileEdition(ref, document)
  return refuse(
    problem(
      'conflict',
      `所依据的清单版本（${jurisdiction} 第 ${number} 版，${hash}）已不是原来的内容，不能重新决定`,
      `The edition it was decided by (${jurisdiction}, ${number}, ${hash}) is no longer what it was: it cannot be decided again`,
    ),
  )
}
