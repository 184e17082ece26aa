import type { Case } from '../case.ts'

export const cases: Case[] = [
  { name: 'each community gets exactly the standard', hits: [] },
  {
    name: 'one fen less',
    request: {
      targets: [
        { community: '990105001001', quantity: 3, amountFen: 150_000 },
        { community: '990105001002', quantity: 2, amountFen: 99_999 },
      ],
    },
    hits: [
      {
        pointer: '/targets/1/amountFen',
        community: '990105001002',
        facts: { requiredFen: 100_000, offeredFen: 99_999 },
      },
    ],
  },
  {
    name: 'one day more touches an eleventh month',
    request: {
      period: { from: '2027-03-01', until: '2028-01-01' },
      targets: [{ community: '990105001001', quantity: 3, amountFen: 150_000 }],
    },
    hits: [
      {
        pointer: '/targets/0/amountFen',
        community: '990105001001',
        facts: { requiredFen: 165_000, offeredFen: 150_000 },
      },
    ],
  },
  {
    name: 'nothing at all is for another rule',
    request: { targets: [{ community: '990105001001', quantity: 3, amountFen: 0 }] },
    hits: [],
  },
  {
    name: 'a fee for each community counts no quantity',
    item: { fee: { unitFen: 150_000, per: 'community', every: 'year' } },
    request: { targets: [{ community: '990105001001', quantity: 3, amountFen: 150_000 }] },
    hits: [],
  },
  {
    name: 'a quantity beyond counting',
    request: { targets: [{ community: '990105001001', quantity: Number.MAX_SAFE_INTEGER, amountFen: 1 }] },
    hits: [{ pointer: '/targets/0/amountFen', community: '990105001001', facts: { offeredFen: 1 } }],
  },
  {
    name: 'an item without a fee has no standard',
    item: { fee: undefined },
    request: { targets: [{ community: '990105001001', quantity: 3, amountFen: 1 }] },
    hits: [],
  },
  {
    name: 'work off the list has none',
    item: null,
    request: { targets: [{ community: '990105001001', amountFen: 1 }] },
    hits: [],
  },
]
