import type { Day } from '../../terms.ts'
import { zhDay } from '../../time/words.ts'
import { noObjection, objections, type Rule } from '../rule.ts'
import { many } from '../rulebook/words.ts'

/** A community that carries as much as the terms allow gets more only if a person says so. */
export const loadExceeded: Rule<{ active: number; maxActiveItems: number; firstDay: Day }> = {
  name: 'load-exceeded',
  effect: 'refer',
  sources: ['design'],
  check: ({ request: { targets, period }, facts: { load }, terms: { maxActiveItems } }) => {
    if (maxActiveItems === undefined) return noObjection
    return objections(targets, ({ community }, i) => {
      const active = load[community] ?? 0
      if (active < maxActiveItems) return undefined
      return {
        pointer: `/targets/${i}/community`,
        community,
        facts: { active, maxActiveItems, firstDay: period.from },
      }
    })
  },
  zh: ({ active, maxActiveItems, firstDay }) =>
    `截至起始日期${zhDay(firstDay)}，该社区已承接${active}项下派事项，达到准入条款规定的上限${maxActiveItems}项`,
  en: ({ active, maxActiveItems, firstDay }) =>
    `This community already carries ${many(active, 'assigned item')} on the first day, ${firstDay}; the terms allow ${maxActiveItems}`,
  remedy: {
    zh: '撤回或者结束该社区的其他下派事项，或者删去该社区，或者顺延起始日期；否则由审核单位决定',
    en: 'Withdraw or end other work at this community, leave it out, or begin later; otherwise the reviewing body decides',
  },
}
