import type { Case } from '../case.ts'

export const cases: Case[] = [
  { name: 'nothing of the kind is demanded', hits: [] },
  { name: 'no demands at all', request: { demands: undefined }, hits: [] },
  {
    name: 'it is demanded where the item allows nothing of the kind',
    request: {
      demands: [
        { kind: 'ledger', name: '矫正走访记录' },
        { kind: 'organisation', name: '设立工作站并挂牌' },
      ],
    },
    hits: [{ pointer: '/demands/1', facts: { name: '设立工作站并挂牌' } }],
  },
  {
    name: 'the item allows it by name',
    request: { demands: [{ kind: 'organisation', name: '设立工作站并挂牌' }] },
    item: { allows: [{ kind: 'organisation', name: '设立工作站并挂牌' }] },
    hits: [],
  },
  {
    name: 'the item allows the kind',
    request: { demands: [{ kind: 'organisation', name: '设立工作站并挂牌' }] },
    item: { allows: [{ kind: 'organisation' }] },
    hits: [],
  },
  {
    name: 'the item allows another name',
    request: { demands: [{ kind: 'organisation', name: '设立工作站并挂牌' }] },
    item: { allows: [{ kind: 'organisation', name: '社区矫正小组' }] },
    hits: [{ pointer: '/demands/0', facts: { name: '设立工作站并挂牌', allowed: ['社区矫正小组'] } }],
  },
]
