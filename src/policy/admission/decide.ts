// Runs every rule over one request, gathers every finding, and says the outcome. Nothing else.
import type { Edition } from '../list/edition.ts'
import { requiredFen } from '../support/fees.ts'
import type { AssignmentRequest, Decision, Facts, Fee, Finding, Outcome, Required } from '../terms.ts'
import type { Question } from './rule.ts'
import { rules } from './rulebook/index.ts'
import { emergencyFaults } from './rules/emergency-unproven.ts'

/** Changes with every change to what a rule decides or to how the outcome is drawn; recorded with each decision. */
export const rulebook = '2026.11'

/** The decision on one request: a pure function of request, edition and facts. */
export function decide(request: AssignmentRequest, edition: Edition, facts: Facts): Decision {
  const item = request.item === undefined ? undefined : edition.items.get(request.item)
  const required: Required[] = item?.fee ? requiredOf(request, item.fee) : []
  const emergency = request.emergency !== undefined && emergencyFaults(request, facts, edition.terms).length === 0
  const question: Question = { request, facts, edition, terms: edition.terms, item, emergency, required }
  const findings: Finding[] = []
  for (const rule of rules)
    for (const hit of rule.check(question)) findings.push({ rule: rule.name, effect: rule.effect, ...hit })
  const outcome = outcomeOf(findings)
  const decision: Decision = { outcome, findings, required }
  if (emergency && outcome !== 'rejected') decision.provisional = true
  if (facts.notice.weekdaysOnly.length > 0) decision.weekdaysOnly = facts.notice.weekdaysOnly
  return decision
}

function requiredOf({ targets, period }: AssignmentRequest, fee: Fee): Required[] {
  return targets.map((target) => ({ community: target.community, amountFen: requiredFen(fee, target, period) }))
}

/** reject beats refer beats warn; no finding admits. */
function outcomeOf(findings: readonly Finding[]): Outcome {
  if (findings.some(({ effect }) => effect === 'reject')) return 'rejected'
  return findings.some(({ effect }) => effect === 'refer') ? 'referred' : 'admitted'
}

/** Rule names once each, in the order of the rulebook: what the header of an entry carries. */
export function rulesIn(findings: readonly Finding[]): string[] {
  return [...new Set(findings.map(({ rule }) => rule))]
}
