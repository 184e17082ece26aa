// Runs every rule over one request, gathers every finding, and says the outcome. Nothing else.
import { hoursOf, loadOf } from '../burden/load.ts'
import type { Edition } from '../list/edition.ts'
import { requiredFen } from '../support/fees.ts'
import type {
  AssignmentRequest,
  Decision,
  DecisionNote,
  Facts,
  Fee,
  Finding,
  Outcome,
  Owed,
  Required,
} from '../terms.ts'
import { addDays } from '../time/days.ts'
import { addWorkingDays } from '../time/working-days.ts'
import type { Question } from './rule.ts'
import { rules } from './rulebook/index.ts'
import { emergencyFaults } from './rules/emergency-unproven.ts'

/** Changes with every change to what a rule decides or to how the outcome is drawn; recorded with each decision. */
export const rulebook = '2026.15'

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
  if (emergency && outcome === 'admitted') provisional(decision, question)
  const notes = notesOf(question)
  if (notes.length > 0) decision.notes = notes
  if (facts.notice.weekdaysOnly.length > 0) decision.weekdaysOnly = facts.notice.weekdaysOnly
  return decision
}

function requiredOf({ targets, period }: AssignmentRequest, fee: Fee): Required[] {
  return targets.map((target) => ({ community: target.community, amountFen: requiredFen(fee, target, period) }))
}

/** An admission on an order waits to be confirmed, and says what it lets come later than the work. */
function provisional(decision: Decision, question: Question): void {
  const { facts, edition, terms, request } = question
  if (terms.emergency === undefined) return
  const { confirmWithinWorkingDays, fundingWithinDays } = terms.emergency
  decision.provisional = true
  decision.confirmBy = addWorkingDays(edition.calendar, facts.today, confirmWithinWorkingDays).day
  const dueOn = addDays(request.period.from, fundingWithinDays)
  const ordinarily = { ...question, emergency: false }
  const owed: Owed[] = []
  for (const rule of rules)
    if (comesLater.has(rule.name) && rule.check(ordinarily).length > 0) owed.push({ rule: rule.name, dueOn })
  if (owed.length > 0) decision.owed = owed
}

/** What an emergency does not wait for: support that is late or not yet there. */
const comesLater: ReadonlySet<string> = new Set(['funding-late', 'budget-unknown', 'staff-missing', 'guidance-missing'])

function notesOf({ request, item, facts: { line, sizes, staffHours } }: Question): DecisionNote[] {
  const notes: DecisionNote[] = []
  if (line?.provisional) notes.push({ code: 'budget-line-provisional', line: line.code, year: line.year })
  const { targets } = request
  if (staffHours && item?.effort)
    for (const target of targets) {
      const { community } = target
      const hours = hoursOf(loadOf(request, target, item.effort).minutes)
      const has = staffHours[community]
      if (has !== undefined) notes.push({ code: 'burden-added', community, hours, staffHours: has })
    }
  if (item?.fee?.per !== 'household') return notes
  for (const { community, quantity } of targets) {
    const households = sizes?.[community]?.households
    if (quantity !== undefined && households !== undefined && quantity * 100 < households)
      notes.push({ code: 'quantity-small', community, quantity, households })
  }
  return notes
}

/** reject beats return beats refer beats warn; no finding admits. */
function outcomeOf(findings: readonly Finding[]): Outcome {
  if (findings.some(({ effect }) => effect === 'reject')) return 'rejected'
  if (findings.some(({ effect }) => effect === 'return')) return 'returned'
  return findings.some(({ effect }) => effect === 'refer') ? 'referred' : 'admitted'
}

/** Rule names once each, in the order of the rulebook: what the header of an entry carries. */
export function rulesIn(findings: readonly Finding[]): string[] {
  return [...new Set(findings.map(({ rule }) => rule))]
}
