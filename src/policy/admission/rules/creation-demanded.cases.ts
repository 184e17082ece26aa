import { allowableCases } from '../rulebook/demand-cases.ts'

export const cases = allowableCases('creation', '卫生社区创建', '文明楼栋创建')
