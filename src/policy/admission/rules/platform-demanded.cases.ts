import type { Case } from '../case.ts'
import { allowableCases } from '../rulebook/demand-cases.ts'

export const cases: Case[] = allowableCases('platform', '新建微信工作群', '综合信息平台')
