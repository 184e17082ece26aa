import type { Case } from '../case.ts'
import { neverAllowedCases } from '../rulebook/demand-cases.ts'

export const cases: Case[] = neverAllowedCases('enforcement', '拆除违章建筑', '开具罚单')
