import type { AssignmentRequest, Day, Hit, Item } from '../../terms.ts'
import { endOfMonths, monthsBegun } from '../../time/days.ts'
import { zhDay } from '../../time/words.ts'
import { both, noObjection, type Rule } from '../rule.ts'
import { many } from '../rulebook/words.ts'

type Beyond =
  | { why: 'months'; months: number; maxMonths: number; latestUntil: Day }
  | { why: 'times'; timesPerMonth: number; maxTimesPerMonth: number }
type Limits = NonNullable<Item['limits']>

/** No longer and no more often than the item allows. */
export const exceedsLimits: Rule<Beyond> = {
  name: 'exceeds-limits',
  effect: 'reject',
  sources: ['civil-code-202', 'design'],
  check: ({ request, item }) =>
    item?.limits === undefined ? noObjection : both(tooLong(request, item.limits), tooOften(request, item.limits)),
  zh: (facts) =>
    facts.why === 'months'
      ? `工作期限按日起算为${facts.months}个月，清单规定最多${facts.maxMonths}个月`
      : `要求每月${facts.timesPerMonth}次，清单规定每月最多${facts.maxTimesPerMonth}次`,
  en: (facts) =>
    facts.why === 'months'
      ? `The period begins ${many(facts.months, 'month')}, counted from date to date; the list allows ${facts.maxMonths}`
      : `The work is asked for ${many(facts.timesPerMonth, 'time')} a month; the list allows ${facts.maxTimesPerMonth}`,
  remedy: {
    zh: (facts) =>
      facts.why === 'months'
        ? `将结束日期提前到${zhDay(facts.latestUntil)}或者之前`
        : `将次数减至每月${facts.maxTimesPerMonth}次以内`,
    en: (facts) =>
      facts.why === 'months'
        ? `End it on ${facts.latestUntil} or earlier`
        : `Ask for ${many(facts.maxTimesPerMonth, 'time')} a month at most`,
  },
}

function tooLong({ period }: AssignmentRequest, { maxMonths }: Limits): readonly Hit<Beyond>[] {
  if (maxMonths === undefined) return noObjection
  const months = monthsBegun(period)
  return months > maxMonths
    ? [
        {
          pointer: '/period',
          facts: { why: 'months', months, maxMonths, latestUntil: endOfMonths(period.from, maxMonths) },
        },
      ]
    : noObjection
}

function tooOften({ timesPerMonth }: AssignmentRequest, { maxTimesPerMonth }: Limits): readonly Hit<Beyond>[] {
  if (maxTimesPerMonth === undefined || timesPerMonth === undefined || timesPerMonth <= maxTimesPerMonth)
    return noObjection
  return [{ pointer: '/timesPerMonth', facts: { why: 'times', timesPerMonth, maxTimesPerMonth } }]
}
