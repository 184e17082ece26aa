import type { WorkRole } from '../../terms.ts'
import { noObjection, type Rule } from '../rule.ts'
import { type ItemFigures, itemFigures } from '../rulebook/figures.ts'
import { enItem, zhItem } from '../rulebook/words.ts'

/** Who is to cooperate is not made to answer for the whole. */
export const roleExceedsList: Rule<ItemFigures & { listed: WorkRole; asked: WorkRole }> = {
  name: 'role-exceeds-list',
  effect: 'reject',
  sources: ['shangcheng', 'jianye-list', 'committee-law-10'],
  check: ({ request, item }) =>
    item?.role === 'cooperating' && request.role === 'principal'
      ? [{ pointer: '/role', facts: { ...itemFigures(item), listed: item.role, asked: request.role } }]
      : noObjection,
  zh: (facts) => `清单规定社区对${zhItem(facts)}承担配合职责，申请填报为主体职责`,
  en: (facts) => `The list has the community cooperate in ${enItem(facts)}; the request makes it the principal`,
  remedy: {
    zh: '将职责改为“配合”，主体职责由申请单位承担',
    en: 'Ask for the cooperating role (role: cooperating); the principal duty stays with the asker',
  },
}
