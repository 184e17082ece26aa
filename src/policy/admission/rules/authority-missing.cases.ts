import type { Case } from '../case.ts'

export const cases: Case[] = [
  { name: 'the power that the item needs is granted', hits: [] },
  {
    name: 'one of two is not',
    item: { support: { authority: ['矫正对象名单查询', '走访通知书签发'] } },
    hits: [{ pointer: '/support/authority', facts: { power: '走访通知书签发' } }],
  },
  {
    name: 'neither is',
    item: { support: { authority: ['矫正对象名单查询', '走访通知书签发'] } },
    request: { support: {} },
    hits: [
      { pointer: '/support/authority', facts: { power: '矫正对象名单查询' } },
      { pointer: '/support/authority', facts: { power: '走访通知书签发' } },
    ],
  },
  { name: 'the item needs none', item: { support: { staff: 1 } }, request: { support: {} }, hits: [] },
]
