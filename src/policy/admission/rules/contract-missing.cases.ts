import type { Case } from '../case.ts'

const from = '2027-03-01'
const until = '2027-12-31'

export const cases: Case[] = [
  {
    name: 'a centre’s item, and a contract for one of two communities',
    request: { receiver: 'service-centre' },
    facts: { contracts: { '990105001001': 'HT-1' } },
    hits: [
      {
        pointer: '/targets/1/community',
        community: '990105001002',
        facts: { receiver: 'service-centre', community: '990105001002', from, until },
      },
    ],
  },
  {
    name: 'for both',
    request: { receiver: 'service-centre' },
    facts: { contracts: { '990105001001': 'HT-1', '990105001002': 'HT-2' } },
    hits: [],
  },
  { name: 'the committee’s own needs none', hits: [] },
]
