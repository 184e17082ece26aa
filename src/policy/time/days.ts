// Arithmetic on calendar days written YYYY-MM-DD. No time zone is involved but in `shanghaiDay`.
import type { Day, Instant, Period } from '../terms.ts'

const dayMs = 86_400_000
export const shanghaiOffsetMs = 8 * 3_600_000

/** A number in a text of digits; asked for often enough that cutting the text apart first would show. */
function digits(text: string, from: number, to: number): number {
  let value = 0
  for (let i = from; i < to; i++) value = value * 10 + text.charCodeAt(i) - 48
  return value
}

export function yearOf(day: Day): number {
  return digits(day, 0, 4)
}

function monthOf(day: Day): number {
  return digits(day, 5, 7)
}

/** Days since 1970-01-01. `day` must be a real calendar day. Counts years from March, so that leap days come last. */
export function dayNumber(day: Day): number {
  const month = monthOf(day)
  const year = month > 2 ? yearOf(day) : yearOf(day) - 1
  const inYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + digits(day, 8, 10) - 1
  return 365 * year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + inYear - 719_468
}

const two = (value: number) => (value < 10 ? `0${value}` : `${value}`)

/** The inverse of `dayNumber`, for days from 0000 to 9999. */
export function dayOf(number: number): Day {
  const days = number + 719_468
  const era = Math.floor(days / 146_097)
  const inEra = days - era * 146_097
  const yearInEra = Math.floor(
    (inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365,
  )
  const inYear = inEra - (365 * yearInEra + Math.floor(yearInEra / 4) - Math.floor(yearInEra / 100))
  const march = Math.floor((5 * inYear + 2) / 153)
  const month = march < 10 ? march + 3 : march - 9
  const year = era * 400 + yearInEra + (month <= 2 ? 1 : 0)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(inYear - Math.floor((153 * march + 2) / 5) + 1)}`
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
  return (((dayNumber(day) + 4) % 7) + 7) % 7
}

/** The Shanghai day of an instant: China keeps one zone, UTC+8; no summer time since 1992, the last was in 1991. */
export function shanghaiDay(instant: Instant): Day {
  return shanghaiDayAt(Date.parse(instant))
}

/** The Shanghai day at milliseconds since 1970-01-01 UTC. */
export function shanghaiDayAt(ms: number): Day {
  const number = Math.floor((ms + shanghaiOffsetMs) / dayMs)
  // Nearly every call is about the same day as the one before.
  if (number !== lastNumber) {
    lastNumber = number
    lastDay = dayOf(number)
  }
  return lastDay
}
let lastNumber = Number.NaN
let lastDay: Day = ''

/**
 * The last day of a period of so many months that begins on `from`: the day before the same day of the month it ends in,
 * or that month's last day where it has no such day (民法典 art. 202).
 */
export function endOfMonths(from: Day, months: number): Day {
  const index = yearOf(from) * 12 + monthOf(from) - 1 + months
  const [year, month] = [Math.floor(index / 12), index % 12]
  const day = digits(from, 8, 10)
  const last = lastDayOf(year, month + 1)
  const at = (n: number) => `${String(year).padStart(4, '0')}-${two(month + 1)}-${two(n)}`
  return day > last ? at(last) : addDays(at(day), -1)
}

/** Months begun, counted from date to date: 15 January to 14 February is one, to 10 March two; 31 March to 30 April is one. */
export function monthsBegun({ from, until }: Period): number {
  const touched = (yearOf(until) - yearOf(from)) * 12 + monthOf(until) - monthOf(from)
  return until <= endOfMonths(from, touched) ? Math.max(touched, 1) : touched + 1
}

/** Years begun, counted from date to date. */
export function yearsBegun(period: Period): number {
  return Math.ceil(monthsBegun(period) / 12)
}

export function overlaps(a: Period, b: Period): boolean {
  return a.from <= b.until && b.from <= a.until
}

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** True for a day that the calendar has: 2027-02-29 is none. */
export function isDay(text: unknown): text is Day {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const [year, month, day] = [yearOf(text), monthOf(text), digits(text, 8, 10)]
  return day >= 1 && day <= lastDayOf(year, month)
}

function lastDayOf(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return (monthDays[month - 1] ?? 0) + (leap ? 1 : 0)
}
