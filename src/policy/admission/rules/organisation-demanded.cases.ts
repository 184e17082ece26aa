import type { Case } from '../case.ts'
import { allowableCases } from '../rulebook/demand-cases.ts'

export const cases: Case[] = allowableCases('organisation', '设立工作站并挂牌', '社区矫正小组')
