// Days, against the language's own calendar.

import t from 'tap'
import {
  addDays,
  dayNumber,
  dayOf,
  daysBetween,
  daysIn,
  endOfMonths,
  isDay,
  monthsBegun,
  overlaps,
  shanghaiDay,
  weekday,
  yearsBegun,
} from '../../../src/policy/time/days.ts'
import fc from '../../properties.ts'

const dayMs = 86_400_000
/** Any day of the years 1000 to 2999. */
const anyDay = fc.integer({ min: Date.UTC(1000, 0, 1) / dayMs, max: Date.UTC(2999, 11, 31) / dayMs }).map(dayOf)
const anyPeriod = fc.tuple(anyDay, anyDay).map(([a, b]) => (a < b ? { from: a, until: b } : { from: b, until: a }))
const holds = <T extends [unknown, ...unknown[]]>(name: string, property: fc.IProperty<T>) =>
  t.test(name, async (t) => {
    fc.assert(property, { numRuns: 500 })
    t.pass()
  })

holds(
  'a day’s number is that of Date, and back',
  fc.property(
    anyDay,
    (day) => dayNumber(day) === Date.parse(`${day}T00:00:00Z`) / dayMs && dayOf(dayNumber(day)) === day,
  ),
)
holds(
  'weekdays are those of Date',
  fc.property(anyDay, (day) => weekday(day) === new Date(`${day}T00:00:00Z`).getUTCDay()),
)
holds(
  'adding days is undone by taking them away, and is the distance',
  fc.property(anyDay, fc.integer({ min: -1000, max: 1000 }), (day, n) => {
    const there = addDays(day, n)
    return addDays(there, -n) === day && daysBetween(day, there) === n
  }),
)
holds(
  'a text is a day where Date has that day',
  fc.property(fc.nat(9999), fc.nat(13), fc.nat(32), (y, m, d) => {
    const pad = (n: number, width: number) => String(n).padStart(width, '0')
    const text = `${pad(y, 4)}-${pad(m, 2)}-${pad(d, 2)}`
    const ms = Date.parse(`${text}T00:00:00Z`)
    return isDay(text) === (!Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text))
  }),
)
holds(
  'so many months begin as it takes to reach the last day',
  fc.property(anyDay, fc.nat(800), (from, length) => {
    const until = addDays(from, length)
    const months = monthsBegun({ from, until })
    return until <= endOfMonths(from, months) && (months === 1 || until > endOfMonths(from, months - 1))
  }),
)
holds(
  'a year is twelve months',
  fc.property(anyPeriod, (period) => yearsBegun(period) === Math.ceil(monthsBegun(period) / 12)),
)
holds(
  'periods overlap where they share a day, whichever is named first',
  fc.property(anyDay, fc.nat(40), fc.integer({ min: -60, max: 60 }), fc.nat(40), (from, a, shift, b) => {
    const one = { from, until: addDays(from, a) }
    const other = { from: addDays(from, shift), until: addDays(from, shift + b) }
    const days = (period: typeof one) => Array.from({ length: daysIn(period) }, (_, i) => addDays(period.from, i))
    const shared = days(one).some((day) => days(other).includes(day))
    return overlaps(one, other) === shared && overlaps(other, one) === shared
  }),
)

t.test('as the contract says them', async (t) => {
  for (const [from, until, months] of [
    ['2027-01-15', '2027-02-14', 1],
    ['2027-01-15', '2027-02-15', 2],
    ['2027-01-15', '2027-03-10', 2],
    ['2027-01-15', '2028-01-14', 12],
    ['2027-03-31', '2027-04-30', 1],
    ['2027-03-31', '2027-05-01', 2],
    ['2027-01-31', '2027-02-28', 1],
    ['2028-01-30', '2028-02-29', 1],
    ['2027-01-31', '2027-01-31', 1],
    ['2026-12-31', '2027-01-01', 1],
  ] as const)
    t.equal(monthsBegun({ from, until }), months, `${from} to ${until}`)
  t.equal(yearsBegun({ from: '2027-01-15', until: '2028-01-14' }), 1)
  t.equal(yearsBegun({ from: '2027-01-15', until: '2028-01-15' }), 2)
  t.equal(daysIn({ from: '2027-03-01', until: '2027-03-01' }), 1, 'inclusive at both ends')
  t.equal(shanghaiDay('2026-11-23T15:59:59.999Z'), '2026-11-23')
  t.equal(shanghaiDay('2026-11-23T16:00:00.000Z'), '2026-11-24', 'midnight in Shanghai')
  t.equal(shanghaiDay('2026-12-31T16:00:00.000Z'), '2027-01-01')
  for (const text of [
    '2027-02-29',
    '2100-02-29',
    '2027-00-01',
    '2027-1-01',
    '2027-01-01T',
    '20270101',
    '',
    null,
    20270101,
  ])
    t.notOk(isDay(text), String(text))
  for (const text of ['2028-02-29', '2000-02-29', '2027-12-31']) t.ok(isDay(text), text)
})
