import type { Day } from '../../terms.ts'
import { zhDay } from '../../time/words.ts'
import { noObjection, type Rule } from '../rule.ts'
import { noticeNeeded } from '../rulebook/notice.ts'
import { enList, isEmpty, many, zhList } from '../rulebook/words.ts'

/** A community has time to prepare. `earliest`: the first day that would leave it enough. */
export const noticeTooShort: Rule<{
  today: Day
  firstDay: Day
  given: number
  needed: number
  earliest?: Day
  weekdaysOnly?: string[]
}> = {
  name: 'notice-too-short',
  effect: 'reject',
  sources: ['design', 'xicheng-2018'],
  check: ({ request, facts: { today, notice }, terms, item, emergency }) => {
    const needed = noticeNeeded(item, terms)
    if (emergency || notice.workingDays >= needed) return noObjection
    const { earliest, weekdaysOnly } = notice
    return [
      {
        pointer: '/period/from',
        facts: {
          today,
          firstDay: request.period.from,
          given: notice.workingDays,
          needed,
          ...(earliest !== undefined && { earliest }),
          ...(weekdaysOnly.length > 0 && { weekdaysOnly: weekdaysOnly.map(String) }),
        },
      },
    ]
  },
  zh: ({ firstDay, given, needed, weekdaysOnly }) => {
    const calendar = isEmpty(weekdaysOnly) ? '' : `（${zhList(weekdaysOnly)}年放假安排尚未发布，按周一至周五计算）`
    return `距起始日期${zhDay(firstDay)}仅${given}个工作日，不足规定的${needed}个工作日${calendar}`
  },
  en: ({ today, firstDay, given, needed, weekdaysOnly }) => {
    const calendar = isEmpty(weekdaysOnly)
      ? ''
      : ` (holidays of ${enList(weekdaysOnly)} not known: Monday to Friday counted)`
    return `There ${given === 1 ? 'is' : 'are'} ${many(given, 'working day')} between ${today} and the first day, ${firstDay}; ${needed} are asked for${calendar}`
  },
  remedy: {
    zh: ({ given, needed, earliest }) => {
      const later =
        earliest === undefined
          ? `将起始日期顺延不少于${needed - given}个工作日`
          : `最早可于${zhDay(earliest)}开始，请调整起始日期`
      return `${later}；属突发事件应对的，附人民政府决定、命令`
    },
    en: ({ given, needed, earliest }) => {
      const later =
        earliest === undefined
          ? `Begin at least ${many(needed - given, 'working day')} later`
          : `It can begin on ${earliest} at the earliest: change the first day`
      return `${later}; in an emergency, attach the order of the government`
    },
  },
}
