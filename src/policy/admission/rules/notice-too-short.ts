import type { Day } from '../../terms.ts'
import { noObjection, type Rule } from '../rule.ts'
import { enList, isEmpty, many, zhList } from '../rulebook/words.ts'

/** A community has time to prepare. */
export const noticeTooShort: Rule<{
  today: Day
  firstDay: Day
  given: number
  needed: number
  weekdaysOnly?: string[]
}> = {
  name: 'notice-too-short',
  effect: 'reject',
  sources: ['xicheng-2018'],
  check: ({ request, facts: { today, notice }, terms, emergency }) => {
    if (emergency || notice.workingDays >= terms.noticeWorkingDays) return noObjection
    return [
      {
        pointer: '/period/from',
        facts: {
          today,
          firstDay: request.period.from,
          given: notice.workingDays,
          needed: terms.noticeWorkingDays,
          ...(notice.weekdaysOnly.length > 0 && { weekdaysOnly: notice.weekdaysOnly.map(String) }),
        },
      },
    ]
  },
  zh: ({ today, firstDay, given, needed, weekdaysOnly }) => {
    const calendar = isEmpty(weekdaysOnly) ? '' : `（${zhList(weekdaysOnly)} 年放假安排未知，按周一至周五计算）`
    return `从 ${today} 到首日 ${firstDay} 之间只有 ${given} 个工作日，须提前 ${needed} 个工作日${calendar}`
  },
  en: ({ today, firstDay, given, needed, weekdaysOnly }) => {
    const calendar = isEmpty(weekdaysOnly)
      ? ''
      : ` (holidays of ${enList(weekdaysOnly)} not known: Monday to Friday counted)`
    return `There ${given === 1 ? 'is' : 'are'} ${many(given, 'working day')} between ${today} and the first day, ${firstDay}; the terms ask for ${needed}${calendar}`
  },
  remedy: {
    zh: ({ given, needed }) => `把首日至少推迟 ${needed - given} 个工作日；属于突发事件的，附上应急命令`,
    en: ({ given, needed }) =>
      `Begin at least ${many(needed - given, 'working day')} later; in an emergency, attach the order`,
  },
}
