import type { AssignmentRequest, Facts, Hit, Terms } from '../../terms.ts'
import { daysIn } from '../../time/days.ts'
import { noObjection, type Rule } from '../rule.ts'
import { many } from '../rulebook/words.ts'

/** An order stands in for the list only when it has been issued, and only for as long as the terms allow. */
export const emergencyUnproven: Rule = {
  name: 'emergency-unproven',
  effect: 'reject',
  sources: ['emergency-response-22-77', 'public-health-emergency-16'],
  check: ({ request, facts, terms }) => emergencyFaults(request, facts, terms),
  zh: ({ why, issuedOn, today, days, maxDays }) => {
    if (why === 'issued-later') return `应急命令的日期 ${issuedOn} 晚于申请当天 ${today}`
    return maxDays === 0
      ? '本辖区的准入条款没有规定应急准入'
      : `应急工作期限 ${days} 天，准入条款规定最多 ${maxDays} 天`
  },
  en: ({ why, issuedOn, today, days, maxDays }) => {
    if (why === 'issued-later')
      return `The emergency order is dated ${issuedOn}, after the day of the request, ${today}`
    return maxDays === 0
      ? 'The terms here provide for no emergency admission'
      : `The emergency work is to last ${many(days, 'day')}; the terms allow ${maxDays}`
  },
  remedy: {
    zh: ({ why, maxDays }) => {
      if (why === 'issued-later') return '命令发布后再提出申请，或更正命令的日期'
      return maxDays === 0
        ? '删去应急命令，按一般程序申请'
        : `把期限缩短到 ${maxDays} 天以内；更长的工作按一般程序另行申请`
    },
    en: ({ why, maxDays }) => {
      if (why === 'issued-later') return 'Ask once the order has been issued, or correct its date'
      return maxDays === 0
        ? 'Leave the order out and ask in the ordinary way'
        : `Shorten the period to ${many(maxDays, 'day')} at most; ask for longer work in the ordinary way`
    },
  },
}

/** What keeps the request's order from being proven; nothing, too, when there is no order. */
export function emergencyFaults(request: AssignmentRequest, facts: Facts, terms: Terms): readonly Hit[] {
  if (request.emergency === undefined) return noObjection
  const { issuedOn } = request.emergency
  const { today } = facts
  const days = daysIn(request.period)
  const maxDays = terms.emergency?.maxDays ?? 0
  let hits: Hit[] | undefined
  if (issuedOn > today) hits = [{ pointer: '/emergency/issuedOn', facts: { why: 'issued-later', issuedOn, today } }]
  if (days > maxDays) {
    hits ??= []
    hits.push({ pointer: '/period/until', facts: { why: 'too-long', days, maxDays } })
  }
  return hits ?? noObjection
}
