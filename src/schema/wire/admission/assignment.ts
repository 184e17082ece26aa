// 预检与下派: the request, the decision, the assignment.
import Type, { type Static } from 'typebox'
import {
  assignmentStatuses,
  demandKinds,
  effects,
  emergencyLevels,
  forces,
  outcomes,
  receivers,
  reviewOutcomes,
  workRoles,
} from '../../../policy/terms.ts'
import { LogPlace } from '../log-place.ts'
import {
  Code,
  Count,
  Day,
  EditionRef,
  Fen,
  Instant,
  LawDay,
  Line,
  List,
  named,
  oneOf,
  optional,
  Prose,
  pageOf,
  ref,
  strict,
  strictNamed,
} from '../pieces.ts'
import { offListAssignment, soundAssignment } from './examples.ts'
import { Suggestion } from './suggestion.ts'

const Funding = strict({
  payer: Code,
  budgetLine: optional(Code),
  instalments: List(strict({ dueOn: Day, percent: Count(100, 1) }), 100, 1),
})
const Staff = strict({ role: Line(100), count: Count(1000, 1), from: Day })
const PlanBasis = strict({
  title: Line(),
  article: Line(60),
  force: oneOf(forces),
  from: optional(LawDay),
  until: optional(LawDay),
})

export const Plan = strict({
  reason: optional(Prose()),
  content: optional(Prose(20_000)),
  agreement: optional(Prose(20_000)),
  bases: optional(List(PlanBasis, 50)),
})

const request = {
  item: optional(Code),
  contract: optional(Code),
  title: Line(),
  receiver: optional(oneOf(receivers, { description: 'Absent: as the item has it' })),
  role: optional(oneOf(workRoles, { description: 'Absent: as the item has it' })),
  period: strict({ from: Day, until: Day }),
  timesPerMonth: optional(Count(1000, 1)),
  targets: List(
    strict({ community: Code, quantity: optional(Count(10_000_000, 1)), amountFen: optional(Fen) }),
    500,
    1,
  ),
  support: strict({
    funding: optional(Funding),
    staff: optional(List(Staff, 100)),
    guidance: optional(strict({ contact: optional(Line()), trainingOn: optional(Day) })),
    authority: optional(List(Line(), 50)),
  }),
  demands: optional(List(strict({ kind: oneOf(demandKinds), name: Line() }), 100)),
  plan: optional(Plan),
  emergency: optional(
    strict({ issuer: Code, number: Line(100), order: Line(), level: oneOf(emergencyLevels), issuedOn: Day }),
  ),
  amends: optional(Code),
}

export const AssignmentRequest = strictNamed('AssignmentRequest', request, {
  examples: [soundAssignment, offListAssignment],
})
export type AssignmentRequest = Static<typeof AssignmentRequest>

export const Finding = named('Finding', {
  rule: Type.String(),
  effect: oneOf(effects),
  message: Type.String(),
  remedy: Type.String(),
  sources: Type.Array(Type.String()),
  pointer: Type.String(),
  community: optional(Code),
  facts: Type.Record(
    Type.String(),
    Type.Unsafe<string | number | boolean | string[]>({ description: 'A figure of the finding' }),
  ),
})

export const Decision = named('Decision', {
  outcome: oneOf(outcomes),
  provisional: optional(Type.Boolean({ description: 'On an emergency order: it lapses unless it is confirmed' })),
  confirmBy: optional(Day),
  owed: optional(
    Type.Array(Type.Object({ rule: Type.String(), dueOn: Day, message: Type.String() }), {
      description: 'What the emergency lets come later than the work, and by when it must come',
    }),
  ),
  decidedAt: Instant,
  edition: EditionRef,
  findings: Type.Array(ref(Finding)),
  required: Type.Array(Type.Object({ community: Code, amountFen: Fen })),
  notes: optional(Type.Array(Type.Object({ code: Type.String(), message: Type.String() }))),
  suggestions: optional(
    Type.Array(ref(Suggestion), {
      description:
        'Work off the list: the items that come closest. Work of somebody else: whose, and what may be asked instead',
    }),
  ),
  log: optional(ref(LogPlace)),
})

export const Assignment = named('Assignment', {
  id: Type.String(),
  status: oneOf(assignmentStatuses),
  organisation: Code,
  organisationName: Type.String(),
  ...request,
  targets: Type.Array(
    Type.Object({
      community: Code,
      communityName: Type.String(),
      quantity: optional(Type.Integer()),
      amountFen: optional(Fen),
    }),
  ),
  receiver: oneOf(receivers),
  role: oneOf(workRoles),
  decision: ref(Decision),
  log: ref(LogPlace),
  reviewDueOn: optional(Day),
  confirmBy: optional(Day),
  amendedBy: optional(Type.String({ description: 'The request that completed this one' })),
  obligations: optional(Type.Array(Type.String())),
  review: optional(
    Type.Object({
      outcome: oneOf(reviewOutcomes),
      reason: Type.String(),
      agreement: optional(Type.String()),
      conditions: optional(Type.Array(Type.String())),
      until: optional(Day),
      decidedAt: Instant,
      entry: Type.Integer({ description: 'The index of its log entry' }),
    }),
  ),
  closing: optional(
    Type.Object({
      on: Day,
      reason: Type.String(),
      freedFen: Type.Integer({ minimum: 0, description: 'Fen that went back to the budget line' }),
      entry: Type.Integer({ description: 'The index of its log entry' }),
    }),
  ),
})
export const AssignmentPage = pageOf('AssignmentPage', ref(Assignment))
