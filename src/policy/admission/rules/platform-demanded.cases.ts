import type { Case } from '../case.ts'
import { allowableCases } from '../rulebook/demand-cases.ts'

export const cases: Case[] = [
  ...allowableCases('platform', '新建微信工作群', '综合信息平台'),
  {
    name: 'a platform that the terms name',
    request: { demands: [{ kind: 'platform', name: '一表通' }] },
    hits: [],
  },
  {
    name: 'nearly what the terms name',
    request: { demands: [{ kind: 'platform', name: '一表通系统' }] },
    hits: [{ pointer: '/demands/0', facts: { name: '一表通系统', meant: '一表通' } }],
  },
]
