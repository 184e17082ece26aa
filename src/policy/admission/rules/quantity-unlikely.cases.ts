import type { Case } from '../case.ts'

const perHousehold = { fee: { unitFen: 100, per: 'household', every: 'once' } } as const
const one = '990105001001'
const asking = (quantity: number) => ({ targets: [{ community: one, quantity, amountFen: 10_000_000 }] })

export const cases: Case[] = [
  {
    name: '100,000 households in a community of 3,120',
    item: perHousehold,
    request: asking(100_000),
    hits: [
      {
        pointer: '/targets/0/quantity',
        community: one,
        facts: { unit: 'household', quantity: 100_000, registered: 3120 },
      },
    ],
  },
  { name: 'all of its households', item: perHousehold, request: asking(3120), hits: [] },
  { name: 'one household of them is a note, not a fault', item: perHousehold, request: asking(1), hits: [] },
  {
    name: 'more persons than residents',
    request: asking(8361),
    hits: [
      { pointer: '/targets/0/quantity', community: one, facts: { unit: 'person', quantity: 8361, registered: 8360 } },
    ],
  },
  { name: 'all of its residents', request: asking(8360), hits: [] },
  {
    name: 'visits are not counted in households',
    item: { fee: { unitFen: 100, per: 'visit', every: 'once' } },
    request: asking(100_000),
    hits: [],
  },
  { name: 'an item without a fee counts nothing', item: { fee: undefined }, request: asking(100_000), hits: [] },
  {
    name: 'of a request decided before sizes were recorded nothing is known',
    item: perHousehold,
    request: asking(100_000),
    facts: { sizes: undefined },
    hits: [],
  },
]
