// 审核: the decision on what was referred, and what waits for one.
import Type from 'typebox'
import { reviewOutcomes } from '../../../policy/terms.ts'
import {
  Code,
  Day,
  Line,
  List,
  OnlyThere,
  oneOf,
  optional,
  Prose,
  pageOf,
  Reasoned,
  ref,
  strictNamed,
} from '../pieces.ts'
import { Assignment, Plan } from './assignment.ts'
import { release, review, supplement, withdrawal } from './examples.ts'

export const Review = strictNamed(
  'Review',
  {
    outcome: oneOf(reviewOutcomes),
    reason: Reasoned,
    agreement: optional(Prose(20_000)),
    conditions: optional(List(Line(500), 50)),
    until: optional(Day),
  },
  { examples: [review] },
)

/** 撤回: all of it, or what some communities have. */
export const Withdrawal = strictNamed(
  'Withdrawal',
  {
    reason: Reasoned,
    communities: optional(OnlyThere),
  },
  { examples: [withdrawal] },
)

/** 免除: support that need not come any more. */
export const Release = strictNamed(
  'Release',
  { reason: Reasoned, commitments: Type.Array(Code, { minItems: 1, maxItems: 500, uniqueItems: true }) },
  { examples: [release] },
)

/** 补充材料: of an emergency admission. */
export const Supplement = strictNamed(
  'Supplement',
  { plan: optional(Plan), budgetLine: optional(Code) },
  { examples: [supplement] },
)

export const ReviewPage = pageOf(
  'ReviewPage',
  Type.Object({
    assignment: ref(Assignment),
    dueOn: Day,
    overdue: Type.Boolean(),
    daysOverdue: optional(Type.Integer({ minimum: 1 })),
  }),
)
