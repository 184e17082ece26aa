// What a day shows, as a function of the record and the day.

import t from 'tap'
import { commitmentsOf } from '../../../src/policy/support/promises.ts'
import type { CommitmentStanding } from '../../../src/policy/support/rows.ts'
import {
  carriedFen,
  commitmentStatus,
  confirmedFenBy,
  type DeliveryState,
  isRefused,
  metOn,
  obligationStatus,
} from '../../../src/policy/support/status.ts'
import { addDays } from '../../../src/policy/time/days.ts'
import { soundRequest } from '../../a-service.ts'
import fc from '../../properties.ts'

const running = {
  fromDay: '2027-03-01',
  untilDay: '2027-12-31',
  standing: 'live' as const,
  endedOn: null,
  confirmBy: null,
}

t.test('the status of an obligation, day by day', async (t) => {
  const events = [
    { day: '2027-02-21', event: 'refused' as const },
    { day: '2027-02-25', event: 'resumed' as const },
    { day: '2027-04-01', event: 'refused' as const },
    { day: '2027-04-01', event: 'resumed' as const },
    { day: '2027-12-01', event: 'refused' as const },
  ]
  const expected: [string, string][] = [
    ['2027-02-20', 'upcoming'],
    ['2027-02-21', 'refused'],
    ['2027-02-24', 'refused'],
    ['2027-02-25', 'upcoming'],
    ['2027-03-01', 'active'],
    ['2027-04-01', 'active'],
    ['2027-12-31', 'refused'],
    ['2028-01-01', 'expired'],
  ]
  for (const [on, status] of expected) t.equal(obligationStatus(running, events, on), status, on)
})

t.test('what nobody confirmed in time has lapsed, over or not, unless it ended before', async (t) => {
  const state = { ...running, confirmBy: '2027-03-08' }
  t.equal(obligationStatus(state, [], '2027-03-08'), 'active', 'it stands until the last day')
  t.equal(obligationStatus(state, [], '2027-03-09'), 'lapsed')
  t.equal(obligationStatus({ ...state, untilDay: '2027-03-05' }, [], '2027-03-06'), 'expired')
  t.equal(obligationStatus({ ...state, untilDay: '2027-03-05' }, [], '2027-03-09'), 'lapsed')
  t.equal(obligationStatus({ ...state, standing: 'completed', endedOn: '2027-03-04' }, [], '2027-03-09'), 'completed')
})

t.test('an end counts from its own day, and over the period that it had', async (t) => {
  for (const standing of ['completed', 'withdrawn', 'revoked'] as const) {
    const state = { ...running, standing, endedOn: '2027-06-30' }
    t.equal(obligationStatus(state, [], '2027-06-29'), 'active')
    t.equal(obligationStatus(state, [], '2027-06-30'), standing)
    t.equal(obligationStatus(state, [], '2028-06-30'), standing)
  }
})

const delivery = (over: Partial<DeliveryState>): DeliveryState => ({
  deliveredOn: '2027-03-01',
  amountFen: 100,
  status: 'delivered',
  receivedFen: null,
  receivedOn: null,
  answeredOn: null,
  ...over,
})
const promise = { overdueFrom: '2027-03-04', metOn: null, droppedOn: null, lapsesAfter: null }

t.test('the status of a commitment', async (t) => {
  t.equal(commitmentStatus(promise, [], '2027-03-03'), 'due')
  t.equal(commitmentStatus(promise, [], '2027-03-04'), 'overdue')
  t.equal(commitmentStatus(promise, [delivery({})], '2027-02-28'), 'due', 'before it was delivered')
  t.equal(commitmentStatus(promise, [delivery({})], '2027-03-03'), 'delivered')
  t.equal(commitmentStatus(promise, [delivery({})], '2027-03-04'), 'overdue', 'only the confirmation counts')
  const disputed = delivery({ status: 'disputed', answeredOn: '2027-03-02' })
  t.equal(commitmentStatus(promise, [disputed], '2027-03-01'), 'delivered', 'not disputed yet')
  t.equal(commitmentStatus(promise, [disputed], '2027-03-02'), 'disputed')
  t.equal(commitmentStatus(promise, [disputed, delivery({})], '2027-03-02'), 'delivered', 'delivered again')
  const met = { ...promise, metOn: '2027-03-10' }
  t.equal(commitmentStatus(met, [], '2027-03-09'), 'overdue')
  t.equal(commitmentStatus(met, [], '2027-03-10'), 'confirmed')
  t.equal(commitmentStatus({ ...promise, droppedOn: '2027-03-02' }, [], '2027-03-20'), 'dropped')
  const lapsing = { ...promise, lapsesAfter: '2027-03-02' }
  t.equal(commitmentStatus(lapsing, [], '2027-03-02'), 'due')
  t.equal(commitmentStatus(lapsing, [], '2027-03-20'), 'dropped', 'nobody confirmed the work')
  t.equal(commitmentStatus({ ...lapsing, metOn: '2027-03-02' }, [], '2027-03-20'), 'confirmed', 'what came, came')
})

