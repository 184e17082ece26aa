// Working days by the State Council's notices. The notices of 2026 (国办发明电〔2025〕7号) are known by heart here.

import t from 'tap'
import { addDays, dayOf, weekday } from '../../../src/policy/time/days.ts'
import { statutoryDays } from '../../../src/policy/time/statutory-days.ts'
import {
  addWorkingDays,
  calendarWith,
  isWorkingDay,
  workingDaysBetween,
} from '../../../src/policy/time/working-days.ts'
import fc from '../../properties.ts'

const builtIn = calendarWith(undefined)
const far = 100_000

t.test('the notice of 2026', async (t) => {
  for (const day of [
    '2026-01-01',
    '2026-01-02',
    '2026-02-16',
    '2026-02-23',
    '2026-04-06',
    '2026-05-04',
    '2026-06-19',
    '2026-09-25',
    '2026-10-07',
  ])
    t.notOk(isWorkingDay(builtIn, day), `${day} is off`)
  for (const day of ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'])
    t.ok(isWorkingDay(builtIn, day), `${day} is a weekend day that is worked`)
  for (const day of ['2026-10-08', '2026-11-23']) t.ok(isWorkingDay(builtIn, day), `${day} is a weekday like any other`)
  t.notOk(isWorkingDay(builtIn, '2026-11-22'), 'a Sunday like any other')
})

t.test('the days off that the regulation fixes by date, before any notice', async (t) => {
  for (const day of [
    '2027-01-01',
    '2027-02-05',
    '2027-02-08',
    '2027-04-05',
    '2027-05-03',
    '2027-06-09',
    '2027-09-15',
    '2027-10-01',
  ])
    t.equal(isWorkingDay(builtIn, day), day === '2027-05-03', day)
  const own = calendarWith([{ year: 2027, holidays: ['2027-01-04'], workdays: [], notice: '某年通知' }])
  t.ok(isWorkingDay(own, '2027-01-01'), 'a notice says it all: what it leaves out is worked')
})

t.test('the lunar days are those of the Chinese calendar', async (t) => {
  const format = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' })
  const lunar = (day: string) => {
    const parts = format.formatToParts(Date.parse(day))
    const of = (type: string) => parts.find((part) => part.type === type)?.value
    return `${of('month')}/${of('day')}`
  }
  for (const [year, days] of statutoryDays) {
    const [, , , , , , clear, dragon, autumn, , spring] = days as string[]
    // Two new moons are minutes from midnight in China, and ICU has them on the wrong side of it.
    if (year !== 2027 && year !== 2030) t.equal(lunar(spring as string), '1/1', `${year}: ${spring}`)
    t.equal(lunar(dragon as string), '5/5', `${year}: ${dragon}`)
    t.equal(lunar(autumn as string), '8/15', `${year}: ${autumn}`)
    t.match(clear, /-04-0[3-6]$/)
  }
})

t.test('between two days, both left out', async (t) => {
  const between = (after: string, before: string) => workingDaysBetween(builtIn, after, before, far).workingDays
  t.equal(between('2026-11-23', '2026-11-24'), 0, 'the next day')
  t.equal(between('2026-11-23', '2026-11-23'), 0)
  t.equal(between('2026-11-24', '2026-11-23'), 0, 'backwards')
  t.equal(between('2026-11-20', '2026-11-23'), 0, 'over a weekend')
  t.equal(between('2026-11-20', '2026-11-24'), 1)
  t.equal(between('2026-09-18', '2026-09-21'), 1, 'a Sunday that is worked counts')
  t.equal(between('2026-09-30', '2026-10-08'), 0, 'the whole national holiday')
  t.equal(workingDaysBetween(builtIn, '2026-11-23', '2027-12-31', 30).workingDays, 30, 'no further than is asked')
})

t.test('years without a notice are counted Monday to Friday, and named', async (t) => {
  const known = Math.max(...builtIn.years)
  const [from, until] = [`${known + 1}-03-01`, `${known + 1}-03-31`]
  const { workingDays, weekdaysOnly } = workingDaysBetween(builtIn, from, until, far)
  t.strictSame(weekdaysOnly, [known + 1])
  const weekdays = Array.from({ length: 29 }, (_, i) => addDays(from, i + 1)).filter((day) => weekday(day) % 6 !== 0)
  t.equal(workingDays, weekdays.length)
  t.strictSame(
    workingDaysBetween(builtIn, `${known}-03-01`, `${known}-03-31`, far).weekdaysOnly,
    [],
    'a known year is not',
  )
  t.strictSame(workingDaysBetween(builtIn, `${known}-12-01`, from, 5).weekdaysOnly, [], 'nor one that was not reached')
  t.strictSame(addWorkingDays(builtIn, `${known}-12-31`, 1).weekdaysOnly, [known + 1])
})

t.test('an edition can add a year, or correct one', async (t) => {
  const notice = { year: 2027, holidays: ['2027-03-01'], workdays: ['2027-03-06'], notice: '国办发明电〔2026〕测试' }
  const added = calendarWith([notice])
  t.notOk(isWorkingDay(added, '2027-03-01'))
  t.ok(isWorkingDay(added, '2027-03-06'), 'a Saturday')
  t.ok(added.years.has(2027))
  t.ok(isWorkingDay(builtIn, '2027-03-01'), 'and the built-in one stays as it is')
  const corrected = calendarWith([{ ...notice, year: 2026, holidays: [], workdays: [] }])
  t.ok(isWorkingDay(corrected, '2026-10-07'), 'the edition’s year stands in place of the built-in one')
  t.notOk(isWorkingDay(corrected, '2025-10-07'), 'the other years stand')
})

t.test('properties', async (t) => {
  const day = fc.integer({ min: 11_000, max: 24_000 }).map(dayOf)
  fc.assert(
    fc.property(day, fc.nat(400), (from, length) => {
      const until = addDays(from, length)
      let one = 0
      for (let at = addDays(from, 1); at < until; at = addDays(at, 1)) if (isWorkingDay(builtIn, at)) one++
      return workingDaysBetween(builtIn, from, until, far).workingDays === one
    }),
    { numRuns: 100 },
  )
  t.pass('spans are the sum of their days')
  fc.assert(
    fc.property(day, fc.nat(60), (from, n) => {
      const { day: there } = addWorkingDays(builtIn, from, n)
      if (n === 0) return there === from
      return isWorkingDay(builtIn, there) && workingDaysBetween(builtIn, from, there, far).workingDays === n - 1
    }),
    { numRuns: 200 },
  )
  t.pass('the n-th working day has n - 1 before it, and is one')
})
