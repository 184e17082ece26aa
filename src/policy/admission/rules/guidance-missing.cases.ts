import type { Case } from '../case.ts'

export const cases: Case[] = [
  { name: 'a guide is named and training comes first', hits: [] },
  {
    name: 'training on the first day',
    request: { support: { guidance: { contact: '社区矫正科', trainingOn: '2027-03-01' } } },
    hits: [],
  },
  {
    name: 'training the day after',
    request: { support: { guidance: { contact: '社区矫正科', trainingOn: '2027-03-02' } } },
    hits: [
      {
        pointer: '/support/guidance/trainingOn',
        facts: { why: 'training', trainingOn: '2027-03-02', firstDay: '2027-03-01' },
      },
    ],
  },
  { name: 'a guide and no training', request: { support: { guidance: { contact: '社区矫正科' } } }, hits: [] },
  {
    name: 'no guidance at all',
    request: { support: {} },
    hits: [{ pointer: '/support/guidance/contact', facts: { why: 'contact' } }],
  },
  {
    name: 'a blank guide and late training',
    request: { support: { guidance: { contact: ' ', trainingOn: '2027-03-02' } } },
    hits: [
      { pointer: '/support/guidance/contact', facts: { why: 'contact' } },
      {
        pointer: '/support/guidance/trainingOn',
        facts: { why: 'training', trainingOn: '2027-03-02', firstDay: '2027-03-01' },
      },
    ],
  },
  { name: 'the item asks for none', item: { support: { staff: 1 } }, request: { support: {} }, hits: [] },
]
