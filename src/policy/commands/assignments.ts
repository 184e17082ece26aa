// 预检与下派: asking whether work may be placed with communities, and asking to place it.
import { addWorkingDays, workingDaysBetween } from '../calendar.ts'
import { decide, rulebook, rulesIn, word } from '../decide.ts'
import type { Edition } from '../lists.ts'
import { obligationId } from '../obligations.ts'
import { actorOf, type Command, type Moment, type Principal, type RecordReads } from '../ports.ts'
import { problem } from '../problems.ts'
import { assignmentId, type Bodies, type DecisionBody, type ObligationKind, type RecordedDecision } from '../record.ts'
import { communityFaults, quantityFaults } from '../requests.ts'
import type { AssignmentRequest, Day, Decision, EditionRef, Facts, Fault, Instant, Problem } from '../terms.ts'

/** A decision as it is answered: what was recorded, when, and under which edition. */
export interface DecisionAnswer extends RecordedDecision {
  decidedAt: Instant
  edition: EditionRef
}

export interface AssignmentAnswer {
  id: string
  status: 'admitted' | 'rejected' | 'in-review'
  organisation: string
  request: AssignmentRequest
  decision: DecisionAnswer
  reviewDueOn?: Day
  obligations?: string[]
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
  const errors = [...faults, ...strange]
  if (errors.length > 0 || jurisdiction === undefined) return invalid(errors)
  const request = body as AssignmentRequest
  const { from } = request.period
  const edition = read.editionInForce(jurisdiction, from)
  if (!edition)
    return problem(
      'no-edition-in-force',
      `辖区 ${jurisdiction} 在 ${from} 没有生效的服务清单`,
      `No service list of jurisdiction ${jurisdiction} is in force on ${from}`,
    )
  const item = request.item === undefined ? undefined : edition.items.get(request.item)
  const counted = quantityFaults(request, item?.fee)
  if (counted.length > 0) return invalid(counted)
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
function recorded(decision: Decision): RecordedDecision {
  const findings = decision.findings.map((finding) => {
    const { message, remedy } = word(finding, 'zh')
    return { ...finding, message, remedy }
  })
  return { ...decision, findings }
}

function entryOf({ request, facts, edition }: Gathered, caller: Principal, moment: Moment, advisory: boolean) {
  const decision = recorded(decide(request, edition, facts))
  const { outcome } = decision
  const body: DecisionBody = { request, facts, edition: edition.ref, rulebook, decision }
  const header = {
    at: moment.at,
    actor: actorOf(caller),
    jurisdiction: facts.jurisdiction,
    organisation: facts.asker.code,
    communities: request.targets.map(({ community }) => community),
    ...(request.item !== undefined && { item: request.item }),
    outcome,
    advisory,
    ...(outcome === 'rejected' && { by: 'rules' as const }),
    ...(decision.findings.length > 0 && { rules: rulesIn(decision.findings) }),
  }
  return { header, body, answer: { ...decision, decidedAt: moment.at, edition: edition.ref } }
}

/** 预检. Nothing is created; a rejection is recorded as advisory. */
export function check(caller: Principal, body: unknown, faults: readonly Fault[]): Command<DecisionAnswer> {
  return {
    settle(read, moment) {
      const gathered = gather(read, moment, caller.organisation ?? '', body, faults)
      if ('problem' in gathered) return gathered
      const { header, body: recordedBody, answer } = entryOf(gathered, caller, moment, true)
      if (answer.outcome !== 'rejected') return { entries: [], answer }
      return { entries: [{ header: { type: 'check-rejected', ...header }, body: recordedBody }], answer }
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
      const entry = entryOf(gathered, caller, moment, false)
      const { outcome } = entry.answer
      const assignment = assignmentId(moment.index)
      const decided: Bodies['assignment-decided'] = {
        ...entry.body,
        kind: obligationKind(edition, request),
        graceDays: edition.terms.graceDays,
      }
      if (outcome === 'referred')
        decided.reviewDueOn = addWorkingDays(edition.calendar, facts.today, edition.terms.reviewWorkingDays).day
      const header = { type: 'assignment-decided' as const, ...entry.header, assignment }
      return {
        entries: [{ header, body: decided }],
        answer: answerOf(assignment, facts, request, decided, entry.answer),
      }
    },
  }
}

function obligationKind({ items }: Edition, { item: code }: AssignmentRequest): ObligationKind | 'none' {
  const item = code === undefined ? undefined : items.get(code)
  if (!item) return 'off-list'
  const { kind } = item
  return kind === 'own-duty' || kind === 'assistance' || kind === 'public-service' ? kind : 'none'
}

function answerOf(
  id: string,
  facts: Facts,
  request: AssignmentRequest,
  decided: Bodies['assignment-decided'],
  decision: DecisionAnswer,
): AssignmentAnswer {
  const status = decision.outcome === 'referred' ? 'in-review' : decision.outcome
  const answer: AssignmentAnswer = { id, status, organisation: facts.asker.code, request, decision }
  if (decided.reviewDueOn !== undefined) answer.reviewDueOn = decided.reviewDueOn
  if (status === 'admitted') answer.obligations = request.targets.map((_, position) => obligationId(id, position))
  return answer
}
