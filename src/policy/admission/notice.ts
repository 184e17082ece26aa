// 提前期限, counted: the working days that a request leaves, and the first day that would leave enough.
import type { Day, Facts } from '../terms.ts'
import { addDays } from '../time/days.ts'
import { addWorkingDays, type Calendar, workingDaysBetween } from '../time/working-days.ts'

export function noticeOf(calendar: Calendar, today: Day, firstDay: Day, needed: number): Facts['notice'] {
  const notice = workingDaysBetween(calendar, today, firstDay, needed)
  if (notice.workingDays >= needed) return notice
  return { ...notice, earliest: addDays(addWorkingDays(calendar, today, needed).day, 1) }
}
