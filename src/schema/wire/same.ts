// What a body's schema lets through is what the core takes: one that parts from the core's type does not compile.
import type { Static } from 'typebox'
import type { KeyBinding } from '../../policy/access/key-binding.ts'
import type { Ended } from '../../policy/admission/ending.ts'
import type { Release as Released } from '../../policy/admission/releasing.ts'
import type * as reviewing from '../../policy/admission/reviewing.ts'
import type { Supplement as Supplied } from '../../policy/admission/supplementing.ts'
import type * as disposing from '../../policy/clean-up/disposing.ts'
import type { CleanUpDocument as Inventoried } from '../../policy/clean-up/recording.ts'
import type { RegistryDocument as Registered } from '../../policy/registry/bulk.ts'
import type * as spending from '../../policy/spending/spending.ts'
import type { Answered } from '../../policy/support/answering.ts'
import type * as completing from '../../policy/support/completing.ts'
import type { Delivered } from '../../policy/support/delivering.ts'
import type { AnsweredTogether, DeliveredToAll } from '../../policy/support/in-bulk.ts'
import type * as refusing from '../../policy/support/refusing.ts'
import type * as terms from '../../policy/terms.ts'
import type { KeyRequest } from './access.ts'
import type { AssignmentRequest } from './admission/assignment.ts'
import type { Release, Review, Supplement, Withdrawal } from './admission/review.ts'
import type { TrialRequest } from './admission/trial.ts'
import type { CleanUpDisposal, CleanUpDocument } from './clean-up.ts'
import type { ContractPut, OutletPut, ProviderPut } from './contracts.ts'
import type { EditionDocument } from './list/edition.ts'
import type { Reason } from './reason.ts'
import type { BudgetLinePut, CommunityPut, OrganisationPut, RegistryDocument } from './registry.ts'
import type { ExpenditureCorrection, ExpenditureRequest } from './spending.ts'
import type { AssignmentDelivery, DeliveriesAnswer, DeliveryAnswer, DeliveryRequest } from './support/delivery.ts'
import type { Completion } from './support/obligation.ts'
import type { UnadmittedWork } from './support/refusal.ts'

/** With every member there: a member that one side alone may have is found by this, since an absent one fits everything. */
type Whole<T> = T extends readonly (infer E)[] ? Whole<E>[] : T extends object ? { [K in keyof T]-?: Whole<T[K]> } : T
type Fits<A, B> = [A, Whole<A>] extends [B, Whole<B>] ? true : false
type Same<A, B> = Fits<A, B> extends true ? Fits<B, A> : false
type Held<T extends true> = T

export interface BodiesAsTheCoreTakesThem {
  AssignmentRequest: Held<Same<Static<typeof AssignmentRequest>, terms.AskedRequest>>
  BudgetLinePut: Held<Same<Static<typeof BudgetLinePut>, Omit<terms.BudgetLine, 'code'>>>
  CleanUpDisposal: Held<Same<Static<typeof CleanUpDisposal>, disposing.Disposed>>
  CleanUpDocument: Held<Same<Static<typeof CleanUpDocument>, Inventoried>>
  ContractPut: Held<Same<Static<typeof ContractPut>, Omit<terms.Contract, 'code'>>>
  OutletPut: Held<Same<Static<typeof OutletPut>, Omit<terms.Outlet, 'code'>>>
  ProviderPut: Held<Same<Static<typeof ProviderPut>, Omit<terms.Provider, 'code'>>>
  CommunityPut: Held<Same<Static<typeof CommunityPut>, Omit<terms.Community, 'code'>>>
  Completion: Held<Same<Static<typeof Completion>, completing.Completion>>
  AssignmentDelivery: Held<Same<Static<typeof AssignmentDelivery>, DeliveredToAll>>
  DeliveriesAnswer: Held<Same<Static<typeof DeliveriesAnswer>, AnsweredTogether>>
  RegistryDocument: Held<Same<Static<typeof RegistryDocument>, Registered>>
  Release: Held<Same<Static<typeof Release>, Released>>
  DeliveryAnswer: Held<Same<Static<typeof DeliveryAnswer>, Answered>>
  DeliveryRequest: Held<Same<Static<typeof DeliveryRequest>, Delivered>>
  ExpenditureCorrection: Held<Same<Static<typeof ExpenditureCorrection>, spending.Corrected>>
  ExpenditureRequest: Held<Same<Static<typeof ExpenditureRequest>, spending.Spent>>
  EditionDocument: Held<Same<Static<typeof EditionDocument>, terms.EditionDocument>>
  KeyRequest: Held<Same<Static<typeof KeyRequest>, KeyBinding>>
  OrganisationPut: Held<Same<Static<typeof OrganisationPut>, Omit<terms.Organisation, 'code'>>>
  ReasonToEnd: Held<Same<Static<typeof Withdrawal>, Ended>>
  ReasonToRefuse: Held<Same<Static<typeof Reason>, refusing.Reasoned>>
  Review: Held<Same<Static<typeof Review>, reviewing.Review>>
  Supplement: Held<Same<Static<typeof Supplement>, Supplied>>
  TrialRequest: Held<Same<Static<typeof TrialRequest>, terms.Period>>
  UnadmittedWork: Held<Same<Static<typeof UnadmittedWork>, refusing.UnadmittedWork>>
}
