import type { Case } from '../case.ts'
import { allowableCases } from '../rulebook/demand-cases.ts'

export const cases: Case[] = [
  ...allowableCases('certificate', '居住情况证明', '志愿服务证明'),
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
