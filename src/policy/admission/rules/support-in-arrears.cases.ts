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
        facts: { commitments: ['C-17（2026-12-01）', 'C-18（2027-01-03）'] },
      },
    ],
  },
  {
    name: 'in an emergency the work does not wait for what is owed elsewhere',
    facts: { arrears },
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
  { name: 'the terms do not block on arrears', facts: { arrears }, terms: { arrearsBlock: false }, hits: [] },
]
