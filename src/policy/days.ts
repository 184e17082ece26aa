// Arithmetic on calendar days written YYYY-MM-DD. No time zone is involved but in `shanghaiDay`.
import type { Day, Instant, Period } from './terms.ts'

const dayMs = 86_400_000
const shanghaiOffsetMs = 8 * 3_600_000

/** Days since 1970-01-01. `day` must be a real calendar day. */
export function dayNumber(day: Day): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / dayMs
}

/** The inverse of `dayNumber`. */
export function dayOf(number: number): Day {
  return new Date(number * dayMs).toISOString().slice(0, 10)
}

export function addDays(day: Day, days: number): Day {
  return dayOf(dayNumber(day) + days)
}

/** Whole days from `a` to `b`; negative when `b` comes first. */
export function daysBetween(a: Day, b: Day): number {
  return dayNumber(b) - dayNumber(a)
}

/** Days of the period, both ends counted. */
export function daysIn(period: Period): number {
  return daysBetween(period.from, period.until) + 1
}

/** 0 is Sunday. */
export function weekday(day: Day): number {
  return (dayNumber(day) + 4) % 7
}

/** The Shanghai day of an instant: China keeps one zone, UTC+8, without summer time since 1992. */
export function shanghaiDay(instant: Instant): Day {
  return new Date(Date.parse(instant) + shanghaiOffsetMs).toISOString().slice(0, 10)
}

/** Calendar months that the period touches: 15 January to 10 March touches three. */
export function monthsTouched({ from, until }: Period): number {
  return yearsTouched({ from, until }) * 12 - 12 + Number(until.slice(5, 7)) - Number(from.slice(5, 7)) + 1
}

/** Calendar years that the period touches. */
export function yearsTouched({ from, until }: Period): number {
  return Number(until.slice(0, 4)) - Number(from.slice(0, 4)) + 1
}

export function overlaps(a: Period, b: Period): boolean {
  return a.from <= b.until && b.from <= a.until
}

/** True for a day that the calendar has: 2027-02-29 is none. */
export function isDay(text: unknown): text is Day {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const ms = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text
}
