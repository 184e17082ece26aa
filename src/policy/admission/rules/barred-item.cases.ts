import type { Case } from '../case.ts'

export const cases: Case[] = [
  { name: 'an item that is not barred', hits: [] },
  {
    name: 'a barred item of the list',
    request: { item: 'QX-06-01' },
    hits: [
      {
        pointer: '/item',
        facts: {
          item: 'QX-06-01',
          name: '婚姻状况证明、无犯罪记录证明',
          nameEn: 'Certificates of marital status and of no criminal record',
          barredAs: 'certificate',
        },
      },
    ],
  },
  {
    name: 'a barred item that does not say as what',
    item: { kind: 'barred', nameEn: undefined },
    hits: [{ pointer: '/item', facts: { item: 'XZ-07-01', name: '协助社区矫正', barredAs: 'task' } }],
  },
]