const days = fc.nat(60).map((n) => addDays('2027-03-01', n))
const part = fc
  .record({
    deliveredOn: fc.constant('2027-03-01'),
    amountFen: fc.integer({ min: 1, max: 90 }),
    status: fc.constantFrom('delivered', 'confirmed', 'disputed', 'retracted'),
    came: fc.nat(89),
    receivedOn: days,
    answeredOn: days,
  })
  .map(({ came, ...one }) => ({
    ...one,
    receivedFen: one.status === 'delivered' ? null : one.status === 'confirmed' ? Math.min(came + 1, one.amountFen) : 0,
  }))
const deliveries = fc.array(part, { maxLength: 6 })

t.test('money is met on the first day by which enough of it was received', async () => {
  fc.assert(
    fc.property(deliveries, fc.integer({ min: 1, max: 300 }), days, (list, amountFen, on) => {
      const met = metOn(amountFen, list)
      return (met !== undefined && met <= on) === confirmedFenBy(list, on) >= amountFen
    }),
  )
})

t.test('a promise never carries more than itself, and dropping it frees what is not spent', async () => {
  fc.assert(
    fc.property(deliveries, fc.integer({ min: 1, max: 300 }), fc.nat(300), (list, amountFen, kept) => {
      let spent = 0
      for (const one of list) {
        if (one.status === 'delivered') spent += one.amountFen
        if (one.status === 'confirmed') spent += one.receivedFen ?? 0
      }
      const carried = (standing: CommitmentStanding, owedFen: number | null = null) =>
        carriedFen({ amountFen, standing, owedFen }, list)
      const capped = (fen: number) => Math.min(fen, amountFen)
      return (
        carried('open') === amountFen &&
        carried('met') === amountFen &&
        carried('dropped') === capped(spent) &&
        carried('open', capped(kept)) === capped(Math.max(spent, kept))
      )
    }),
  )
})

t.test('what is promised for a target', async (t) => {
  const request = soundRequest()
  const target = { community: '990105001001', amountFen: 150_001 }
  t.strictSame(
    commitmentsOf(request, target, 3).map(({ key, dueOn, overdueFrom, amountFen }) => [
      key,
      dueOn,
      overdueFrom,
      amountFen,
    ]),
    [
      ['f1', '2027-03-01', '2027-03-05', 75_000],
      ['f2', '2027-08-01', '2027-08-05', 75_001],
      ['s1', '2027-03-01', '2027-03-05', undefined],
      ['g1', '2027-02-20', '2027-02-24', undefined],
      ['p1', '2027-03-01', '2027-03-05', undefined],
    ],
  )
  const { guidance: _, ...support } = request.support
  const untrained = commitmentsOf({ ...request, support: { ...support, guidance: {} } }, target, 0)
  t.equal(
    untrained.find(({ key }) => key === 'g1')?.dueOn,
    '2027-03-01',
    'guidance without a training day: the first day',
  )
  const tiny = commitmentsOf(request, { community: 'c', amountFen: 1 }, 0).filter(({ kind }) => kind === 'funding')
  t.strictSame(
    tiny.map(({ key, amountFen }) => [key, amountFen]),
    [['f2', 1]],
    'an instalment of nothing is no promise',
  )
})

t.test('nothing is refused before anything was', async (t) => {
  t.notOk(isRefused([], '2027-03-01'))
  t.notOk(isRefused([{ day: '2027-03-02', event: 'refused' as const }], '2027-03-01'))
})
