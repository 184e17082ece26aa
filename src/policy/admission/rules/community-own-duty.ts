import { staysWithCommittee } from '../../list/assignable.ts'
import { noObjection, type Rule } from '../rule.ts'
import { type ItemFigures, itemFigures } from '../rulebook/figures.ts'
import { enItem, zhItem } from '../rulebook/words.ts'

/** What is the committee's own by law is not handed to it as a task. */
export const communityOwnDuty: Rule<ItemFigures> = {
  name: 'community-own-duty',
  effect: 'reject',
  sources: ['committee-law-6', 'committee-law-10'],
  check: ({ item, terms }) =>
    item !== undefined && staysWithCommittee(item, terms)
      ? [{ pointer: '/item', facts: itemFigures(item) }]
      : noObjection,
  zh: (facts) => `${zhItem(facts)}是居民委员会自身的依法履职事项，不得作为任务下派`,
  en: (facts) => `${enItem(facts)} is the residents' committee's own duty by law; it cannot be assigned as a task`,
  remedy: {
    zh: '不必申请下派；需要居民委员会配合的，商请其协助，商请事项不得附带考核、台账要求；或者改选清单上的协助政府工作事项',
    en: "Do not assign it: ask the residents' committee for its cooperation, with no appraisal and no ledger attached, or choose an assistance item of the list",
  },
}
