import { noObjection, type Rule } from '../rule.ts'
import { type ItemFigures, itemFigures } from '../rulebook/figures.ts'
import { enItem, zhItem } from '../rulebook/words.ts'

/** What the street's service centre does is not passed on to communities. */
export const streetService: Rule<ItemFigures> = {
  name: 'street-service',
  effect: 'reject',
  sources: ['mca-2015-136-1', 'committee-law-6', 'jianye-street', 'shangcheng-street'],
  check: ({ item }) =>
    item?.kind === 'street-service' ? [{ pointer: '/item', facts: itemFigures(item) }] : noObjection,
  zh: (facts) => `${zhItem(facts)}是街道便民服务事项，由街道便民服务中心办理，不得下派社区`,
  en: (facts) => `${enItem(facts)} is a street service: the street's service centre does it, not a community`,
  remedy: {
    zh: '请转街道便民服务中心办理；只需社区告知居民的，改选清单上的协助政府工作事项',
    en: "Take it to the street's service centre; where only residents have to be told, choose an assistance item of the list",
  },
}
