// 试算: the recorded requests of a span of days decided again on a draft. Reads in short steps and lets others have their
// turn between them; nothing is recorded.
import { covers } from '../access/jurisdictions.ts'
import { compileEdition, type Edition, editionHash } from '../list/edition.ts'
import { noDraft } from '../list/missing.ts'
import type { RecordReads } from '../ports.ts'
import { organisationName } from '../registry/names.ts'
import type { AssignmentStatus, Day, EditionDocument, Language, Outcome, Period, Problem, Text } from '../terms.ts'
import { addDays } from '../time/days.ts'
import { othersTurn } from '../turn.ts'
import { statusOn } from './assignment.ts'
import type { DecisionBody } from './entries.ts'
import { retry, type TrialGap } from './retry.ts'

/** Entries gone through between two turns of the event loop: a few milliseconds. */
const step = 64
/** Steps between two progress lines. */
const progressEvery = 4

export interface TrialChange {
  index: number
  assignment: string
  /** As the request has it, with the names of today. */
  title: string
  organisation: string
  organisationName: string
  item?: string
  communities: number
  /** How it stands now: what is withdrawn, nobody need ask about. */
  status: AssignmentStatus
  was: Outcome
  would: Outcome
  rules: string[]
}
export interface TrialTotals {
  decided: number
  gaps: ReadonlyMap<TrialGap, number>
}
export type TrialEvent =
  | { changed: TrialChange }
  | { progress: { decided: number; changed: number; done: number } }
  | { end: TrialTotals }

/** The draft as it would decide: numbered as the next edition. */
export function draftToTry(read: RecordReads, jurisdiction: string): { draft: Edition } | { problem: Problem } {
  const kept = read.draft(jurisdiction)
  if (!kept) return noDraft(jurisdiction)
  const document = JSON.parse(kept.document) as EditionDocument
  const number = (read.latestEdition(jurisdiction)?.number ?? 0) + 1
  return { draft: compileEdition({ jurisdiction, number, hash: editionHash(document) }, document) }
}

export async function* trial(
  read: RecordReads,
  jurisdiction: string,
  draft: Edition,
  { from, until }: Period,
  today: Day,
): AsyncGenerator<TrialEvent> {
  const start = read.firstRequestOn(from)
  const end = read.firstRequestOn(addDays(until, 1))
  const gaps = new Map<TrialGap, number>()
  let decided = 0
  let changed = 0
  for (let at = start, steps = 1; at < end; at += step, steps++) {
    const stop = Math.min(at + step, end)
    for (const { body, ...row } of read.requestsBetween(at, stop, jurisdiction)) {
      const recorded = JSON.parse(body) as DecisionBody
      // Where a nearer list governs, this draft would not have decided.
      if (!covers(recorded.edition.jurisdiction, jurisdiction)) continue
      const { gaps: unknown, ...retried } = retry(recorded, draft, termsOf(read, recorded))
      decided++
      for (const gap of unknown) gaps.set(gap, (gaps.get(gap) ?? 0) + 1)
      if (retried.was === retried.would) continue
      changed++
      yield {
        changed: {
          index: row.index,
          assignment: row.assignment,
          ...told(read, row.assignment, recorded, today),
          ...retried,
        },
      }
    }
    if (steps % progressEvery === 0) yield { progress: { decided, changed, done: (stop - start) / (end - start) } }
    await othersTurn()
  }
  yield { end: { decided, gaps } }
}

function told(read: RecordReads, assignment: string, { request, facts: { asker } }: DecisionBody, today: Day) {
  const row = read.assignment(assignment)
  return {
    title: request.title,
    organisation: asker.code,
    organisationName: organisationName(read, asker.code),
    ...(request.item !== undefined && { item: request.item }),
    communities: request.targets.length,
    status: row ? statusOn(row, today) : ('rejected' as const),
  }
}

function termsOf(read: RecordReads, { edition }: DecisionBody) {
  return read.edition(edition.jurisdiction, edition.number)?.terms
}

/** The whole answer at once. Stops where nobody waits for it any more. */
export async function wholeTrial(events: AsyncIterable<TrialEvent>, language: Language, gone: () => boolean) {
  const changed: TrialChange[] = []
  let totals: TrialTotals = { decided: 0, gaps: new Map() }
  for await (const event of events) {
    if (gone()) break
    if ('changed' in event) changed.push(event.changed)
    else if ('end' in event) totals = event.end
  }
  return { decided: totals.decided, changed, ...notesOf(totals, language) }
}

/** The answer as it comes: a line for each change, progress between, the totals last. */
export async function* trialLines(events: AsyncIterable<TrialEvent>, language: Language): AsyncGenerator<object> {
  let changed = 0
  for await (const event of events) {
    if ('changed' in event) {
      changed++
      yield event.changed
    } else if ('end' in event) yield { decided: event.end.decided, changed, ...notesOf(event.end, language) }
    else yield event
  }
}

function notesOf({ gaps }: TrialTotals, language: Language) {
  if (gaps.size === 0) return {}
  return { notes: [...gaps].map(([code, requests]) => ({ code, requests, message: gapWords[code][language] })) }
}

const gapWords: Record<TrialGap, Text> = {
  'arrears-not-recorded': {
    zh: '当时的条款不因保障逾期停止新增，未记录逾期情况；试算按没有逾期处理',
    en: 'The terms in force then did not block on arrears, so arrears were not recorded: the trial assumes that there were none',
  },
  'load-not-recorded': {
    zh: '当时的条款没有承接上限，未记录社区已承接的事项数；试算按未达上限处理',
    en: 'The terms in force then set no limit on items carried, so the load was not recorded: the trial assumes that it was below the limit',
  },
  'quantity-missing': {
    zh: '草案按数量计费，而当时的申请没有填写数量；若今日提交，将作为输入有误退回',
    en: 'The draft’s fee counts something for which the request gave no quantity: submitted today, it would be invalid input',
  },
  'rulebook-changed': {
    zh: '作出决定后审查规则有过变更，结果不同也可能出于规则而非清单',
    en: 'The rulebook has changed since: a different outcome may come from that, not from the list',
  },
}
