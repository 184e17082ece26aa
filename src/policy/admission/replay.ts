// Deciding again what was decided: the recorded request on the recorded facts, under the edition it was decided by.

import { compileEdition, type Edition, editionHash } from '../list/edition.ts'
import { canonicalJson } from '../log/canonical.ts'
import type { KeptEntry } from '../log/storage.ts'
import type { RecordReads } from '../ports.ts'
import { problem } from '../problem.ts'
import type { Decision, EditionDocument, EditionRef, Finding, Problem } from '../terms.ts'
import { decide, rulebook } from './decide.ts'
import type { DecisionBody } from './entries.ts'

/** A decision without its texts: what a replay compares. */
export interface BareDecision {
  outcome: Decision['outcome']
  provisional?: true
  rulebook: string
  edition: EditionRef
  findings: Finding[]
  required: Decision['required']
}

/** `differences`: a sentence for each, in English; empty where `same`. */
export interface Replay {
  same: boolean
  recorded: BareDecision
  replayed: BareDecision
  differences: string[]
}

/** The types of entries that hold a decision with all that it rested on. */
const decisions: ReadonlySet<string> = new Set(['check-rejected', 'assignment-decided'])
export const holdsDecision = (type: string): boolean => decisions.has(type)

/** Decides again. `edition` is the recorded one, or another to see what would have been. Texts are not compared: they may be worded better since. */
export function replay(body: DecisionBody, edition: Edition): Replay {
  const recorded = bare(body.decision, body.rulebook, body.edition)
  const replayed = bare(decide(body.request, edition, body.facts), rulebook, edition.ref)
  const differences = differencesOf(recorded, replayed)
  if (differences.length > 0 && body.rulebook !== rulebook)
    differences.unshift(`the rulebook was ${body.rulebook}, it is ${rulebook}: the rules have changed since`)
  return { same: differences.length === 0, recorded, replayed, differences }
}

function bare(decision: Decision, by: string, edition: EditionRef): BareDecision {
  const { outcome, provisional, findings, required } = decision
  return {
    outcome,
    ...(provisional && { provisional }),
    rulebook: by,
    edition,
    findings: findings.map(({ rule, effect, pointer, community, facts }) => ({
      rule,
      effect,
      pointer,
      ...(community !== undefined && { community }),
      facts,
    })),
    required,
  }
}

function differencesOf(was: BareDecision, is: BareDecision): string[] {
  const differences: string[] = []
  if (was.outcome !== is.outcome) differences.push(`the outcome was ${was.outcome}, it would be ${is.outcome}`)
  if (was.provisional !== is.provisional)
    differences.push(was.provisional ? 'it was provisional, it would not be' : 'it would be provisional')
  differences.push(...findingDifferences(was.findings, is.findings))
  if (canonicalJson(was.required) !== canonicalJson(is.required))
    differences.push(`required was ${canonicalJson(was.required)}, it would be ${canonicalJson(is.required)}`)
  return differences
}

function findingDifferences(was: readonly Finding[], is: readonly Finding[]): string[] {
  const before = new Map(was.map((finding) => [placeOf(finding), finding]))
  const after = new Map(is.map((finding) => [placeOf(finding), finding]))
  const differences: string[] = []
  for (const [place, finding] of before) {
    const now = after.get(place)
    if (!now) differences.push(`${place} was found, it would not be`)
    else if (canonicalJson(now) !== canonicalJson(finding))
      differences.push(
        `${place} was found as ${canonicalJson(finding.facts)}, it would be ${now.effect} ${canonicalJson(now.facts)}`,
      )
  }
  for (const place of after.keys()) if (!before.has(place)) differences.push(`${place} would be found, it was not`)
  if (differences.length === 0 && canonicalJson(was) !== canonicalJson(is))
    differences.push('the findings would come in another order or number')
  return differences
}

const placeOf = ({ rule, pointer, community }: Finding): string =>
  `${rule} at ${pointer}${community === undefined ? '' : ` (${community})`}`

/** The decision in an entry, taken again under the edition that it names. Nothing else can be, nor under an edition that is no longer what it was. */
export function replayEntry(
  read: Pick<RecordReads, 'editionRow'>,
  { index, leaf, body: text }: KeptEntry,
): (Replay & { index: number }) | { problem: Problem } {
  if (!holdsDecision(JSON.parse(leaf).type))
    return problem('wrong-state', `第 ${index} 条存证不是准入决定`, `Entry ${index} is not a decision by the rules`)
  const body = JSON.parse(text) as DecisionBody
  const { jurisdiction, number, hash } = body.edition
  const row = read.editionRow(jurisdiction, number)
  const document = row && (JSON.parse(row.document) as EditionDocument)
  if (document && editionHash(document) === hash)
    return { index, ...replay(body, compileEdition(body.edition, document)) }
  return problem(
    'conflict',
    `所依据的清单版本（${jurisdiction} 第 ${number} 版，${hash}）已不是原来的内容，不能重新决定`,
    `The edition it was decided by (${jurisdiction}, ${number}, ${hash}) is no longer what it was: it cannot be decided again`,
  )
}
