import { staffInPlaceBy } from '../../support/fees.ts'
import type { Day } from '../../terms.ts'
import { zhDay } from '../../time/words.ts'
import { noObjection, type Rule } from '../rule.ts'

/** Staff come with the task, or the task stays with the department. */
export const staffMissing: Rule<{ needed: number; offered: number; firstDay: Day }> = {
  name: 'staff-missing',
  effect: 'reject',
  sources: ['committee-law-43-1', 'mca-2015-136-1', 'jianye-support'],
  check: ({ request: { support, period }, item, emergency }) => {
    if (emergency) return noObjection
    const needed = item?.support?.staff ?? 0
    if (needed === 0) return noObjection
    const offered = staffInPlaceBy(support.staff, period.from)
    if (offered >= needed) return noObjection
    return [{ pointer: '/support/staff', facts: { needed, offered, firstDay: period.from } }]
  },
  zh: ({ needed, offered, firstDay }) =>
    `本事项应配备工作人员${needed}名，截至起始日期${zhDay(firstDay)}仅落实${offered}名`,
  en: ({ needed, offered, firstDay }) =>
    `This item needs ${needed} staff in place; the request has ${offered} on the first day, ${firstDay}`,
  remedy: {
    zh: ({ needed, offered, firstDay }) => `补足工作人员${needed - offered}名，到位日期不晚于${zhDay(firstDay)}`,
    en: ({ needed, offered, firstDay }) => `Add ${needed - offered} staff, in place on ${firstDay} or earlier`,
  },
}
