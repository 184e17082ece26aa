import type { Case } from '../case.ts'

const arrears = [
  {
    community: '990105001002',
    commitments: [
      { id: 'C-17', dueOn: '2026-12-01' },
      { id: 'C-18', dueOn: '2027-01-03' },
    ],
  },
]

export const cases: Case[] = [
  { name: 'nothing is overdue', hits: [] },
  {
    name: 'two commitments are overdue at the second community',
    facts: { arrears },
    hits: [
      {
        pointer: '/targets/1/community',
        community: '990105001002',
        facts: { commitments: ['C-17 (2026-12-01)', 'C-18 (2027-01-03)'] },
      },
    ],
  },
  { name: 'the terms do not block on arrears', facts: { arrears }, terms: { arrearsBlock: false }, hits: [] },
]
