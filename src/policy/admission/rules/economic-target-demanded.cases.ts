import type { Case } from '../case.ts'
import { neverAllowedCases } from '../rulebook/demand-cases.ts'

export const cases: Case[] = neverAllowedCases('economic-target', '招商引资500万元', '报刊征订100份')
