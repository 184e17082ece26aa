import { noObjection, type Rule } from '../rule.ts'
import { type ItemFigures, itemFigures } from '../rulebook/figures.ts'
import { enItem, many, zhItem } from '../rulebook/words.ts'

/** Where the terms say so, the reviewing body sees listed work too. */
export const reviewRequired: Rule<ItemFigures & { reviewWorkingDays: number }> = {
  name: 'review-required',
  effect: 'refer',
  sources: ['xicheng-2018', 'erqi'],
  check: ({ item, terms, emergency }) => {
    if (item === undefined || !terms.reviewListed || emergency) return noObjection
    return [{ pointer: '/item', facts: { ...itemFigures(item), reviewWorkingDays: terms.reviewWorkingDays } }]
  },
  zh: (facts) =>
    `按本辖区准入条款，清单内事项${zhItem(facts)}也须经审核单位审核，审核期限${facts.reviewWorkingDays}个工作日`,
  en: (facts) =>
    `Under the terms here the reviewing body also reviews listed work, so ${enItem(facts)} goes to it; it has ${many(facts.reviewWorkingDays, 'working day')}`,
  remedy: {
    zh: '无须修改申请，等待审核决定；决定作出前不得向社区布置',
    en: 'Nothing to change: wait for the review, and give the communities no work before it',
  },
}
