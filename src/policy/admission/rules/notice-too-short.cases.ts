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
  {
    name: 'the item’s own notice goes before the terms',
    item: { noticeWorkingDays: 0 },
    facts: { notice: { workingDays: 0, weekdaysOnly: [] } },
    hits: [],
  },
  {
    name: 'work off the list has its own term, and the first day that would do is told',
    item: null,
    terms: { noticeWorkingDays: 5, offListNoticeWorkingDays: 30 },
    facts: { notice: { workingDays: 29, weekdaysOnly: [], earliest: '2027-03-02' } },
    hits: [
      {
        pointer: '/period/from',
        facts: { today: '2027-01-04', firstDay: '2027-03-01', given: 29, needed: 30, earliest: '2027-03-02' },
      },
    ],
  },
  {
    name: 'listed work a week ahead',
    terms: { noticeWorkingDays: 5, offListNoticeWorkingDays: 30 },
    facts: { notice: { workingDays: 5, weekdaysOnly: [] } },
    hits: [],
  },
]
