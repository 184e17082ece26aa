import { barredWords } from '../../list/words.ts'
import type { BarredKind } from '../../terms.ts'
import { noObjection, type Rule } from '../rule.ts'
import { type ItemFigures, itemFigures } from '../rulebook/figures.ts'
import { enItem, said, zhItem } from '../rulebook/words.ts'

/** What the list has cancelled does not come back. */
export const barredItem: Rule<ItemFigures & { barredAs: BarredKind }> = {
  name: 'barred-item',
  effect: 'reject',
  sources: ['mca-2015-136-1', 'jianye-cancelled'],
  check: ({ item }) =>
    item?.kind === 'barred'
      ? [{ pointer: '/item', facts: { ...itemFigures(item), barredAs: item.barredAs ?? 'task' } }]
      : noObjection,
  zh: (facts) => `${zhItem(facts)}已列为负面清单事项（${said(barredWords, facts.barredAs).zh}），任何单位不得下派`,
  en: (facts) =>
    `${enItem(facts)} is barred by the list (${said(barredWords, facts.barredAs).en}); nobody can assign it`,
  remedy: {
    zh: '不得向社区布置该事项；认为不应列入负面清单的，向清单管理机构提出，由其在新版清单中调整',
    en: 'Drop it; whoever thinks that it should not be barred takes that to the list keeper, for a new edition of the list',
  },
}
