import type { Case } from '../case.ts'

export const cases: Case[] = [
  { name: 'the sixtieth item of sixty', hits: [] },
  {
    name: 'the sixty-first item of sixty',
    facts: { load: { '990105001001': 59, '990105001002': 60 } },
    hits: [
      {
        pointer: '/targets/1/community',
        community: '990105001002',
        facts: { active: 60, maxActiveItems: 60, firstDay: '2027-03-01' },
      },
    ],
  },
  {
    name: 'the terms set no limit',
    facts: { load: { '990105001001': 500, '990105001002': 500 } },
    terms: { maxActiveItems: undefined },
    hits: [],
  },
]
