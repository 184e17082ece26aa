import type { Case } from '../case.ts'
import { neverAllowedCases } from '../rulebook/demand-cases.ts'

export const cases: Case[] = neverAllowedCases('guarantee', '为个体户贷款担保', '为企业还款担保')
