import Type from 'typebox'
import { Finding } from './assignment.ts'
import { Code, Day, Hash, Instant, named, oneOf, optional, pageOf, ref } from './common.ts'

export const rejectedBy = ['rules', 'reviewer', 'community'] as const
export const grounds = ['not-admitted', 'support-overdue'] as const

export const Rejection = named('Rejection', {
  index: Type.Integer(),
  recordedAt: Instant,
  by: oneOf(rejectedBy),
  ground: optional(oneOf(grounds)),
  advisory: Type.Boolean(),
  organisation: optional(Code),
  communities: Type.Array(Code),
  item: optional(Code),
  title: Type.String(),
  rules: Type.Array(Type.String()),
  findings: Type.Array(ref(Finding)),
  reason: optional(Type.String()),
  edition: optional(Type.Object({ jurisdiction: Code, number: Type.Integer(), hash: Type.String() })),
  assignment: optional(Type.String()),
  obligation: optional(Type.String()),
  leafHash: Hash,
})
export const RejectionPage = pageOf('RejectionPage', ref(Rejection))

/** The filters of rejections, as a query string gives them. */
export const RejectionQuery = {
  from: optional(Day),
  until: optional(Day),
  by: optional(oneOf(rejectedBy)),
  ground: optional(oneOf(grounds)),
  organisation: optional(Code),
  community: optional(Code),
  rule: optional(Type.String({ pattern: '^[a-z][a-z-]{0,63}$' })),
  item: optional(Code),
  advisory: optional(Type.Boolean()),
}
