// 失效依据: items without a basis in force.
import Type from 'typebox'
import { Code, Day, EditionRef, LawDay, named, optional } from '../pieces.ts'

export const Stale = named('StaleItems', {
  edition: EditionRef,
  items: Type.Array(
    Type.Object({
      code: Code,
      name: Type.String(),
      bases: Type.Array(
        Type.Object({
          id: Code,
          title: Type.String(),
          article: Type.String(),
          from: optional(LawDay),
          until: optional(LawDay),
          successor: optional(Code),
        }),
      ),
      lapsesOn: Day,
    }),
  ),
})
