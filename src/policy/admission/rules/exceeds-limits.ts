import type { AssignmentRequest, Hit, Item } from '../../terms.ts'
import { monthsTouched } from '../../time/days.ts'
import { both, noObjection, type Rule } from '../rule.ts'
import { many } from '../rulebook/words.ts'

type Beyond =
  | { why: 'months'; months: number; maxMonths: number }
  | { why: 'times'; timesPerMonth: number; maxTimesPerMonth: number }
type Limits = NonNullable<Item['limits']>

/** No longer and no more often than the item allows. */
export const exceedsLimits: Rule<Beyond> = {
  name: 'exceeds-limits',
  effect: 'reject',
  sources: ['design'],
  check: ({ request, item }) =>
    item?.limits === undefined ? noObjection : both(tooLong(request, item.limits), tooOften(request, item.limits)),
  zh: (facts) =>
    facts.why === 'months'
      ? `工作期限涉及 ${facts.months} 个自然月，清单规定最多 ${facts.maxMonths} 个月`
      : `要求每月 ${facts.timesPerMonth} 次，清单规定每月最多 ${facts.maxTimesPerMonth} 次`,
  en: (facts) =>
    facts.why === 'months'
      ? `The period touches ${many(facts.months, 'calendar month')}; the list allows ${facts.maxMonths}`
      : `The work is asked for ${many(facts.timesPerMonth, 'time')} a month; the list allows ${facts.maxTimesPerMonth}`,
  remedy: {
    zh: (facts) =>
      facts.why === 'months'
        ? `把期限缩短到 ${facts.maxMonths} 个自然月以内`
        : `把次数减到每月 ${facts.maxTimesPerMonth} 次以内`,
    en: (facts) =>
      facts.why === 'months'
        ? `Shorten the period to ${many(facts.maxMonths, 'calendar month')} at most`
        : `Ask for ${many(facts.maxTimesPerMonth, 'time')} a month at most`,
  },
}

function tooLong({ period }: AssignmentRequest, { maxMonths }: Limits): readonly Hit<Beyond>[] {
  if (maxMonths === undefined) return noObjection
  const months = monthsTouched(period)
  return months > maxMonths ? [{ pointer: '/period', facts: { why: 'months', months, maxMonths } }] : noObjection
}

function tooOften({ timesPerMonth }: AssignmentRequest, { maxTimesPerMonth }: Limits): readonly Hit<Beyond>[] {
  if (maxTimesPerMonth === undefined || timesPerMonth === undefined || timesPerMonth <= maxTimesPerMonth)
    return noObjection
  return [{ pointer: '/timesPerMonth', facts: { why: 'times', timesPerMonth, maxTimesPerMonth } }]
}
