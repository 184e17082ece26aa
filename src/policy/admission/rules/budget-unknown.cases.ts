import type { Case } from '../case.ts'

const line = {
  code: '2027-SFJ-013',
  organisation: '990105-SFJ',
  year: 2027,
  totalFen: 1_000_000,
  committedFen: 0,
}
const pointer = '/support/funding/budgetLine'

export const cases: Case[] = [
  { name: 'the line is the payer’s and of the year', hits: [] },
  {
    name: 'no line is named',
    request: {
      support: { funding: { payer: '990105-SFJ', instalments: [{ dueOn: '2027-03-01', percent: 100 }] } },
    },
    hits: [{ pointer, facts: { why: 'no-line' } }],
  },
  {
    name: 'amounts without any funding',
    item: { fee: undefined },
    request: { support: {} },
    hits: [{ pointer, facts: { why: 'no-line' } }],
  },
  {
    name: 'the line does not exist',
    facts: { line: undefined },
    hits: [{ pointer, facts: { why: 'unknown-line', line: '2027-SFJ-013' } }],
  },
  {
    name: 'the line is another’s',
    facts: { line: { ...line, organisation: '990105-CZJ' } },
    hits: [
      {
        pointer,
        facts: { why: 'other-payer', line: '2027-SFJ-013', organisation: '990105-CZJ', payer: '990105-SFJ' },
      },
    ],
  },
  {
    name: 'the line is of the year before',
    facts: { line: { ...line, year: 2026 } },
    hits: [{ pointer, facts: { why: 'other-year', line: '2027-SFJ-013', lineYear: 2026, year: 2027 } }],
  },
  {
    name: 'the first instalment on the last day of the year before',
    request: {
      support: {
        funding: {
          payer: '990105-SFJ',
          budgetLine: '2027-SFJ-013',
          instalments: [
            { dueOn: '2026-12-31', percent: 50 },
            { dueOn: '2027-01-01', percent: 50 },
          ],
        },
      },
    },
    hits: [{ pointer, facts: { why: 'other-year', line: '2027-SFJ-013', lineYear: 2027, year: 2026 } }],
  },
  {
    name: 'only the first instalment’s year counts',
    request: {
      support: {
        funding: {
          payer: '990105-SFJ',
          budgetLine: '2027-SFJ-013',
          instalments: [
            { dueOn: '2027-01-01', percent: 50 },
            { dueOn: '2028-01-01', percent: 50 },
          ],
        },
      },
    },
    hits: [],
  },
  {
    name: 'without money no line is needed',
    request: { support: {}, targets: [{ community: '990105001001', quantity: 3, amountFen: 0 }] },
    facts: { line: undefined },
    hits: [],
  },
]
