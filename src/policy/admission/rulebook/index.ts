// Every rule, in the order of the domain's table: findings come in this order.
import type { Rule } from '../rule.ts'
import { appraisalDemanded } from '../rules/appraisal-demanded.ts'
import { authorityMissing } from '../rules/authority-missing.ts'
import { barredItem } from '../rules/barred-item.ts'
import { basisLapsed } from '../rules/basis-lapsed.ts'
import { basisTooWeak } from '../rules/basis-too-weak.ts'
import { budgetOverdrawn } from '../rules/budget-overdrawn.ts'
import { budgetUnknown } from '../rules/budget-unknown.ts'
import { cancelledBefore } from '../rules/cancelled-before.ts'
import { certificateDemanded } from '../rules/certificate-demanded.ts'
import { communityOwnDuty } from '../rules/community-own-duty.ts'
import { contractMissing } from '../rules/contract-missing.ts'
import { creationDemanded } from '../rules/creation-demanded.ts'
import { departmentDuty } from '../rules/department-duty.ts'
import { duplicateAssignment } from '../rules/duplicate-assignment.ts'
import { economicTargetDemanded } from '../rules/economic-target-demanded.ts'
import { emergencyUnproven } from '../rules/emergency-unproven.ts'
import { enforcementDemanded } from '../rules/enforcement-demanded.ts'
import { exceedsLimits } from '../rules/exceeds-limits.ts'
import { fundingBelowStandard } from '../rules/funding-below-standard.ts'
import { fundingLate } from '../rules/funding-late.ts'
import { fundingMissing } from '../rules/funding-missing.ts'
import { guaranteeDemanded } from '../rules/guarantee-demanded.ts'
import { guidanceMissing } from '../rules/guidance-missing.ts'
import { hiddenDemand } from '../rules/hidden-demand.ts'
import { inspectionDemanded } from '../rules/inspection-demanded.ts'
import { ledgerDemanded } from '../rules/ledger-demanded.ts'
import { loadExceeded } from '../rules/load-exceeded.ts'
import { materialDemanded } from '../rules/material-demanded.ts'
import { meetingDemanded } from '../rules/meeting-demanded.ts'
import { notLeadOrganisation } from '../rules/not-lead-organisation.ts'
import { noticeTooShort } from '../rules/notice-too-short.ts'
import { offList } from '../rules/off-list.ts'
import { organisationDemanded } from '../rules/organisation-demanded.ts'
import { planMissing } from '../rules/plan-missing.ts'
import { platformDemanded } from '../rules/platform-demanded.ts'
import { quantityUnlikely } from '../rules/quantity-unlikely.ts'
import { reviewRequired } from '../rules/review-required.ts'
import { roleExceedsList } from '../rules/role-exceeds-list.ts'
import { secondmentDemanded } from '../rules/secondment-demanded.ts'
import { staffMissing } from '../rules/staff-missing.ts'
import { standardUnmet } from '../rules/standard-unmet.ts'
import { streetService } from '../rules/street-service.ts'
import { supportInArrears } from '../rules/support-in-arrears.ts'
import { titleUnlikeItem } from '../rules/title-unlike-item.ts'
import { wrongReceiver } from '../rules/wrong-receiver.ts'

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
  quantityUnlikely,
  standardUnmet,
  titleUnlikeItem,
  basisLapsed,
  basisTooWeak,
  // demands
  enforcementDemanded,
  economicTargetDemanded,
  appraisalDemanded,
  organisationDemanded,
  meetingDemanded,
  inspectionDemanded,
  creationDemanded,
  secondmentDemanded,
  materialDemanded,
  hiddenDemand,
  ledgerDemanded,
  platformDemanded,
  certificateDemanded,
  guaranteeDemanded,
  cancelledBefore,
  // support
  fundingMissing,
  fundingBelowStandard,
  fundingLate,
  budgetUnknown,
  budgetOverdrawn,
  staffMissing,
  guidanceMissing,
  authorityMissing,
  contractMissing,
  // procedure
  noticeTooShort,
  emergencyUnproven,
  duplicateAssignment,
  loadExceeded,
]
