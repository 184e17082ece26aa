import type { Case } from '../case.ts'

const standard = { process: '走访', record: '记录', evaluation: '回访' }

export const cases: Case[] = [
  {
    name: 'once a month where the standard is twice',
    request: { timesPerMonth: 1 },
    item: { standard: { ...standard, minTimesPerMonth: 2 } },
    hits: [{ pointer: '/timesPerMonth', facts: { why: 'times', timesPerMonth: 1, minTimesPerMonth: 2 } }],
  },
  {
    name: 'just as often as the standard',
    request: { timesPerMonth: 2 },
    item: { standard: { ...standard, minTimesPerMonth: 2 } },
    hits: [],
  },
  {
    name: 'how often is not said',
    request: { timesPerMonth: undefined },
    item: { standard: { ...standard, minTimesPerMonth: 2 } },
    hits: [],
  },
  {
    name: 'one person where the standard is two',
    item: { standard: { ...standard, minStaff: 2 } },
    hits: [{ pointer: '/support/staff', facts: { why: 'staff', offered: 1, minStaff: 2 } }],
  },
  {
    name: 'fewer than the item asks is for another rule',
    request: { support: {} },
    item: { standard: { ...standard, minStaff: 2 } },
    hits: [],
  },
  { name: 'as many as the standard', item: { standard: { ...standard, minStaff: 1 } }, hits: [] },
  { name: 'a standard in words alone', item: { standard }, hits: [] },
  { name: 'no standard', item: { standard: undefined }, hits: [] },
]
