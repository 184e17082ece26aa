import { hasMoney } from '../../support/fees.ts'
import type { Day, Hit, Instalment } from '../../terms.ts'
import { addDays, dayNumber } from '../../time/days.ts'
import { zhDay } from '../../time/words.ts'
import { noObjection, type Rule } from '../rule.ts'

type Behind = {
  instalment: number
  why: 'first' | 'behind'
  dueOn: Day
  sharePercentDue: number
  workedDays: number
  totalDays: number
  latestOn: Day
}
type NeverWhole = { why: 'never-whole'; dueOn: Day; sharePercentDue: number; latestOn: Day }

/**
 * Money keeps in step with the work: at each due date, and on the day after the period, the share already due before it is
 * at least the share of the days already worked. In an emergency instalments may follow within the terms' days.
 */
export const fundingLate: Rule<Behind | NeverWhole> = {
  name: 'funding-late',
  effect: 'reject',
  sources: ['jianye-support', 'budget-law-57', 'design'],
  check: ({ request: { support, targets, period }, terms, emergency }) => {
    if (support.funding === undefined || !hasMoney(support, targets)) return noObjection
    const { instalments } = support.funding
    const graceDays = emergency ? (terms.emergency?.fundingWithinDays ?? 0) : 0
    const firstDay = dayNumber(period.from)
    const totalDays = dayNumber(period.until) - firstDay + 1
    const settledBy = Math.max(totalDays, graceDays + 1)
    let sharePercentSettled = 0
    for (let k = 0; k < instalments.length; k++) {
      const { dueOn, percent } = instalments[k] as Instalment
      const offset = dueOn <= period.from ? 0 : dayNumber(dueOn) - firstDay
      const workedDays = Math.min(offset, totalDays)
      const sharePercentDue = percentDueBefore(instalments, dueOn)
      const isFirst = sharePercentDue === 0
      if (sharePercentDue * totalDays < 100 * workedDays && offset > graceDays) {
        const inStep = Math.max(graceDays, Math.floor((sharePercentDue * totalDays) / 100))
        const latestOn = addDays(period.from, inStep)
        const why = isFirst ? 'first' : 'behind'
        return [late(k, { why, dueOn, sharePercentDue, workedDays, totalDays, latestOn })]
      }
      if (offset < settledBy) sharePercentSettled += percent
    }
    return sharePercentSettled >= 100 ? noObjection : [neverWhole(addDays(period.from, settledBy), sharePercentSettled)]
  },
  zh: (facts) => {
    const { dueOn, sharePercentDue } = facts
    if (facts.why === 'never-whole') return `至${zhDay(dueOn)}工作已全部结束，此前应拨经费仅占${sharePercentDue}%`
    if (facts.why === 'first') return `首期经费计划于${zhDay(dueOn)}拨付，应不迟于${zhDay(facts.latestOn)}拨付到位`
    return `第${facts.instalment}期经费计划于${zhDay(dueOn)}拨付，届时工作进度已达${facts.workedDays}/${facts.totalDays}天，累计应拨经费仅占${sharePercentDue}%，拨付滞后于工作进度`
  },
  en: (facts) => {
    const { dueOn, sharePercentDue } = facts
    if (facts.why === 'never-whole')
      return `By ${dueOn} all the work is done, but only ${sharePercentDue} % of the money has fallen due before`
    if (facts.why === 'first')
      return `The first instalment falls due on ${dueOn}; it is due by ${facts.latestOn} at the latest`
    return `Instalment ${facts.instalment} falls due on ${dueOn}, when ${facts.workedDays} of ${facts.totalDays} days are worked, but only ${sharePercentDue} % of the money has fallen due before`
  },
  remedy: {
    zh: (facts) => {
      const { latestOn } = facts
      if (facts.why === 'never-whole') return `各期经费应不迟于${zhDay(latestOn)}全部拨付，合计100%`
      if (facts.why === 'first') return `将首期经费的应到位日期提前到${zhDay(latestOn)}或者之前`
      return `将第${facts.instalment}期经费的应到位日期提前到${zhDay(latestOn)}或者之前，或者提高此前各期的比例`
    },
    en: (facts) => {
      const { latestOn } = facts
      if (facts.why === 'never-whole') return `Have all instalments fall due by ${latestOn}, 100 % together`
      if (facts.why === 'first') return `Let the first instalment fall due on ${latestOn} or earlier`
      return `Let instalment ${facts.instalment} fall due on ${latestOn} or earlier, or raise the share of those before it`
    },
  },
}

function late(k: number, facts: Omit<Behind, 'instalment'>): Hit<Behind> {
  return { pointer: `/support/funding/instalments/${k}`, facts: { instalment: k + 1, ...facts } }
}

/** Only where the instalments do not make a whole. */
function neverWhole(dueOn: Day, sharePercentDue: number): Hit<NeverWhole> {
  const facts = { why: 'never-whole' as const, dueOn, sharePercentDue, latestOn: addDays(dueOn, -1) }
  return { pointer: '/support/funding/instalments', facts }
}

function percentDueBefore(instalments: readonly Instalment[], day: Day): number {
  let sum = 0
  for (const { dueOn, percent } of instalments) if (dueOn < day) sum += percent
  return sum
}
