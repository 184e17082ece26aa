// 不予准入: every recorded no, and its counts.
import Type from 'typebox'
import { summaryKeys } from '../../policy/rejections/counting.ts'
import { grounds, rejecters } from '../../policy/terms.ts'
import { Finding } from './admission/assignment.ts'
import { Code, Day, Hash, Instant, linePattern, named, oneOf, optional, pageOf, ref } from './pieces.ts'

export const Rejection = named('Rejection', {
  index: Type.Integer(),
  recordedAt: Instant,
  by: oneOf(rejecters),
  ground: optional(oneOf(grounds)),
  advisory: Type.Boolean(),
  jurisdiction: Code,
  organisation: optional(Code),
  organisationName: optional(Type.String()),
  communities: Type.Array(Code),
  communityNames: optional(Type.Array(Type.String(), { description: 'In the order of their codes above' })),
  item: optional(Code),
  title: Type.String(),
  amountFen: optional(
    Type.Integer({ minimum: 0, description: 'Fen that the request offered, all communities together' }),
  ),
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
  by: optional(oneOf(rejecters)),
  ground: optional(oneOf(grounds)),
  organisation: optional(Code),
  community: optional(Code),
  rule: optional(
    Type.String({
      minLength: 1,
      maxLength: 100,
      pattern: linePattern,
      description: 'The code of a rule, or its name: /v1/rules has them all',
    }),
  ),
  item: optional(Code),
  advisory: optional(Type.Boolean()),
}

export const SummaryQuery = {
  by: oneOf(summaryKeys),
  from: optional(Day),
  until: optional(Day),
  advisory: optional(Type.Boolean({ description: 'false leaves checks out' })),
}
export const RepeatQuery = {
  from: optional(Day),
  until: optional(Day),
  organisation: optional(Code),
  community: optional(Code),
  item: optional(Code),
}

const Counted = Type.Integer({ minimum: 0 })
export const RejectionSummary = named('RejectionSummary', {
  by: SummaryQuery.by,
  from: optional(Day),
  until: optional(Day),
  advisory: optional(Type.Boolean()),
  items: Type.Array(
    Type.Object({
      key: Type.String({ description: 'The code, the rule, or YYYY-MM; off-list for work without an item' }),
      name: optional(Type.String()),
      count: Counted,
      advisory: Type.Integer({ minimum: 0, description: 'How many of them were checks: nothing was asked for' }),
      byWhom: Type.Object({ rules: Counted, reviewer: Counted, community: Counted }),
    }),
  ),
})

export const Repeat = named('Repeat', {
  community: Code,
  communityName: optional(Type.String()),
  organisation: Code,
  organisationName: optional(Type.String()),
  item: optional(Code),
  itemName: optional(Type.String()),
  title: optional(Type.String({ description: 'Only of work that is not on the list' })),
  times: Type.Integer({ minimum: 2, description: 'How often it was rejected' }),
  first: Type.Integer({ description: 'The entry of the first rejection' }),
  last: Type.Integer({ description: 'The entry of the last' }),
  firstOn: Day,
  lastOn: Day,
})
export const RepeatPage = pageOf('RepeatPage', ref(Repeat))
