// Every rule, in the order of the domain's table: findings come in this order.
import type { Rule } from '../rule.ts'
import { appraisalDemanded } from './appraisal-demanded.ts'
import { authorityMissing } from './authority-missing.ts'
import { barredItem } from './barred-item.ts'
import { basisLapsed } from './basis-lapsed.ts'
import { basisTooWeak } from './basis-too-weak.ts'
import { budgetOverdrawn } from './budget-overdrawn.ts'
import { budgetUnknown } from './budget-unknown.ts'
import { certificateDemanded } from './certificate-demanded.ts'
import { communityOwnDuty } from './community-own-duty.ts'
import { departmentDuty } from './department-duty.ts'
import { duplicateAssignment } from './duplicate-assignment.ts'
import { economicTargetDemanded } from './economic-target-demanded.ts'
import { emergencyUnproven } from './emergency-unproven.ts'
import { enforcementDemanded } from './enforcement-demanded.ts'
import { exceedsLimits } from './exceeds-limits.ts'
import { fundingBelowStandard } from './funding-below-standard.ts'
import { fundingLate } from './funding-late.ts'
import { fundingMissing } from './funding-missing.ts'
import { guaranteeDemanded } from './guarantee-demanded.ts'
import { guidanceMissing } from './guidance-missing.ts'
import { ledgerDemanded } from './ledger-demanded.ts'
import { loadExceeded } from './load-exceeded.ts'
import { notLeadOrganisation } from './not-lead-organisation.ts'
import { noticeTooShort } from './notice-too-short.ts'
import { offList } from './off-list.ts'
import { organisationDemanded } from './organisation-demanded.ts'
import { planMissing } from './plan-missing.ts'
import { platformDemanded } from './platform-demanded.ts'
import { reviewRequired } from './review-required.ts'
import { roleExceedsList } from './role-exceeds-list.ts'
import { staffMissing } from './staff-missing.ts'
import { streetService } from './street-service.ts'
import { supportInArrears } from './support-in-arrears.ts'
import { wrongReceiver } from './wrong-receiver.ts'

export const rules: readonly Rule[] = [
  // standing
  notLeadOrganisation,
  supportInArrears,
  // list
  offList,
  planMissing,
  reviewRequired,
  communityOwnDuty,
  departmentDuty,
  streetService,
  barredItem,
  wrongReceiver,
  roleExceedsList,
  exceedsLimits,
  basisLapsed,
  basisTooWeak,
  // demands
  enforcementDemanded,
  economicTargetDemanded,
  appraisalDemanded,
  organisationDemanded,
  ledgerDemanded,
  platformDemanded,
  certificateDemanded,
  guaranteeDemanded,
  // support
  fundingMissing,
  fundingBelowStandard,
  fundingLate,
  budgetUnknown,
  budgetOverdrawn,
  staffMissing,
  guidanceMissing,
  authorityMissing,
  // procedure
  noticeTooShort,
  emergencyUnproven,
  duplicateAssignment,
  loadExceeded,
]
