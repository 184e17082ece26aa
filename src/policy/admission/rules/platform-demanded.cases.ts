import type { Case } from '../case.ts'

export const cases: Case[] = [
  { name: 'nothing of the kind is demanded', hits: [] },
  { name: 'no demands at all', request: { demands: undefined }, hits: [] },
  {
    name: 'it is demanded where the item allows nothing of the kind',
    request: {
      demands: [
        { kind: 'ledger', name: '矫正走访记录' },
        { kind: 'platform', name: '新建微信工作群' },
      ],
    },
    hits: [{ pointer: '/demands/1', facts: { name: '新建微信工作群' } }],
  },
  {
    name: 'the item allows it by name',
    request: { demands: [{ kind: 'platform', name: '新建微信工作群' }] },
    item: { allows: [{ kind: 'platform', name: '新建微信工作群' }] },
    hits: [],
  },
  {
    name: 'the item allows the kind',
    request: { demands: [{ kind: 'platform', name: '新建微信工作群' }] },
    item: { allows: [{ kind: 'platform' }] },
    hits: [],
  },
  {
    name: 'the item allows another name',
    request: { demands: [{ kind: 'platform', name: '新建微信工作群' }] },
    item: { allows: [{ kind: 'platform', name: '综合信息平台' }] },
    hits: [{ pointer: '/demands/0', facts: { name: '新建微信工作群', allowed: ['综合信息平台'] } }],
  },
]
