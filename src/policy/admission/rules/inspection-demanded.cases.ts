import { allowableCases } from '../rulebook/demand-cases.ts'

export const cases = allowableCases('inspection', '迎接季度检查', '年度评估')
