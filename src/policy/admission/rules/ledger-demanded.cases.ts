import type { Case } from '../case.ts'

export const cases: Case[] = [
  { name: 'the ledger of that name is allowed', hits: [] },
  { name: 'no demands at all', request: { demands: undefined }, hits: [] },
  {
    name: 'a ledger of another name, beside the one allowed',
    request: {
      demands: [
        { kind: 'ledger', name: '矫正走访记录' },
        { kind: 'ledger', name: '人员信息月报表' },
      ],
    },
    hits: [{ pointer: '/demands/1', facts: { name: '人员信息月报表', allowed: ['矫正走访记录'] } }],
  },
  {
    name: 'any ledger where the item allows the kind',
    request: { demands: [{ kind: 'ledger', name: '人员信息月报表' }] },
    item: { allows: [{ kind: 'ledger' }] },
    hits: [],
  },
  {
    name: 'the name allowed for another kind is not enough',
    item: { allows: [{ kind: 'platform', name: '矫正走访记录' }] },
    hits: [{ pointer: '/demands/0', facts: { name: '矫正走访记录' } }],
  },
  {
    name: 'off the list nothing is allowed',
    item: null,
    hits: [{ pointer: '/demands/0', facts: { name: '矫正走访记录' } }],
  },
  {
    name: 'the name is nearly one that is allowed: the finding says which',
    request: { demands: [{ kind: 'ledger', name: '社区矫正走访记录表' }] },
    hits: [
      {
        pointer: '/demands/0',
        facts: { name: '社区矫正走访记录表', allowed: ['矫正走访记录'], meant: '矫正走访记录' },
      },
    ],
  },
]
