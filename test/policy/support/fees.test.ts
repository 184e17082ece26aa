// What support comes to: fees, instalments, staff. To the fen and to the day.

import t from 'tap'
import { feePeriodsIn, instalmentFen, requiredFen, staffInPlaceBy, totalFen } from '../../../src/policy/support/fees.ts'
import { commitmentsOf } from '../../../src/policy/support/promises.ts'
import type { Instalment } from '../../../src/policy/terms.ts'
import { addDays } from '../../../src/policy/time/days.ts'
import { soundRequest } from '../../a-service.ts'
import fc from '../../properties.ts'

/** Whole percents above 0 that make 100. */
const shares = fc
  .uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 20 })
  .map((cuts) => [0, ...cuts.sort((a, b) => a - b), 100])
  .map((cuts) =>
    cuts
      .slice(1)
      .map((cut, i): Instalment => ({ dueOn: addDays('2027-01-01', i), percent: cut - (cuts[i] as number) })),
  )

t.test('instalments', async (t) => {
  fc.assert(
    fc.property(fc.maxSafeNat(), shares, (amount, instalments) => {
      const parts = instalmentFen(amount, instalments)
      const exact = instalments.map(({ percent }) => Number((BigInt(amount) * BigInt(percent)) / 100n))
      const sum = parts.reduce((a, b) => a + BigInt(b), 0n)
      return (
        sum === BigInt(amount) &&
        parts.slice(0, -1).every((part, i) => part === exact[i]) &&
        parts.every((part) => part >= 0)
      )
    }),
  )
  t.pass('make the amount together, each rounded down, the last takes the rest')
  const thirds = [33, 33, 34].map((percent, i) => ({ dueOn: `2027-0${i + 1}-01`, percent }))
  t.strictSame(instalmentFen(100, thirds), [33, 33, 34])
  t.strictSame(instalmentFen(101, thirds), [33, 33, 35])
  t.strictSame(instalmentFen(1, thirds), [0, 0, 1])
  t.strictSame(instalmentFen(0, thirds), [0, 0, 0])
})

t.test('the fee standard', async (t) => {
  const period = { from: '2027-01-15', until: '2027-03-10' }
  const target = { community: 'c', quantity: 7 }
  t.equal(
    requiredFen({ unitFen: 100, per: 'person', every: 'month' }, target, period),
    1_400,
    '15 January to 10 March is two, from date to date',
  )
  t.equal(requiredFen({ unitFen: 100, per: 'person', every: 'year' }, target, period), 700)
  t.equal(requiredFen({ unitFen: 100, per: 'person', every: 'once' }, target, period), 700)
  t.equal(
    requiredFen({ unitFen: 100, per: 'community', every: 'month' }, target, period),
    200,
    'a community counts once',
  )
  t.equal(
    requiredFen({ unitFen: 100, per: 'hour', every: 'once' }, { community: 'c' }, period),
    Number.POSITIVE_INFINITY,
  )
  t.equal(requiredFen({ unitFen: 2 ** 52, per: 'visit', every: 'month' }, target, period), Number.POSITIVE_INFINITY)
  t.equal(feePeriodsIn({ unitFen: 1, per: 'post', every: 'year' }, { from: '2026-12-31', until: '2027-12-31' }), 2)
})

t.test('sums and staff', async (t) => {
  t.equal(totalFen([{ community: 'a', amountFen: 1 }, { community: 'b' }, { community: 'c', amountFen: 2 }]), 3)
  const staff = [
    { role: 'x', count: 2, from: '2027-03-01' },
    { role: 'y', count: 1, from: '2027-03-02' },
  ]
  t.equal(staffInPlaceBy(staff, '2027-02-28'), 0)
  t.equal(staffInPlaceBy(staff, '2027-03-01'), 2, 'on the day')
  t.equal(staffInPlaceBy(staff, '2027-03-02'), 3)
  t.equal(staffInPlaceBy(undefined, '2027-03-01'), 0)
})

t.test('commitments: each promise with its own day, overdue after the days of grace', async (t) => {
  const request = soundRequest()
  const [target] = request.targets
  if (!target) throw new Error('the sound request has a target')
  const list = commitmentsOf(request, target, 5)
  t.strictSame(
    list.map(({ key, dueOn, overdueFrom, amountFen }) => [key, dueOn, overdueFrom, amountFen]),
    [
      ['f1', '2027-03-01', '2027-03-07', 75_000],
      ['f2', '2027-08-01', '2027-08-07', 75_000],
      ['s1', '2027-03-01', '2027-03-07', undefined],
      ['g1', '2027-02-20', '2027-02-26', undefined],
      ['p1', '2027-03-01', '2027-03-07', undefined],
    ],
  )
  t.equal(new Set(list.map(({ key }) => key)).size, list.length)
  t.strictSame(commitmentsOf({ ...request, support: {} }, target, 0), [], 'nothing promised')
})
