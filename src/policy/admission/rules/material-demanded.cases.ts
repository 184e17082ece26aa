import { allowableCases } from '../rulebook/demand-cases.ts'

export const cases = allowableCases('material', '走访照片', '工作小结')
