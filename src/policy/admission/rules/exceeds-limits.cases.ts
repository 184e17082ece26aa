import type { Case } from '../case.ts'

export const cases: Case[] = [
  { name: 'ten months where twelve are allowed', hits: [] },
  {
    name: 'a full year from the middle of a month is twelve months',
    request: { period: { from: '2027-01-15', until: '2028-01-14' } },
    hits: [],
  },
  {
    name: 'one day into a thirteenth month',
    request: { period: { from: '2027-01-15', until: '2028-01-15' } },
    hits: [{ pointer: '/period', facts: { why: 'months', months: 13, maxMonths: 12, latestUntil: '2028-01-14' } }],
  },
  { name: 'as many times a month as allowed', request: { timesPerMonth: 4 }, hits: [] },
  {
    name: 'once a month too often, and a month too long',
    request: { timesPerMonth: 5, period: { from: '2027-01-15', until: '2028-01-15' } },
    hits: [
      { pointer: '/period', facts: { why: 'months', months: 13, maxMonths: 12, latestUntil: '2028-01-14' } },
      { pointer: '/timesPerMonth', facts: { why: 'times', timesPerMonth: 5, maxTimesPerMonth: 4 } },
    ],
  },
  { name: 'how often is not said', request: { timesPerMonth: undefined }, hits: [] },
  {
    name: 'the item has no limits',
    item: { limits: undefined },
    request: { timesPerMonth: 99, period: { from: '2027-01-01', until: '2037-01-01' } },
    hits: [],
  },
]
