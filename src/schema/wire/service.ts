import Type from 'typebox'
import { blockedClasses } from '../../policy/terms.ts'
import { named, oneOf, optional } from './pieces.ts'

export const Health = named('Health', {
  status: Type.String(),
  reason: optional(oneOf(blockedClasses, { description: 'Why changes cannot be recorded' })),
  message: optional(Type.String({ description: 'The same in words' })),
})
