import type { Day } from '../../terms.ts'
import { zhDay } from '../../time/words.ts'
import { noObjection, type Rule } from '../rule.ts'
import { communityPointer } from '../rulebook/figures.ts'

/** The same work is not asked for twice at one time. */
export const duplicateAssignment: Rule<{ assignment: string; from: Day; until: Day }> = {
  name: 'duplicate-assignment',
  effect: 'reject',
  sources: ['design'],
  check: ({ request, facts: { duplicates } }) => {
    if (duplicates.length === 0) return noObjection
    return duplicates.map(({ community, assignment, from, until }) => ({
      pointer: communityPointer(request, community),
      community,
      facts: { assignment, from, until },
    }))
  },
  zh: ({ assignment, from, until }) =>
    `同一事项在该社区已准入或者正在审核（编号${assignment}，${zhDay(from)}至${zhDay(until)}），期限重叠`,
  en: ({ assignment, from, until }) =>
    `This community already has the same item from ${from} to ${until} under assignment ${assignment} (admitted or in review), and the periods overlap`,
  remedy: {
    zh: ({ assignment }) => `调整期限避开重叠，或者删去该社区，或者先撤回${assignment}`,
    en: ({ assignment }) =>
      `Choose a period that does not overlap, leave this community out, or withdraw ${assignment} first`,
  },
}
