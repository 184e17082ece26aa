import type { Day } from '../../terms.ts'
import { noObjection, type Rule } from '../rule.ts'

/** Nothing but what is on the list enters of itself; the rest is for the reviewing body. */
export const offList: Rule<{ item: string; firstDay: Day }> = {
  name: 'off-list',
  effect: 'refer',
  sources: ['jianye', 'dongguan'],
  check: ({ request, item, emergency }) => {
    if (item !== undefined || emergency) return noObjection
    return [{ pointer: '/item', facts: { item: request.item ?? '', firstDay: request.period.from } }]
  },
  zh: ({ item, firstDay }) =>
    item === ''
      ? '申请没有写明清单事项，属于清单外工作'
      : `首日 ${firstDay} 执行的清单上没有事项 ${item}，属于清单外工作`,
  en: ({ item, firstDay }) =>
    item === ''
      ? 'No item of the list is named: this is work off the list'
      : `Item ${item} is not on the list in force on the first day, ${firstDay}: this is work off the list`,
  remedy: {
    zh: '如清单上有相应事项，请写明其编码；否则附书面实施方案（理由、内容、购买服务协议草案），由审核机构决定',
    en: 'If the list has such an item, name its code; otherwise attach a written plan (reason, content, draft agreement for purchased service) and the reviewing body decides',
  },
}
