import type { AssignmentRequest, Day, EmergencyLevel, EmergencyTerms, Facts, Hit, Terms } from '../../terms.ts'
import { addDays, dayNumber, daysBetween, daysIn } from '../../time/days.ts'
import { zhDay } from '../../time/words.ts'
import { noObjection, type Rule } from '../rule.ts'
import { enList, many, zhList } from '../rulebook/words.ts'

type Unproven =
  | { why: 'no-terms' }
  | { why: 'issuer'; issuer: string; issuers: string[] }
  | { why: 'level'; level: EmergencyLevel; levels: string[] }
  | { why: 'issued-later'; issuedOn: Day; today: Day }
  | { why: 'too-old'; today: Day; issuedOn: Day; firstDay: Day; maxAgeDays: number }
  | { why: 'too-long'; days: number; maxDays: number }
  | { why: 'order-spent'; number: string; days: number; maxDays: number; assignments: string[] }

/** An order stands in for the list only when a body that the terms name issued it, at a level that counts, of late, and for as long as the terms allow. */
export const emergencyUnproven: Rule<Unproven> = {
  name: 'emergency-unproven',
  effect: 'reject',
  sources: [
    'emergency-response-77',
    'emergency-response-20',
    'emergency-response-71-72',
    'public-health-emergency-14',
    'design',
  ],
  check: ({ request, facts, terms }) => emergencyFaults(request, facts, terms),
  zh: (facts) => {
    switch (facts.why) {
      case 'no-terms':
        return '本辖区的准入条款未规定应急准入'
      case 'issuer':
        return `决定、命令的发布机关 ${facts.issuer} 不在准入条款所列机关（${zhList(facts.issuers)}）之内；部门通知不能作为应急准入的依据`
      case 'level':
        return `应急响应级别${levelZh(facts.level)}不在准入条款规定的级别（${zhList(facts.levels.map(levelZh))}）之内`
      case 'issued-later':
        return `决定、命令的日期${zhDay(facts.issuedOn)}晚于申请当日${zhDay(facts.today)}`
      case 'too-old':
        return `决定、命令发布于${zhDay(facts.issuedOn)}，工作自${zhDay(facts.firstDay)}开始，间隔超过准入条款规定的${facts.maxAgeDays}天`
      case 'too-long':
        return `应急工作期限${facts.days}天，准入条款规定最长${facts.maxDays}天`
      case 'order-spent':
        return `同一决定、命令（${facts.number}）项下的同一工作连同本申请合计${facts.days}天，准入条款规定最长${facts.maxDays}天（已有：${zhList(facts.assignments)}）`
    }
  },
  en: (facts) => {
    switch (facts.why) {
      case 'no-terms':
        return 'The terms here provide for no emergency admission'
      case 'issuer':
        return `The order is of ${facts.issuer}, which the terms do not name (${enList(facts.issuers)}); a department's notice founds no emergency admission`
      case 'level':
        return `Level ${facts.level} is none that the terms name (${enList(facts.levels)})`
      case 'issued-later':
        return `The order is dated ${facts.issuedOn}, after the day of the request, ${facts.today}`
      case 'too-old':
        return `The order is of ${facts.issuedOn} and the work begins on ${facts.firstDay}; the terms allow ${many(facts.maxAgeDays, 'day')} between them`
      case 'too-long':
        return `The emergency work is to last ${many(facts.days, 'day')}; the terms allow ${facts.maxDays}`
      case 'order-spent':
        return `With this request the same work under one order (${facts.number}) comes to ${many(facts.days, 'day')}; the terms allow ${facts.maxDays} (there are already: ${enList(facts.assignments)})`
    }
  },
  remedy: {
    zh: (facts) => {
      switch (facts.why) {
        case 'no-terms':
          return '删去应急信息，按一般程序申请'
        case 'issuer':
          return '附人民政府或者其应急指挥机构的决定、命令；没有的，按一般程序申请'
        case 'level':
          return '核对应急响应级别；级别不符的，按一般程序申请'
        case 'issued-later':
          return '决定、命令发布后再提出申请，或者更正其日期'
        case 'too-old':
          return isPast(facts)
            ? '附近期的决定、命令；没有的，按一般程序申请'
            : `起始日期应不晚于${zhDay(latest(facts))}；应急状态延续的，附新的决定、命令`
        case 'too-long':
          return `将期限缩短到${facts.maxDays}天以内；更长的工作按一般程序另行申请`
        case 'order-spent':
          return `将期限缩短到合计${facts.maxDays}天以内；应急状态延续的，附新的决定、命令，其余工作按一般程序申请`
      }
    },
    en: (facts) => {
      switch (facts.why) {
        case 'no-terms':
          return 'Leave the order out and ask in the ordinary way'
        case 'issuer':
          return 'Attach the order of the government or of its command; without one, ask in the ordinary way'
        case 'level':
          return 'Check the level; otherwise ask in the ordinary way'
        case 'issued-later':
          return 'Ask once the order has been issued, or correct its date'
        case 'too-old':
          return isPast(facts)
            ? 'Attach an order of these days; without one, ask in the ordinary way'
            : `Begin on ${latest(facts)} at the latest; where the emergency goes on, attach a new order`
        case 'too-long':
          return `Shorten the period to ${many(facts.maxDays, 'day')} at most; ask for longer work in the ordinary way`
        case 'order-spent':
          return `Shorten the period to ${many(facts.maxDays, 'day')} in all; where the emergency goes on, attach a new order, and ask for other work in the ordinary way`
      }
    },
  },
}

