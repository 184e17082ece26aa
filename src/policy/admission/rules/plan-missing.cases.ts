import type { Case } from '../case.ts'

export const cases: Case[] = [
  { name: 'listed work needs no plan', hits: [] },
  {
    name: 'work off the list with a whole plan',
    item: null,
    request: { plan: { reason: '新增工作', content: '每月走访', agreement: '协议草案' } },
    hits: [],
  },
  {
    name: 'work off the list without a plan',
    item: null,
    hits: [{ pointer: '/plan', facts: { missing: ['reason', 'content', 'agreement'] } }],
  },
  {
    name: 'a blank member is a missing one',
    item: null,
    request: { plan: { reason: '新增工作', content: ' \n', agreement: '协议草案' } },
    hits: [{ pointer: '/plan', facts: { missing: ['content'] } }],
  },
  {
    name: 'a proven order stands in for the plan',
    item: null,
    request: {
      period: { from: '2027-01-05', until: '2027-02-03' },
      emergency: {
        issuer: '990105-QZF',
        number: '样政发〔2027〕1号',
        order: '应急响应令',
        level: 'II',
        issuedOn: '2027-01-04',
      },
    },
    hits: [],
  },
]
