import Type from 'typebox'
import { blockedClasses } from '../../policy/terms.ts'
import { named, oneOf, optional } from './pieces.ts'

export const Health = named('Health', {
  status: Type.String(),
  reason: optional(oneOf(blockedClasses, { description: 'Why changes cannot be recorded' })),
  behindEntries: optional(
    Type.Integer({ minimum: 0, description: 'Of one of several nodes: entries that it knows of and cannot show yet' }),
  ),
  behindSeconds: optional(
    Type.Number({ minimum: 0, description: 'Of one of several nodes: since when it has not heard of the log' }),
  ),
  message: optional(Type.String({ description: 'The same in words' })),
})
