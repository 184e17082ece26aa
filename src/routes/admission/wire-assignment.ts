// An assignment as it crosses the wire.
import type { AssignmentAnswer } from '../../policy/admission/assignment.ts'
import { wordDecision } from '../../policy/admission/decision-words.ts'
import type { Suggestion } from '../../policy/admission/suggestions.ts'
import type { LogPlace, RecordReads } from '../../policy/ports.ts'
import { communityName, organisationName } from '../../policy/registry/names.ts'
import type { Language } from '../../policy/terms.ts'

/** With the names of today beside the codes. `log`: where the request was decided first; a review and an end name entries of their own. */
export function wireAssignment(
  { request, decision, ...rest }: AssignmentAnswer,
  reads: Pick<RecordReads, 'organisation' | 'community'>,
  log: LogPlace,
  language: Language,
  advice?: { suggestions?: Suggestion[] },
) {
  const { targets, ...asked } = request
  return {
    ...rest,
    organisationName: organisationName(reads, rest.organisation),
    ...asked,
    targets: targets.map(({ community, ...target }) => ({
      community,
      communityName: communityName(reads, community),
      ...target,
    })),
    decision: wordDecision(decision, language, log, advice),
    log,
  }
}
