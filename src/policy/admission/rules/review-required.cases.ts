import type { Case } from '../case.ts'

export const cases: Case[] = [
  { name: 'the terms admit listed work at once', hits: [] },
  {
    name: 'the terms have listed work reviewed',
    terms: { reviewListed: true },
    hits: [
      {
        pointer: '/item',
        facts: {
          item: 'XZ-07-01',
          name: '协助社区矫正',
          nameEn: 'Assist with community correction',
          reviewWorkingDays: 15,
        },
      },
    ],
  },
  { name: 'work off the list is referred by another rule', item: null, terms: { reviewListed: true }, hits: [] },
  {
    name: 'a proven order does not wait',
    terms: { reviewListed: true },
    request: {
      period: { from: '2027-01-05', until: '2027-02-03' },
      emergency: {
        issuer: '990105-QZF',
        number: '样政发〔2027〕1号',
        order: '应急响应令',
        level: 'II',
        issuedOn: '2027-01-04',
      },
    },
    hits: [],
  },
]
