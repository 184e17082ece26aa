import type { Case } from '../case.ts'

export const cases: Case[] = [
  { name: 'one person is needed and in place on the first day', hits: [] },
  {
    name: 'the person comes a day late',
    request: { support: { staff: [{ role: '司法社工', count: 1, from: '2027-03-02' }] } },
    hits: [{ pointer: '/support/staff', facts: { needed: 1, offered: 0, firstDay: '2027-03-01' } }],
  },
  {
    name: 'one of three is in place',
    item: { support: { staff: 3 } },
    hits: [{ pointer: '/support/staff', facts: { needed: 3, offered: 1, firstDay: '2027-03-01' } }],
  },
  {
    name: 'two lines together are enough',
    item: { support: { staff: 3 } },
    request: {
      support: {
        staff: [
          { role: '司法社工', count: 1, from: '2027-03-01' },
          { role: '协管员', count: 2, from: '2027-02-01' },
        ],
      },
    },
    hits: [],
  },
  {
    name: 'no staff are offered',
    request: { support: {} },
    hits: [{ pointer: '/support/staff', facts: { needed: 1, offered: 0, firstDay: '2027-03-01' } }],
  },
  { name: 'the item needs none', item: { support: undefined }, request: { support: {} }, hits: [] },
]
