import type { Case } from '../case.ts'

export const cases: Case[] = [
  { name: 'the receiver is the one the list names', hits: [] },
  {
    name: 'the list names the station',
    item: { receiver: 'service-station' },
    hits: [
      {
        pointer: '/receiver',
        facts: {
          item: 'XZ-07-01',
          name: '协助社区矫正',
          nameEn: 'Assist with community correction',
          listed: 'service-station',
          asked: 'residents-committee',
        },
      },
    ],
  },
  { name: 'the list names none', item: { receiver: undefined }, request: { receiver: 'service-centre' }, hits: [] },
]
