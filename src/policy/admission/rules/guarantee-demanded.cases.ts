import type { Case } from '../case.ts'

export const cases: Case[] = [
  { name: 'nothing of the kind is demanded', hits: [] },
  { name: 'no demands at all', request: { demands: undefined }, hits: [] },
  {
    name: 'it is demanded where the item allows nothing of the kind',
    request: {
      demands: [
        { kind: 'ledger', name: '矫正走访记录' },
        { kind: 'guarantee', name: '为个体户贷款担保' },
      ],
    },
    hits: [{ pointer: '/demands/1', facts: { name: '为个体户贷款担保' } }],
  },
  {
    name: 'even an item that allows it cannot let it pass',
    request: {
      demands: [
        { kind: 'guarantee', name: '为个体户贷款担保' },
        { kind: 'guarantee', name: '为企业还款担保' },
      ],
    },
    item: { allows: [{ kind: 'guarantee' }, { kind: 'guarantee', name: '为个体户贷款担保' }] },
    hits: [
      { pointer: '/demands/0', facts: { name: '为个体户贷款担保' } },
      { pointer: '/demands/1', facts: { name: '为企业还款担保' } },
    ],
  },
  {
    name: 'nor can an emergency',
    request: {
      period: { from: '2027-03-01', until: '2027-03-30' },
      emergency: { order: '应急响应令', level: 'I', issuedOn: '2027-01-04' },
      demands: [{ kind: 'guarantee', name: '为个体户贷款担保' }],
    },
    hits: [{ pointer: '/demands/0', facts: { name: '为个体户贷款担保' } }],
  },
]
