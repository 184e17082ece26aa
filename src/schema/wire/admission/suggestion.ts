// 建议: what comes closest to work that is off the list, or whose the work is.
import Type from 'typebox'
import { itemKinds } from '../../../policy/terms.ts'
import { Code, named, oneOf, optional } from '../pieces.ts'

export const Suggestion = named('Suggestion', {
  code: Code,
  name: Type.String(),
  nameEn: optional(Type.String()),
  kind: oneOf(itemKinds),
  whose: optional(Type.Array(Type.Object({ code: Code, name: Type.String() }))),
})
