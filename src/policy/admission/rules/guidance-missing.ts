import type { AssignmentRequest, Day, Hit } from '../../terms.ts'
import { both, noObjection, type Rule } from '../rule.ts'
import { isBlank } from '../rulebook/figures.ts'

type Unguided = { why: 'contact' } | { why: 'training'; trainingOn: Day; firstDay: Day }

/** Who asks for the work shows how it is done, before it begins. */
export const guidanceMissing: Rule<Unguided> = {
  name: 'guidance-missing',
  effect: 'reject',
  sources: ['jianye'],
  check: ({ request, item }) =>
    item?.support?.guidance === true ? both(withoutContact(request), trainedLate(request)) : noObjection,
  zh: (facts) =>
    facts.why === 'contact'
      ? '本事项须有业务指导，申请没有写明指导联系人'
      : `业务培训安排在 ${facts.trainingOn}，晚于首日 ${facts.firstDay}`,
  en: (facts) =>
    facts.why === 'contact'
      ? 'This item comes with guidance; the request names nobody who guides'
      : `The training is on ${facts.trainingOn}, after the first day, ${facts.firstDay}`,
  remedy: {
    zh: (facts) => (facts.why === 'contact' ? '写明负责业务指导的科室或人员' : `把培训提前到 ${facts.firstDay} 或之前`),
    en: (facts) =>
      facts.why === 'contact'
        ? 'Name the section or the person who guides the work'
        : `Hold the training on ${facts.firstDay} or earlier`,
  },
}

function withoutContact({ support: { guidance } }: AssignmentRequest): readonly Hit<Unguided>[] {
  return isBlank(guidance?.contact)
    ? [{ pointer: '/support/guidance/contact', facts: { why: 'contact' } }]
    : noObjection
}

function trainedLate({ support: { guidance }, period: { from } }: AssignmentRequest): readonly Hit<Unguided>[] {
  const trainingOn = guidance?.trainingOn
  if (trainingOn === undefined || trainingOn <= from) return noObjection
  return [{ pointer: '/support/guidance/trainingOn', facts: { why: 'training', trainingOn, firstDay: from } }]
}
