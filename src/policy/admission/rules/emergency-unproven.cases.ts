import type { Case } from '../case.ts'

const order = { order: '应急响应令', level: 'II', issuedOn: '2027-01-04' } as const
const thirtyDays = { from: '2027-03-01', until: '2027-03-30' }

export const cases: Case[] = [
  { name: 'no emergency is claimed', hits: [] },
  {
    name: 'an order of today, for as many days as the terms allow',
    request: { emergency: order, period: thirtyDays },
    hits: [],
  },
  {
    name: 'an order of tomorrow',
    request: { emergency: { ...order, issuedOn: '2027-01-05' }, period: thirtyDays },
    hits: [
      {
        pointer: '/emergency/issuedOn',
        facts: { why: 'issued-later', issuedOn: '2027-01-05', today: '2027-01-04' },
      },
    ],
  },
  {
    name: 'one day too long',
    request: { emergency: order, period: { from: '2027-03-01', until: '2027-03-31' } },
    hits: [{ pointer: '/period/until', facts: { why: 'too-long', days: 31, maxDays: 30 } }],
  },
  {
    name: 'an order of tomorrow, under terms that know no emergency',
    request: { emergency: { ...order, issuedOn: '2027-01-05' }, period: { from: '2027-03-01', until: '2027-03-01' } },
    terms: { emergency: undefined },
    hits: [
      {
        pointer: '/emergency/issuedOn',
        facts: { why: 'issued-later', issuedOn: '2027-01-05', today: '2027-01-04' },
      },
      { pointer: '/period/until', facts: { why: 'too-long', days: 1, maxDays: 0 } },
    ],
  },
]
