import type { Hit } from '../../terms.ts'
import { noObjection, type Rule } from '../rule.ts'
import { isBlank } from '../rulebook/figures.ts'

/** Who asks for the work shows how it is done, before it begins. */
export const guidanceMissing: Rule = {
  name: 'guidance-missing',
  effect: 'reject',
  sources: ['jianye'],
  check: ({ request: { support, period }, item }) => {
    if (item?.support?.guidance !== true) return noObjection
    const { contact, trainingOn } = support.guidance ?? {}
    let hits: Hit[] | undefined
    if (isBlank(contact)) hits = [{ pointer: '/support/guidance/contact', facts: { why: 'contact' } }]
    if (trainingOn !== undefined && trainingOn > period.from) {
      hits ??= []
      hits.push({
        pointer: '/support/guidance/trainingOn',
        facts: { why: 'training', trainingOn, firstDay: period.from },
      })
    }
    return hits ?? noObjection
  },
  zh: ({ why, trainingOn, firstDay }) =>
    why === 'contact'
      ? '本事项须有业务指导，申请没有写明指导联系人'
      : `业务培训安排在 ${trainingOn}，晚于首日 ${firstDay}`,
  en: ({ why, trainingOn, firstDay }) =>
    why === 'contact'
      ? 'This item comes with guidance; the request names nobody who guides'
      : `The training is on ${trainingOn}, after the first day, ${firstDay}`,
  remedy: {
    zh: ({ why, firstDay }) => (why === 'contact' ? '写明负责业务指导的科室或人员' : `把培训提前到 ${firstDay} 或之前`),
    en: ({ why, firstDay }) =>
      why === 'contact'
        ? 'Name the section or the person who guides the work'
        : `Hold the training on ${firstDay} or earlier`,
  },
}
