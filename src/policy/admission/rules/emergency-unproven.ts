import type { AssignmentRequest, Day, Facts, Hit, Terms } from '../../terms.ts'
import { daysIn } from '../../time/days.ts'
import { both, noObjection, type Rule } from '../rule.ts'
import { many } from '../rulebook/words.ts'

type Unproven = { why: 'issued-later'; issuedOn: Day; today: Day } | { why: 'too-long'; days: number; maxDays: number }

/** An order stands in for the list only when it has been issued, and only for as long as the terms allow. */
export const emergencyUnproven: Rule<Unproven> = {
  name: 'emergency-unproven',
  effect: 'reject',
  sources: ['emergency-response-22-77', 'public-health-emergency-16'],
  check: ({ request, facts, terms }) => emergencyFaults(request, facts, terms),
  zh: (facts) => {
    if (facts.why === 'issued-later') return `应急命令的日期 ${facts.issuedOn} 晚于申请当天 ${facts.today}`
    return facts.maxDays === 0
      ? '本辖区的准入条款没有规定应急准入'
      : `应急工作期限 ${facts.days} 天，准入条款规定最多 ${facts.maxDays} 天`
  },
  en: (facts) => {
    if (facts.why === 'issued-later')
      return `The emergency order is dated ${facts.issuedOn}, after the day of the request, ${facts.today}`
    return facts.maxDays === 0
      ? 'The terms here provide for no emergency admission'
      : `The emergency work is to last ${many(facts.days, 'day')}; the terms allow ${facts.maxDays}`
  },
  remedy: {
    zh: (facts) => {
      if (facts.why === 'issued-later') return '命令发布后再提出申请，或更正命令的日期'
      return facts.maxDays === 0
        ? '删去应急命令，按一般程序申请'
        : `把期限缩短到 ${facts.maxDays} 天以内；更长的工作按一般程序另行申请`
    },
    en: (facts) => {
      if (facts.why === 'issued-later') return 'Ask once the order has been issued, or correct its date'
      return facts.maxDays === 0
        ? 'Leave the order out and ask in the ordinary way'
        : `Shorten the period to ${many(facts.maxDays, 'day')} at most; ask for longer work in the ordinary way`
    },
  },
}

/** What keeps the request's order from being proven; nothing, too, when there is no order. */
export function emergencyFaults(request: AssignmentRequest, facts: Facts, terms: Terms): readonly Hit<Unproven>[] {
  if (request.emergency === undefined) return noObjection
  return both(issuedLater(request.emergency.issuedOn, facts.today), tooLong(request, terms))
}

function issuedLater(issuedOn: Day, today: Day): readonly Hit<Unproven>[] {
  if (issuedOn <= today) return noObjection
  return [{ pointer: '/emergency/issuedOn', facts: { why: 'issued-later', issuedOn, today } }]
}

function tooLong({ period }: AssignmentRequest, { emergency }: Terms): readonly Hit<Unproven>[] {
  const days = daysIn(period)
  const maxDays = emergency?.maxDays ?? 0
  if (days <= maxDays) return noObjection
  return [{ pointer: '/period/until', facts: { why: 'too-long', days, maxDays } }]
}
