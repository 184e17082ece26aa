import type { Case } from '../case.ts'

export const cases: Case[] = [
  { name: 'cooperation is asked where the list says cooperating', hits: [] },
  {
    name: 'the principal role is asked where the list says cooperating',
    request: { role: 'principal' },
    hits: [
      {
        pointer: '/role',
        facts: {
          item: 'XZ-07-01',
          name: '协助社区矫正',
          nameEn: 'Assist with community correction',
          listed: 'cooperating',
          asked: 'principal',
        },
      },
    ],
  },
  {
    name: 'the principal role is asked where the list says principal',
    request: { role: 'principal' },
    item: { role: 'principal' },
    hits: [],
  },
  { name: 'less than the list says may be asked', item: { role: 'principal' }, hits: [] },
  { name: 'the list says nothing', request: { role: 'principal' }, item: { role: undefined }, hits: [] },
]
