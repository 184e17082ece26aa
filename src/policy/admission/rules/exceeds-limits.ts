import type { Hit } from '../../terms.ts'
import { monthsTouched } from '../../time/days.ts'
import { noObjection, type Rule } from '../rule.ts'
import { many } from '../rulebook/words.ts'

/** No longer and no more often than the item allows. */
export const exceedsLimits: Rule = {
  name: 'exceeds-limits',
  effect: 'reject',
  sources: ['design'],
  check: ({ request: { period, timesPerMonth }, item }) => {
    if (item?.limits === undefined) return noObjection
    const { maxMonths, maxTimesPerMonth } = item.limits
    let hits: Hit[] | undefined
    if (maxMonths !== undefined) {
      const months = monthsTouched(period)
      if (months > maxMonths) hits = [{ pointer: '/period', facts: { why: 'months', months, maxMonths } }]
    }
    if (maxTimesPerMonth !== undefined && timesPerMonth !== undefined && timesPerMonth > maxTimesPerMonth) {
      hits ??= []
      hits.push({ pointer: '/timesPerMonth', facts: { why: 'times', timesPerMonth, maxTimesPerMonth } })
    }
    return hits ?? noObjection
  },
  zh: ({ why, months, maxMonths, timesPerMonth, maxTimesPerMonth }) =>
    why === 'months'
      ? `工作期限涉及 ${months} 个自然月，清单规定最多 ${maxMonths} 个月`
      : `要求每月 ${timesPerMonth} 次，清单规定每月最多 ${maxTimesPerMonth} 次`,
  en: ({ why, months, maxMonths, timesPerMonth, maxTimesPerMonth }) =>
    why === 'months'
      ? `The period touches ${many(months, 'calendar month')}; the list allows ${maxMonths}`
      : `The work is asked for ${many(timesPerMonth, 'time')} a month; the list allows ${maxTimesPerMonth}`,
  remedy: {
    zh: ({ why, maxMonths, maxTimesPerMonth }) =>
      why === 'months' ? `把期限缩短到 ${maxMonths} 个自然月以内` : `把次数减到每月 ${maxTimesPerMonth} 次以内`,
    en: ({ why, maxMonths, maxTimesPerMonth }) =>
      why === 'months'
        ? `Shorten the period to ${many(maxMonths, 'calendar month')} at most`
        : `Ask for ${many(maxTimesPerMonth, 'time')} a month at most`,
  },
}
