// Replays a whole log as it is read: editions come before the decisions that rest on them.

import { compileEdition, type Edition, editionHash } from '../list/edition.ts'
import type { Bodies } from '../record/entries.ts'
import type { EditionDocument, EditionRef } from '../terms.ts'
import { rulebook } from './decide.ts'
import type { DecisionBody } from './entries.ts'
import { holdsDecision, replay } from './replay.ts'

/** What came of it: `differences` are sentences, `unlisted` counts those beyond the first hundred; `without` names editions that were not there. */
export interface ReplayReport {
  decided: number
  differing: number
  differences: { index: number; what: string }[]
  unlisted: number
  /** Decisions that could not be decided again, by the edition that is missing. */
  without: Map<string, number>
  /** Decisions by the rules of before, by the name of their rulebook: these rules cannot tell whether they were right. */
  otherwise: Map<string, number>
}

export interface Replays {
  /** An edition document from elsewhere; found by its hash. */
  offer(document: EditionDocument): void
  take(index: number, type: string, body: unknown): void
  report(): ReplayReport
}

const listed = 100

export function replays(): Replays {
  const documents = new Map<string, EditionDocument>()
  const compiled = new Map<string, Edition>()
  const report: ReplayReport = {
    decided: 0,
    differing: 0,
    differences: [],
    unlisted: 0,
    without: new Map(),
    otherwise: new Map(),
  }

  const editionOf = (ref: EditionRef): Edition | undefined => {
    const name = `${ref.jurisdiction} ${ref.number} ${ref.hash}`
    const document = documents.get(ref.hash)
    if (!compiled.has(name) && document) compiled.set(name, compileEdition(ref, document))
    return compiled.get(name)
  }
  const offer = (document: EditionDocument) => {
    documents.set(editionHash(document), document)
  }

  return {
    offer,
    take(index, type, body) {
      if (type === 'edition-published') offer((body as Bodies['edition-published']).document)
      if (!holdsDecision(type)) return
      const recorded = body as DecisionBody
      if (recorded.rulebook !== rulebook) {
        report.otherwise.set(recorded.rulebook, (report.otherwise.get(recorded.rulebook) ?? 0) + 1)
        return
      }
      const edition = editionOf(recorded.edition)
      if (!edition) {
        const { jurisdiction, number, hash } = recorded.edition
        const name = `${jurisdiction} ${number} ${hash}`
        report.without.set(name, (report.without.get(name) ?? 0) + 1)
        return
      }
      const { differences } = replay(recorded, edition)
      report.decided++
      if (differences.length > 0) report.differing++
      for (const what of differences)
        if (report.differences.length < listed) report.differences.push({ index, what })
        else report.unlisted++
    },
    report: () => report,
  }
}