const latest = ({ issuedOn, maxAgeDays }: { issuedOn: Day; maxAgeDays: number }) => addDays(issuedOn, maxAgeDays)
const isPast = (facts: { today: Day; issuedOn: Day; maxAgeDays: number }) => latest(facts) < facts.today

const levelNames: Record<string, string> = { I: 'Ⅰ级', II: 'Ⅱ级', III: 'Ⅲ级', IV: 'Ⅳ级' }
const levelZh = (level: string) => levelNames[level] ?? level

/** What keeps the request's order from being proven; nothing, too, when there is no order. */
export function emergencyFaults(request: AssignmentRequest, facts: Facts, terms: Terms): readonly Hit<Unproven>[] {
  if (request.emergency === undefined) return noObjection
  if (terms.emergency === undefined) return [{ pointer: '/emergency', facts: { why: 'no-terms' } }]
  const hits = [
    ...orderFaults(request, request.emergency, facts, terms.emergency),
    ...lengthFaults(request, request.emergency, facts, terms.emergency),
  ]
  return hits.length === 0 ? noObjection : hits
}

type Order = NonNullable<AssignmentRequest['emergency']>

function* orderFaults(
  { period }: AssignmentRequest,
  { issuer, level, issuedOn }: Order,
  { today }: Facts,
  { issuers, levels, maxAgeDays }: EmergencyTerms,
): Generator<Hit<Unproven>> {
  if (!issuers.includes(issuer)) yield { pointer: '/emergency/issuer', facts: { why: 'issuer', issuer, issuers } }
  if (!levels.includes(level)) yield { pointer: '/emergency/level', facts: { why: 'level', level, levels } }
  if (issuedOn > today) yield { pointer: '/emergency/issuedOn', facts: { why: 'issued-later', issuedOn, today } }
  else if (daysBetween(issuedOn, period.from) > maxAgeDays)
    yield {
      pointer: '/emergency/issuedOn',
      facts: { why: 'too-old', today, issuedOn, firstDay: period.from, maxAgeDays },
    }
}

function* lengthFaults(
  { period }: AssignmentRequest,
  { number }: Order,
  { underOrder = [] }: Facts,
  { maxDays }: EmergencyTerms,
): Generator<Hit<Unproven>> {
  const days = daysIn(period)
  if (days > maxDays) {
    yield { pointer: '/period/until', facts: { why: 'too-long', days, maxDays } }
    return
  }
  for (const [community, before] of Map.groupBy(underOrder, (one) => one.community)) {
    const all = daysOf([...before, period])
    if (all <= maxDays) continue
    const assignments = [...new Set(before.map(({ assignment }) => assignment))]
    yield { pointer: '/period', community, facts: { why: 'order-spent', number, days: all, maxDays, assignments } }
  }
}

/** Days that lie in any of the periods, each once. */
function daysOf(periods: readonly { from: Day; until: Day }[]): number {
  let count = 0
  let done = Number.NEGATIVE_INFINITY
  for (const { from, until } of periods.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const [first, last] = [Math.max(dayNumber(from), done + 1), dayNumber(until)]
    if (last < first) continue
    count += last - first + 1
    done = last
  }
  return count
}
