import type { AssignmentRequest, Day, Hit } from '../../terms.ts'
import { zhDay } from '../../time/words.ts'
import { both, noObjection, type Rule } from '../rule.ts'
import { isBlank } from '../rulebook/figures.ts'

type Unguided = { why: 'contact' } | { why: 'training'; trainingOn: Day; firstDay: Day }

/** Who asks for the work shows how it is done, before it begins. */
export const guidanceMissing: Rule<Unguided> = {
  name: 'guidance-missing',
  effect: 'return',
  sources: ['committee-law-43-1', 'committee-law-6', 'committee-law-45', 'jianye-support'],
  check: ({ request, item, emergency }) =>
    item?.support?.guidance === true && !emergency ? both(withoutContact(request), trainedLate(request)) : noObjection,
  zh: (facts) =>
    facts.why === 'contact'
      ? '本事项需要业务指导，申请未写明指导科室或者人员'
      : `业务培训安排在${zhDay(facts.trainingOn)}，晚于起始日期${zhDay(facts.firstDay)}`,
  en: (facts) =>
    facts.why === 'contact'
      ? 'This item comes with guidance; the request names nobody who guides'
      : `The training is on ${facts.trainingOn}, after the first day, ${facts.firstDay}`,
  remedy: {
    zh: (facts) =>
      facts.why === 'contact'
        ? '补充负责业务指导的科室或者人员后重新提交'
        : `将培训提前到${zhDay(facts.firstDay)}或者之前后重新提交`,
    en: (facts) =>
      facts.why === 'contact'
        ? 'Name the section or the person who guides the work, and send it again'
        : `Hold the training on ${facts.firstDay} or earlier, and send it again`,
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
