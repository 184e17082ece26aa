import type { Case } from '../case.ts'
import { allowableCases } from '../rulebook/demand-cases.ts'

export const cases: Case[] = [
  ...allowableCases('organisation', '设立工作站并挂牌', '社区矫正小组'),
  ...['志愿消防队', '公共卫生委员会', '社区居务监督委员会', '设立下设老年人和妇女儿童工作委员会', '灾害信息员'].map(
    (name): Case => ({
      name: `a statute founds it: ${name}`,
      request: { demands: [{ kind: 'organisation', name }] },
      hits: [],
    }),
  ),
  {
    name: 'what only begins like it',
    request: { demands: [{ kind: 'organisation', name: '志愿消防队工作站' }] },
    hits: [{ pointer: '/demands/0', facts: { name: '志愿消防队工作站' } }],
  },
]
