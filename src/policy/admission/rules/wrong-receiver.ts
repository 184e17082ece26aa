import { receiverWords } from '../../list/words.ts'
import type { Receiver } from '../../terms.ts'
import { noObjection, type Rule } from '../rule.ts'
import { type ItemFigures, itemFigures } from '../rulebook/figures.ts'
import { enItem, said, zhItem } from '../rulebook/words.ts'

/** The committee's list and the station's list are two lists. */
export const wrongReceiver: Rule<ItemFigures & { listed: Receiver; asked: Receiver }> = {
  name: 'wrong-receiver',
  effect: 'reject',
  sources: ['shangcheng'],
  check: ({ request, item }) => {
    if (item?.receiver === undefined || item.receiver === request.receiver) return noObjection
    const facts = { ...itemFigures(item), listed: item.receiver, asked: request.receiver }
    return [{ pointer: '/receiver', facts }]
  },
  zh: (facts) =>
    `清单规定${zhItem(facts)}由${said(receiverWords, facts.listed).zh}承接，申请填报为${said(receiverWords, facts.asked).zh}`,
  en: (facts) =>
    `The list gives ${enItem(facts)} to ${said(receiverWords, facts.listed).en}; the request gives it to ${said(receiverWords, facts.asked).en}`,
  remedy: {
    zh: ({ listed }) => `将承接主体改为${said(receiverWords, listed).zh}`,
    en: ({ listed }) => `Give it to ${said(receiverWords, listed).en} (receiver: ${listed})`,
  },
}
