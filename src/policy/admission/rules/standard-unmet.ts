import { staffInPlaceBy } from '../../support/fees.ts'
import type { AssignmentRequest, Hit, Item } from '../../terms.ts'
import { both, noObjection, type Rule } from '../rule.ts'
import { many } from '../rulebook/words.ts'

type Below =
  | { why: 'times'; timesPerMonth: number; minTimesPerMonth: number }
  | { why: 'staff'; offered: number; minStaff: number }
type Standard = NonNullable<Item['standard']>

/** The item's own standard says how often and by how many it is done: whoever decides sees that the request falls short of it. */
export const standardUnmet: Rule<Below> = {
  name: 'standard-unmet',
  effect: 'warn',
  sources: ['design'],
  check: ({ request, item }) =>
    item?.standard === undefined ? noObjection : both(tooSeldom(request, item.standard), tooFew(request, item)),
  zh: (facts) =>
    facts.why === 'times'
      ? `申请每月${facts.timesPerMonth}次，低于本事项办理标准的每月${facts.minTimesPerMonth}次`
      : `截至起始日期落实工作人员${facts.offered}名，低于本事项办理标准的${facts.minStaff}名`,
  en: (facts) =>
    facts.why === 'times'
      ? `The item's standard is ${many(facts.minTimesPerMonth, 'time')} a month; ${facts.timesPerMonth} are asked for`
      : `The item's standard is ${many(facts.minStaff, 'person')}; ${facts.offered} are there on the first day`,
  remedy: {
    zh: (facts) =>
      facts.why === 'times'
        ? `建议将次数调整为每月不少于${facts.minTimesPerMonth}次`
        : `建议将工作人员增至${facts.minStaff}名`,
    en: (facts) =>
      facts.why === 'times'
        ? `Ask for ${facts.minTimesPerMonth} a month or more`
        : `Have ${facts.minStaff} there on the first day`,
  },
}

function tooSeldom({ timesPerMonth }: AssignmentRequest, { minTimesPerMonth }: Standard): readonly Hit<Below>[] {
  if (timesPerMonth === undefined || minTimesPerMonth === undefined || timesPerMonth >= minTimesPerMonth)
    return noObjection
  return [{ pointer: '/timesPerMonth', facts: { why: 'times', timesPerMonth, minTimesPerMonth } }]
}

/** Fewer than the item asks is for another rule. */
function tooFew({ support: { staff }, period }: AssignmentRequest, { standard, support }: Item): readonly Hit<Below>[] {
  const minStaff = standard?.minStaff
  if (minStaff === undefined) return noObjection
  const offered = staffInPlaceBy(staff, period.from)
  if (offered >= minStaff || offered < (support?.staff ?? 0)) return noObjection
  return [{ pointer: '/support/staff', facts: { why: 'staff', offered, minStaff } }]
}
