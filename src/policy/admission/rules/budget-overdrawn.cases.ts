import type { Case } from '../case.ts'

const line = { code: '2027-SFJ-013', organisation: '990105-SFJ', year: 2027, totalFen: 1_000_000 }

export const cases: Case[] = [
  { name: 'exactly what the line has left', hits: [] },
  {
    name: 'one fen more than the line has left',
    facts: { line: { ...line, committedFen: 750_001 } },
    hits: [
      {
        pointer: '/support/funding/budgetLine',
        facts: { line: '2027-SFJ-013', requestedFen: 250_000, availableFen: 249_999, totalFen: 1_000_000 },
      },
    ],
  },
  {
    name: 'of a line that is not the asker’s no figure is told',
    facts: { line: { code: '2027-CZJ-001', organisation: '990105-CZJ', year: 2027, covers: false } },
    hits: [{ pointer: '/support/funding/budgetLine', facts: { line: '2027-CZJ-001', requestedFen: 250_000 } }],
  },
  {
    name: 'nor whether it would be enough, where its owner may not pay',
    facts: { line: { code: '2027-CZJ-001', organisation: '990105-CZJ', year: 2027 } },
    hits: [],
  },
  { name: 'an unknown line is for another rule', facts: { line: undefined }, hits: [] },
  {
    name: 'no money is asked of a line that is spent',
    request: { targets: [{ community: '990105001001', quantity: 3 }] },
    facts: { line: { ...line, committedFen: 1_000_001 } },
    hits: [],
  },
]
