// Every schema that has a name of its own in the OpenAPI document, in its order there. A new one is a line here.
import { Key, KeyPage, KeyRequest, Me } from './access.ts'
import { Assignment, AssignmentPage, AssignmentRequest, Decision, Finding } from './admission/assignment.ts'
import { Release, Review, ReviewPage, Supplement, Withdrawal } from './admission/review.ts'
import { Suggestion } from './admission/suggestion.ts'
import { Trial, TrialChange, TrialNote, TrialRequest } from './admission/trial.ts'
import { Burden, BurdenTable } from './burden.ts'
import { CleanUpDisposal, CleanUpDocument, CleanUpLine, CleanUpPage, CleanUpSummary, Inventory } from './clean-up.ts'
import { Differences, FieldChange, Impact } from './list/differences.ts'
import {
  Basis,
  Draft,
  Edition,
  EditionDocument,
  EditionHeading,
  EditionPage,
  Item,
  ItemLine,
  ItemPage,
  ItemSheet,
  Publication,
  Terms,
} from './list/edition.ts'
import { Stale } from './list/lapsed.ts'
import { ConsistencyProof, InclusionProof, LogEntry, LogEntryPage, Receipt, Replay, ReplayedDecision } from './log.ts'
import { LogPlace } from './log-place.ts'
import { Problem } from './problem.ts'
import { Reason } from './reason.ts'
import {
  BudgetLine,
  BudgetLinePage,
  BudgetLinePut,
  Community,
  CommunityPage,
  CommunityPut,
  Organisation,
  OrganisationPage,
  OrganisationPut,
  Registration,
  RegistryDocument,
} from './registry.ts'
import { Rejection, RejectionPage, RejectionSummary, Repeat, RepeatPage } from './rejections.ts'
import { Health } from './service.ts'
import {
  Account,
  Expenditure,
  ExpenditureCorrection,
  ExpenditurePage,
  ExpenditureRequest,
  PostedExpenditure,
} from './spending.ts'
import { Commitment, CommitmentLine, CommitmentPage } from './support/commitment.ts'
import {
  AssignmentDelivery,
  Deliveries,
  DeliveriesAnswer,
  Delivery,
  DeliveryAnswer,
  DeliveryLine,
  DeliveryPage,
  DeliveryRequest,
} from './support/delivery.ts'
import { Disclosure } from './support/disclosure.ts'
import { SupportLedger } from './support/ledger.ts'
import { Completion, Obligation, ObligationPage } from './support/obligation.ts'
import { UnadmittedRefusal, UnadmittedWork } from './support/refusal.ts'

/** All that a `ref` can name. */
export const schemas: { $id: string }[] = [
  Assignment,
  AssignmentPage,
  AssignmentRequest,
  Decision,
  Finding,
  LogPlace,
  Basis,
  Draft,
  Edition,
  EditionDocument,
  EditionHeading,
  EditionPage,
  Item,
  ItemLine,
  ItemPage,
  ItemSheet,
  Publication,
  Terms,
  Key,
  KeyPage,
  KeyRequest,
  Me,
  Differences,
  Impact,
  FieldChange,
  Stale,
  Suggestion,
  Trial,
  TrialChange,
  TrialNote,
  TrialRequest,
  ConsistencyProof,
  InclusionProof,
  LogEntry,
  LogEntryPage,
  Receipt,
  Replay,
  ReplayedDecision,
  Commitment,
  Completion,
  Delivery,
  DeliveryAnswer,
  DeliveryRequest,
  DeliveryLine,
  DeliveryPage,
  Deliveries,
  DeliveriesAnswer,
  AssignmentDelivery,
  Obligation,
  ObligationPage,
  Reason,
  Review,
  UnadmittedRefusal,
  UnadmittedWork,
  Problem,
  BudgetLine,
  BudgetLinePage,
  BudgetLinePut,
  Community,
  CommunityPage,
  CommunityPut,
  Organisation,
  OrganisationPage,
  OrganisationPut,
  RegistryDocument,
  Registration,
  Rejection,
  RejectionPage,
  RejectionSummary,
  Repeat,
  RepeatPage,
  CommitmentLine,
  CommitmentPage,
  Disclosure,
  ReviewPage,
  Supplement,
  Withdrawal,
  Release,
  SupportLedger,
  Burden,
  BurdenTable,
  CleanUpDisposal,
  CleanUpDocument,
  CleanUpLine,
  CleanUpPage,
  CleanUpSummary,
  Inventory,
  Account,
  Expenditure,
  ExpenditureCorrection,
  ExpenditurePage,
  ExpenditureRequest,
  PostedExpenditure,
  Health,
]
