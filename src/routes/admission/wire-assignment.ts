// An assignment as it crosses the wire.
import type { AssignmentAnswer } from '../../policy/admission/assignment.ts'
import { wordDecision } from '../../policy/admission/decision-words.ts'
import type { Suggestion } from '../../policy/admission/suggestions.ts'
import type { LogPlace } from '../../policy/ports.ts'
import type { Language } from '../../policy/terms.ts'

/** `log`: where the request was decided first; a review and an end name entries of their own. */
export function wireAssignment(
  { request, decision, ...rest }: AssignmentAnswer,
  log: LogPlace,
  language: Language,
  advice?: { suggestions?: Suggestion[] },
) {
  return { ...rest, ...request, decision: wordDecision(decision, language, log, advice), log }
}
