import { allowableCases } from '../rulebook/demand-cases.ts'

export const cases = allowableCases('meeting', '每周例会', '季度座谈会')
