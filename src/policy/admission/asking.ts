// 预检与下派: asking whether work may be placed with communities, and asking to place it.

import type { Edition } from '../list/edition.ts'
import { actorOf, type Command, type Moment, type Principal, type RecordReads } from '../ports.ts'
import { problem } from '../problem.ts'
import {
  assignmentId,
  type Bodies,
  type DecisionBody,
  type ObligationKind,
  type RecordedDecision,
} from '../record/fold.ts'
import { obligationId } from '../support/status.ts'
import type { AssignmentRequest, Day, Decision, EditionRef, Facts, Fault, Instant, Problem } from '../terms.ts'
import { addWorkingDays, workingDaysBetween } from '../time/working-days.ts'
import { decide, rulebook, rulesIn } from './decide.ts'
import { namingOrganisations } from './organisation-names.ts'
import { communityFaults, quantityFaults } from './request-faults.ts'
import { word } from './words.ts'

/** A decision as it is answered: what was recorded, when, and under which edition. */
export interface DecisionAnswer extends RecordedDecision {
  decidedAt: Instant
  edition: EditionRef
}

export interface AssignmentAnswer {
  id: string
  status: 'admitted' | 'rejected' | 'in-review' | 'withdrawn' | 'revoked'
  organisation: string
  request: AssignmentRequest
  decision: DecisionAnswer
  reviewDueOn?: Day
  obligations?: string[]
  review?: {
    outcome: 'admitted' | 'rejected'
    reason: string
    agreement?: string
    conditions?: string[]
    until?: Day
    decidedAt: Instant
    /** The index of its log entry. */
    entry: number
  }
  /** How it was withdrawn or revoked. */
  closing?: { on: Day; reason: string; freedFen: number; entry: number }
}

interface Gathered {
  request: AssignmentRequest
  facts: Facts
  edition: Edition
}

/**
 * Reads what deciding needs. `faults` are those already found in the body;
 * the request is decided only when there are none, and none against registry and list.
 */
function gather(
  read: RecordReads,
  moment: Moment,
  asker: string,
  body: unknown,
  faults: readonly Fault[],
): Gathered | { problem: Problem } {
  const { faults: strange, jurisdiction } = communityFaults(body, read)
  // What is malformed cannot be counted; a community that is unknown still can.
  if (faults.length > 0 || jurisdiction === undefined) return invalid([...faults, ...strange])
  const request = body as AssignmentRequest
  const { from } = request.period
  const edition = read.editionInForce(jurisdiction, from)
  const item = request.item === undefined ? undefined : edition?.items.get(request.item)
  const errors = [...strange, ...quantityFaults(request, item?.fee)]
  if (errors.length > 0) return invalid(errors)
  if (!edition)
    return problem(
      'no-edition-in-force',
      `辖区 ${jurisdiction} 在 ${from} 没有生效的服务清单`,
      `No service list of jurisdiction ${jurisdiction} is in force on ${from}`,
    )
  const organisation = read.organisation(asker)
  if (!organisation) return problem('forbidden', `单位 ${asker} 尚未登记`, `Organisation ${asker} is not registered`)
  return { request, edition, facts: factsOf(read, moment.today, organisation, jurisdiction, request, edition) }
}

function invalid(errors: Fault[]): { problem: Problem } {
  return problem('invalid-input', '请求有误，请按 errors 逐条更正', 'The request is invalid: correct each of errors', {
    errors,
  })
}

function factsOf(
  read: RecordReads,
  today: Day,
  { code, kind, jurisdiction: home }: Facts['asker'],
  jurisdiction: string,
  request: AssignmentRequest,
  { terms, calendar }: Edition,
): Facts {
  const communities = request.targets.map(({ community }) => community)
  const { period, support, item } = request
  const line = support.funding?.budgetLine === undefined ? undefined : read.budgetLine(support.funding.budgetLine)
  const streets: Record<string, string> = {}
  for (const community of communities) streets[community] = read.community(community)?.street ?? ''
  const facts: Facts = {
    today,
    asker: { code, kind, jurisdiction: home },
    jurisdiction,
    streets,
    arrears: terms.arrearsBlock ? read.arrears(code, communities, today) : [],
    duplicates: item === undefined ? [] : read.duplicates(item, communities, period),
    load: terms.maxActiveItems === undefined ? {} : read.load(communities, period.from),
    notice: workingDaysBetween(calendar, today, period.from, terms.noticeWorkingDays),
  }
  if (line) {
    const { organisation, year, totalFen, committedFen } = line
    facts.line = { code: line.code, organisation, year, totalFen, committedFen }
  }
  return facts
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

function bodyOf(read: RecordReads, { request, facts, edition }: Gathered): DecisionBody {
  return { request, facts, edition: edition.ref, rulebook, decision: recorded(read, decide(request, edition, facts)) }
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

/** 预检. Nothing is created; a rejection is recorded as advisory. */
export function check(caller: Principal, body: unknown, faults: readonly Fault[]): Command<DecisionAnswer> {
  return {
    settle(read, moment) {
      const gathered = gather(read, moment, caller.organisation ?? '', body, faults)
      if ('problem' in gathered) return gathered
      const advice = bodyOf(read, gathered)
      const answer = answerOf(advice, moment.at)
      if (answer.outcome !== 'rejected') return { entries: [], answer }
      const header = { type: 'check-rejected' as const, ...headerOf(advice, caller, moment.at, true) }
      return { entries: [{ header, body: advice }], answer }
    },
  }
}

/** 下派（准入申请）. Recorded whatever comes of it. */
export function assign(caller: Principal, body: unknown, faults: readonly Fault[]): Command<AssignmentAnswer> {
  return {
    settle(read, moment) {
      const gathered = gather(read, moment, caller.organisation ?? '', body, faults)
      if ('problem' in gathered) return gathered
      const { request, edition, facts } = gathered
      const assignment = assignmentId(moment.index)
      const decided: Bodies['assignment-decided'] = {
        ...bodyOf(read, gathered),
        kind: obligationKind(edition, request),
        graceDays: edition.terms.graceDays,
      }
      if (decided.decision.outcome === 'referred')
        decided.reviewDueOn = addWorkingDays(edition.calendar, facts.today, edition.terms.reviewWorkingDays).day
      const header = { type: 'assignment-decided' as const, ...headerOf(decided, caller, moment.at, false), assignment }
      return { entries: [{ header, body: decided }], answer: assignmentOf(assignment, decided, moment.at) }
    },
  }
}

function obligationKind({ items }: Edition, { item: code }: AssignmentRequest): ObligationKind | 'none' {
  const item = code === undefined ? undefined : items.get(code)
  if (!item) return 'off-list'
  const { kind } = item
  return kind === 'own-duty' || kind === 'assistance' || kind === 'public-service' ? kind : 'none'
}

function assignmentOf(id: string, decided: Bodies['assignment-decided'], at: Instant): AssignmentAnswer {
  const { request, facts, reviewDueOn } = decided
  const decision = answerOf(decided, at)
  const status = decision.outcome === 'referred' ? 'in-review' : decision.outcome
  const answer: AssignmentAnswer = { id, status, organisation: facts.asker.code, request, decision }
  if (reviewDueOn !== undefined) answer.reviewDueOn = reviewDueOn
  if (status === 'admitted') answer.obligations = request.targets.map((_, position) => obligationId(id, position))
  return answer
}
