import type { Case } from '../case.ts'

export const cases: Case[] = [
  { name: 'nothing of the kind is demanded', hits: [] },
  { name: 'no demands at all', request: { demands: undefined }, hits: [] },
  {
    name: 'it is demanded where the item allows nothing of the kind',
    request: {
      demands: [
        { kind: 'ledger', name: '矫正走访记录' },
        { kind: 'appraisal', name: '月度排名通报' },
      ],
    },
    hits: [{ pointer: '/demands/1', facts: { name: '月度排名通报' } }],
  },
  {
    name: 'the item allows it by name',
    request: { demands: [{ kind: 'appraisal', name: '月度排名通报' }] },
    item: { allows: [{ kind: 'appraisal', name: '月度排名通报' }] },
    hits: [],
  },
  {
    name: 'the item allows the kind',
    request: { demands: [{ kind: 'appraisal', name: '月度排名通报' }] },
    item: { allows: [{ kind: 'appraisal' }] },
    hits: [],
  },
  {
    name: 'the item allows another name',
    request: { demands: [{ kind: 'appraisal', name: '月度排名通报' }] },
    item: { allows: [{ kind: 'appraisal', name: '年终综合评价' }] },
    hits: [{ pointer: '/demands/0', facts: { name: '月度排名通报', allowed: ['年终综合评价'] } }],
  },
]
