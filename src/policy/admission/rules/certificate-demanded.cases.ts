import type { Case } from '../case.ts'

export const cases: Case[] = [
  { name: 'nothing of the kind is demanded', hits: [] },
  { name: 'no demands at all', request: { demands: undefined }, hits: [] },
  {
    name: 'it is demanded where the item allows nothing of the kind',
    request: {
      demands: [
        { kind: 'ledger', name: '矫正走访记录' },
        { kind: 'certificate', name: '居住情况证明' },
      ],
    },
    hits: [{ pointer: '/demands/1', facts: { name: '居住情况证明' } }],
  },
  {
    name: 'the item allows it by name',
    request: { demands: [{ kind: 'certificate', name: '居住情况证明' }] },
    item: { allows: [{ kind: 'certificate', name: '居住情况证明' }] },
    hits: [],
  },
  {
    name: 'the item allows the kind',
    request: { demands: [{ kind: 'certificate', name: '居住情况证明' }] },
    item: { allows: [{ kind: 'certificate' }] },
    hits: [],
  },
  {
    name: 'the item allows another name',
    request: { demands: [{ kind: 'certificate', name: '居住情况证明' }] },
    item: { allows: [{ kind: 'certificate', name: '志愿服务证明' }] },
    hits: [{ pointer: '/demands/0', facts: { name: '居住情况证明', allowed: ['志愿服务证明'] } }],
  },
  {
    name: 'the list has cancelled the certificate',
    request: { demands: [{ kind: 'certificate', name: '无犯罪记录证明' }] },
    hits: [
      {
        pointer: '/demands/0',
        facts: {
          name: '无犯罪记录证明',
          barred: 'QX-06-01',
          barredName: '婚姻状况证明、无犯罪记录证明',
          barredNameEn: 'Certificates of marital status and of no criminal record',
        },
      },
    ],
  },
  {
    name: 'a barred ledger of that name is no certificate',
    request: { demands: [{ kind: 'certificate', name: '亲属关系' }] },
    hits: [{ pointer: '/demands/0', facts: { name: '亲属关系' } }],
  },
]
