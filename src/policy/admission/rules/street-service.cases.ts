import type { Case } from '../case.ts'

export const cases: Case[] = [
  { name: 'an assistance item is not the street’s', hits: [] },
  { name: 'nor is a public service', item: { kind: 'public-service' }, hits: [] },
  {
    name: 'a street service is',
    item: { kind: 'street-service', nameEn: undefined },
    hits: [{ pointer: '/item', facts: { item: 'XZ-07-01', name: '协助社区矫正' } }],
  },
]
