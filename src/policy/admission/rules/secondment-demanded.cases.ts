import { allowableCases } from '../rulebook/demand-cases.ts'

export const cases = allowableCases('secondment', '抽调社区工作者一名', '借用活动室')
