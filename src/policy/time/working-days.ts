// Working days by the State Council's yearly holiday notices, make-up workdays included.
// Years come from the chinese-days package and from the edition, which can add a year as soon as its notice is out.
import chineseDays from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import type { CalendarYear, Day } from '../terms.ts'
import { dayNumber, dayOf, weekday, yearOf } from './days.ts'
import { statutoryDays } from './statutory-days.ts'

export interface Calendar {
  /** Years whose notice is known. */
  years: ReadonlySet<number>
  /** Working days from the first day of the century up to and with each day: spans are counted by one subtraction. */
  upTo: Uint16Array
}

/** Working days counted, and the years in the span for which no notice is known: there Monday to Friday was counted, but for the days off that are fixed by date. */
export interface DayCount {
  workingDays: number
  weekdaysOnly: number[]
}

const first = dayNumber('2000-01-01')
const last = dayNumber('2100-12-31')

function build(noticed: Iterable<string>, off: Iterable<Day>, workdays: ReadonlySet<Day>): Calendar {
  const years = new Set([...noticed].map(yearOf))
  const holidays = new Set(off)
  // Notice or not, these days are off.
  for (const [year, days] of statutoryDays) if (!years.has(year)) for (const day of days) holidays.add(day)
  const upTo = new Uint16Array(last - first + 1)
  let count = 0
  for (let n = first; n <= last; n++) {
    const day = dayOf(n)
    const weekend = weekday(day) === 0 || weekday(day) === 6
    if (workdays.has(day) || (!weekend && !holidays.has(day))) count++
    upTo[n - first] = count
  }
  return { years, upTo }
}

const holidays = Object.keys(chineseDays.holidays)
const workdays = Object.keys(chineseDays.workdays)
const builtIn = build(holidays, holidays, new Set(workdays))

/** The built-in notices, with an edition's own years in place of the built-in ones. */
export function calendarWith(additions: readonly CalendarYear[] | undefined): Calendar {
  if (!additions?.length) return builtIn
  const replaced = new Set(additions.map(({ year }) => year))
  const keep = (days: readonly Day[]) => days.filter((day) => !replaced.has(yearOf(day)))
  const off = [...keep(holidays), ...additions.flatMap((year) => year.holidays)]
  const on = [...keep(workdays), ...additions.flatMap((year) => year.workdays)]
  return build([...holidays, ...additions.map(({ year }) => `${year}`)], off, new Set(on))
}

/** The running count at a day; days beyond the century are held at its ends. */
function upTo(calendar: Calendar, n: number): number {
  if (n < first) return 0
  return calendar.upTo[Math.min(n, last) - first] as number
}

export function isWorkingDay(calendar: Calendar, day: Day): boolean {
  const n = dayNumber(day)
  return upTo(calendar, n) > upTo(calendar, n - 1)
}

/** Working days after `after` and before `before`, both ends excluded, counted no further than `enough`. */
export function workingDaysBetween(calendar: Calendar, after: Day, before: Day, enough: number): DayCount {
  const weekdaysOnly: number[] = []
  const end = dayNumber(before) - 1
  let workingDays = 0
  for (let n = dayNumber(after), year = yearOf(dayOf(n + 1)); n < end && workingDays < enough; year++) {
    const stop = Math.min(end, dayNumber(`${year}-12-31`))
    const counted = upTo(calendar, stop) - upTo(calendar, n)
    if (counted > 0 && !calendar.years.has(year)) weekdaysOnly.push(year)
    workingDays = Math.min(enough, workingDays + counted)
    n = stop
  }
  return { workingDays, weekdaysOnly }
}

/** The `count`-th working day after `day`; with count 0, `day` itself. */
export function addWorkingDays(calendar: Calendar, day: Day, count: number): { day: Day; weekdaysOnly: number[] } {
  const unknown = new Set<number>()
  let at = dayNumber(day)
  for (let left = count; left > 0 && at < last; ) {
    at++
    if (!calendar.years.has(yearOf(dayOf(at)))) unknown.add(yearOf(dayOf(at)))
    if (upTo(calendar, at) > upTo(calendar, at - 1)) left--
  }
  return { day: dayOf(at), weekdaysOnly: [...unknown] }
}
