import { staffInPlaceBy } from '../../support/fees.ts'
import type { Day } from '../../terms.ts'
import { noObjection, type Rule } from '../rule.ts'

/** Staff come with the task, or the task stays with the department. */
export const staffMissing: Rule<{ needed: number; offered: number; firstDay: Day }> = {
  name: 'staff-missing',
  effect: 'reject',
  sources: ['jianye'],
  check: ({ request: { support, period }, item }) => {
    const needed = item?.support?.staff ?? 0
    if (needed === 0) return noObjection
    const offered = staffInPlaceBy(support.staff, period.from)
    if (offered >= needed) return noObjection
    return [{ pointer: '/support/staff', facts: { needed, offered, firstDay: period.from } }]
  },
  zh: ({ needed, offered, firstDay }) => `应配备人员 ${needed} 名，申请中首日 ${firstDay} 到位 ${offered} 名`,
  en: ({ needed, offered, firstDay }) =>
    `This item needs ${needed} staff in place; the request has ${offered} on the first day, ${firstDay}`,
  remedy: {
    zh: ({ needed, offered, firstDay }) => `补足 ${needed - offered} 名人员，并写明在 ${firstDay} 或之前到位`,
    en: ({ needed, offered, firstDay }) => `Add ${needed - offered} staff, in place on ${firstDay} or earlier`,
  },
}
