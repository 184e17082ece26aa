import type { Case } from '../case.ts'
import { allowableCases } from '../rulebook/demand-cases.ts'

export const cases: Case[] = allowableCases('appraisal', '月度排名通报', '年终综合评价')
