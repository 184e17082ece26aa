// Days and instants as people read them in Chinese.
import type { Day, Instant } from '../terms.ts'
import { shanghaiOffsetMs } from './days.ts'

/** 2027年3月1日 */
export function zhDay(day: Day): string {
  return `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
}

/** Beijing time, to the second: 2027-03-01 08:30:05. */
export function beijingTime(instant: Instant): string {
  return new Date(Date.parse(instant) + shanghaiOffsetMs).toISOString().slice(0, 19).replace('T', ' ')
}
