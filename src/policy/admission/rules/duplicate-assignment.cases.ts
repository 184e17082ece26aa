import type { Case } from '../case.ts'

export const cases: Case[] = [
  { name: 'the item is nowhere yet', hits: [] },
  {
    name: 'the item is at the second community already',
    facts: {
      duplicates: [{ community: '990105001002', assignment: 'A-12', from: '2027-12-31', until: '2028-03-31' }],
    },
    hits: [
      {
        pointer: '/targets/1/community',
        community: '990105001002',
        facts: { assignment: 'A-12', from: '2027-12-31', until: '2028-03-31' },
      },
    ],
  },
]
