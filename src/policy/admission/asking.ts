// 预检与下派: asking whether work may be placed with communities, and asking to place it. The one who asks is apart from the
// one who calls: whose request it is, the rules judge; whether the caller may speak for it, access does.

import { may } from '../access/may.ts'
import { actorOf, type Principal } from '../access/principal.ts'
import { command, type Settling } from '../command.ts'
import type { Edition } from '../list/edition.ts'
import type { RecordReads } from '../ports.ts'
import { staffInPlaceBy, totalFen } from '../support/fees.ts'
import { type Deferral, obligationId } from '../support/promises.ts'
import type { AskedRequest, AssignmentRequest, Decision, Instant, ObligationKind } from '../terms.ts'
import { isCarried } from '../terms.ts'
import { addDays } from '../time/days.ts'
import { addWorkingDays } from '../time/working-days.ts'
import { type Given, isObject, listOf } from '../untrusted.ts'
import type { AssignmentAnswer, DecisionAnswer } from './assignment.ts'
import { decide, rulebook, rulesIn } from './decide.ts'
import { type AdmissionBodies, assignmentId, type DecisionBody, type RecordedDecision } from './entries.ts'
import { type Gathered, gather } from './facts.ts'
import { namingOrganisations } from './organisation-names.ts'
import { word } from './words.ts'

/** 预检. Nothing is created; a rejection is recorded as advisory. */
export const check = command(
  'check',
  (caller: Principal, asker: string, given: Given<AskedRequest>): Settling<DecisionAnswer> => {
    return {
      weight: targetsOf(given),
      settle(read, { at, today }) {
        const no = may(caller, 'assignment.check', { organisation: asker })
        if (no) return no
        const gathered = gather(read, today, asker, given)
        if ('problem' in gathered) return gathered
        const advice = bodyOf(read, gathered)
        const answer = answerOf(advice, at)
        if (answer.outcome !== 'rejected') return { entries: [], answer }
        const header = { type: 'check-rejected' as const, ...headerOf(advice, caller, at, true) }
        return { entries: [{ header, body: advice }], answer }
      },
    }
  },
)

/** 下派（准入申请）. Recorded whatever comes of it. */
export const assign = command(
  'assign',
  (caller: Principal, asker: string, given: Given<AskedRequest>): Settling<AssignmentAnswer> => {
    return {
      weight: targetsOf(given),
      settle(read, { at, today, index }) {
        const no = may(caller, 'assignment.place', { organisation: asker })
        if (no) return no
        const gathered = gather(read, today, asker, given)
        if ('problem' in gathered) return gathered
        const { request, edition } = gathered
        const assignment = assignmentId(index)
        const decided: AdmissionBodies['assignment-decided'] = {
          ...bodyOf(read, gathered),
          kind: obligationKind(edition, request),
          graceDays: edition.terms.graceDays,
        }
        const effort = request.item === undefined ? undefined : edition.items.get(request.item)?.effort
        if (effort) decided.effort = effort
        Object.assign(decided, deferred(gathered, decided.decision))
        if (decided.decision.outcome === 'referred')
          decided.reviewDueOn = addWorkingDays(edition.calendar, today, edition.terms.reviewWorkingDays).day
        const header = { type: 'assignment-decided' as const, ...headerOf(decided, caller, at, false), assignment }
        return { entries: [{ header, body: decided }], answer: assignmentOf(assignment, decided, at) }
      },
    }
  },
)

/** What an emergency admission lets come later, as the fold will promise it. */
function deferred(
  { request, edition: { terms, items } }: Gathered,
  { provisional, confirmBy, owed }: RecordedDecision,
): Pick<AdmissionBodies['assignment-decided'], 'deferral' | 'unbudgeted'> {
  if (!provisional || confirmBy === undefined || terms.emergency === undefined) return {}
  const { from } = request.period
  const deferral: Deferral = { latest: addDays(from, terms.emergency.fundingWithinDays), confirmBy }
  const asked = request.item === undefined ? undefined : items.get(request.item)?.support
  const staff = (asked?.staff ?? 0) - staffInPlaceBy(request.support.staff, deferral.latest)
  if (staff > 0) deferral.staff = staff
  if (asked?.guidance && request.support.guidance?.contact === undefined) deferral.guidance = true
  const unbudgeted = totalFen(request.targets) > 0 && owed?.some(({ rule }) => rule === 'budget-unknown')
  return { deferral, ...(unbudgeted && { unbudgeted }) }
}

const targetsOf = ({ body }: Given<AskedRequest>) => listOf(isObject(body) ? body.targets : undefined).length

function bodyOf(read: RecordReads, { request, facts, edition }: Gathered): DecisionBody {
  return { request, facts, edition: edition.ref, rulebook, decision: recorded(read, decide(request, edition, facts)) }
}

/** What is recorded of a decision: with each finding's Chinese words, as they were told. */
function recorded(read: RecordReads, decision: Decision): RecordedDecision {
  const findings = decision.findings.map((finding) => {
    const { message, remedy } = word(finding, 'zh')
    const named = namingOrganisations(finding.facts, (code) => read.organisation(code)?.name)
    return { ...finding, message: named(message), remedy: named(remedy) }
  })
  return { ...decision, findings }
}

function answerOf({ decision, edition }: DecisionBody, at: Instant): DecisionAnswer {
  return { ...decision, decidedAt: at, edition }
}

/** What the header says in the open: all that rejections are looked for by. */
function headerOf({ request, facts, decision }: DecisionBody, caller: Principal, at: Instant, advisory: boolean) {
  const { outcome, findings } = decision
  return {
    at,
    actor: actorOf(caller),
    jurisdiction: facts.jurisdiction,
    organisation: facts.asker.code,
    communities: request.targets.map(({ community }) => community),
    ...(request.item !== undefined && { item: request.item }),
    outcome,
    advisory,
    ...(outcome === 'rejected' && { by: 'rules' as const }),
    ...(findings.length > 0 && { rules: rulesIn(findings) }),
  }
}

function obligationKind({ items }: Edition, { item: code }: AssignmentRequest): ObligationKind | 'none' {
  const item = code === undefined ? undefined : items.get(code)
  if (!item) return 'off-list'
  return isCarried(item.kind) ? item.kind : 'none'
}

function assignmentOf(id: string, decided: AdmissionBodies['assignment-decided'], at: Instant): AssignmentAnswer {
  const { request, facts, reviewDueOn } = decided
  const decision = answerOf(decided, at)
  const status = decision.outcome === 'referred' ? 'in-review' : decision.outcome
  const answer: AssignmentAnswer = { id, status, organisation: facts.asker.code, request, decision }
  if (reviewDueOn !== undefined) answer.reviewDueOn = reviewDueOn
  if (decided.decision.confirmBy !== undefined) answer.confirmBy = decided.decision.confirmBy
  if (status === 'admitted') answer.obligations = request.targets.map((_, position) => obligationId(id, position))
  return answer
}
