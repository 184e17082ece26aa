import type { AssignmentRequest, Instalment } from '../../terms.ts'
import type { Case } from '../case.ts'

const emergency = {
  issuer: '990105-QZF',
  number: '样政发〔2027〕1号',
  order: '应急响应令',
  level: 'II',
  issuedOn: '2027-02-27',
} as const
const march = { from: '2027-03-01', until: '2027-03-30' }

const paid = (...instalments: Instalment[]): Pick<AssignmentRequest, 'support'> => ({
  support: { funding: { payer: '990105-SFJ', budgetLine: '2027-SFJ-013', instalments } },
})

export const cases: Case[] = [
  { name: 'half on the first day and half at exactly mid-period', hits: [] },
  {
    name: 'half on the first day and half one day after mid-period',
    request: paid({ dueOn: '2027-03-01', percent: 50 }, { dueOn: '2027-08-02', percent: 50 }),
    hits: [
      {
        pointer: '/support/funding/instalments/1',
        facts: {
          why: 'behind',
          instalment: 2,
          dueOn: '2027-08-02',
          sharePercentDue: 50,
          workedDays: 154,
          totalDays: 306,
          latestOn: '2027-08-01',
        },
      },
    ],
  },
  { name: 'all of it on the first day', request: paid({ dueOn: '2027-03-01', percent: 100 }), hits: [] },
  { name: 'all of it before the first day', request: paid({ dueOn: '2026-12-31', percent: 100 }), hits: [] },
  {
    name: 'the first instalment one day after the first day',
    request: paid({ dueOn: '2027-03-02', percent: 100 }),
    hits: [
      {
        pointer: '/support/funding/instalments/0',
        facts: {
          why: 'first',
          instalment: 1,
          dueOn: '2027-03-02',
          sharePercentDue: 0,
          workedDays: 1,
          totalDays: 306,
          latestOn: '2027-03-01',
        },
      },
    ],
  },
  {
    name: '99 % in time, and the last on the last day that 99 % has paid for',
    request: paid({ dueOn: '2027-03-01', percent: 99 }, { dueOn: '2027-12-28', percent: 1 }),
    hits: [],
  },
  {
    name: '99 % in time, and the last after the work',
    request: paid({ dueOn: '2027-03-01', percent: 99 }, { dueOn: '2028-02-01', percent: 1 }),
    hits: [
      {
        pointer: '/support/funding/instalments/1',
        facts: {
          why: 'behind',
          instalment: 2,
          dueOn: '2028-02-01',
          sharePercentDue: 99,
          workedDays: 306,
          totalDays: 306,
          latestOn: '2027-12-28',
        },
      },
    ],
  },
  {
    name: 'only the first late instalment is named',
    request: paid(
      { dueOn: '2027-03-01', percent: 10 },
      { dueOn: '2027-10-01', percent: 45 },
      { dueOn: '2027-12-01', percent: 45 },
    ),
    hits: [
      {
        pointer: '/support/funding/instalments/1',
        facts: {
          why: 'behind',
          instalment: 2,
          dueOn: '2027-10-01',
          sharePercentDue: 10,
          workedDays: 214,
          totalDays: 306,
          latestOn: '2027-03-31',
        },
      },
    ],
  },
  {
    name: 'in an emergency the first instalment comes on the last day the terms allow, after the work',
    facts: { today: '2027-03-01' },
    request: { period: march, emergency, ...paid({ dueOn: '2027-03-31', percent: 100 }) },
    hits: [],
  },
  {
    name: 'in an emergency the first instalment comes a day later than that',
    facts: { today: '2027-03-01' },
    request: { period: march, emergency, ...paid({ dueOn: '2027-04-01', percent: 100 }) },
    hits: [
      {
        pointer: '/support/funding/instalments/0',
        facts: {
          why: 'first',
          instalment: 1,
          dueOn: '2027-04-01',
          sharePercentDue: 0,
          workedDays: 30,
          totalDays: 30,
          latestOn: '2027-03-31',
        },
      },
    ],
  },
  {
    name: 'in an emergency the second instalment may lag too, as long as it comes within the days',
    facts: { today: '2027-03-01' },
    request: {
      period: march,
      emergency,
      ...paid({ dueOn: '2027-03-11', percent: 50 }, { dueOn: '2027-03-31', percent: 50 }),
    },
    hits: [],
  },
  {
    name: 'in an emergency the second instalment comes a day later than the terms allow',
    facts: { today: '2027-03-01' },
    request: {
      period: march,
      emergency,
      ...paid({ dueOn: '2027-03-11', percent: 50 }, { dueOn: '2027-04-01', percent: 50 }),
    },
    hits: [
      {
        pointer: '/support/funding/instalments/1',
        facts: {
          why: 'behind',
          instalment: 2,
          dueOn: '2027-04-01',
          sharePercentDue: 50,
          workedDays: 30,
          totalDays: 30,
          latestOn: '2027-03-31',
        },
      },
    ],
  },
  {
    name: 'an order that is not proven gives no days',
    request: {
      period: march,
      emergency: { ...emergency, issuedOn: '2027-01-05' },
      ...paid({ dueOn: '2027-03-02', percent: 100 }),
    },
    hits: [
      {
        pointer: '/support/funding/instalments/0',
        facts: {
          why: 'first',
          instalment: 1,
          dueOn: '2027-03-02',
          sharePercentDue: 0,
          workedDays: 1,
          totalDays: 30,
          latestOn: '2027-03-01',
        },
      },
    ],
  },
  {
    name: 'instalments that make no whole',
    request: paid({ dueOn: '2027-03-01', percent: 60 }),
    hits: [
      {
        pointer: '/support/funding/instalments',
        facts: { why: 'never-whole', dueOn: '2028-01-01', sharePercentDue: 60, latestOn: '2027-12-31' },
      },
    ],
  },
  {
    name: 'without money nothing is late',
    request: { targets: [{ community: '990105001001' }], ...paid({ dueOn: '2028-03-02', percent: 100 }) },
    hits: [],
  },
]
