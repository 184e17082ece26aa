import type { Case } from '../case.ts'

const days = { today: '2027-01-04', firstDay: '2027-03-01' }

export const cases: Case[] = [
  { name: 'exactly as many working days as the terms ask', hits: [] },
  {
    name: 'one working day less',
    facts: { notice: { workingDays: 29, weekdaysOnly: [] } },
    hits: [{ pointer: '/period/from', facts: { ...days, given: 29, needed: 30 } }],
  },
  {
    name: 'where holidays are not known the finding says so',
    facts: { notice: { workingDays: 0, weekdaysOnly: [2027, 2028] } },
    hits: [{ pointer: '/period/from', facts: { ...days, given: 0, needed: 30, weekdaysOnly: ['2027', '2028'] } }],
  },
  {
    name: 'the terms ask for none',
    facts: { notice: { workingDays: 0, weekdaysOnly: [] } },
    terms: { noticeWorkingDays: 0 },
    hits: [],
  },
  {
    name: 'a proven order stands in for the notice',
    facts: { notice: { workingDays: 0, weekdaysOnly: [] } },
    request: {
      period: { from: '2027-03-01', until: '2027-03-30' },
      emergency: { order: '应急响应令', level: 'II', issuedOn: '2027-01-04' },
    },
    hits: [],
  },
]
