// A recorded request decided again on a draft. A pure replay of what was recorded then; nothing is read that
// happened since, and where the draft asks for a fact that was not recorded, that is said.

import type { Edition } from '../list/edition.ts'
import type { Facts, Outcome, Terms } from '../terms.ts'
import { decide, rulebook, rulesIn } from './decide.ts'
import type { DecisionBody } from './entries.ts'
import { noticeOf } from './notice.ts'
import { quantityFaults } from './request-faults.ts'
import { noticeNeeded } from './rulebook/notice.ts'

/** What a trial could not know of a request. */
export const trialGaps = ['arrears-not-recorded', 'load-not-recorded', 'quantity-missing', 'rulebook-changed'] as const
export type TrialGap = (typeof trialGaps)[number]

export interface Retried {
  was: Outcome
  would: Outcome
  /** The rules that part the two: those that fire in one and not in the other. */
  rules: string[]
  gaps: TrialGap[]
}

/**
 * The outcome on a draft of a request that was decided before, whatever edition its first day would have.
 * `termsThen` are the terms it was decided under: they say which facts were read.
 */
export function retry(body: DecisionBody, draft: Edition, termsThen: Terms | undefined): Retried {
  const { request, decision } = body
  const would = decide(request, draft, factsFor(body, draft))
  return {
    was: decision.outcome,
    would: would.outcome,
    rules: apart(rulesIn(decision.findings), rulesIn(would.findings)),
    gaps: gapsOf(body, draft, termsThen),
  }
}

/** Recorded facts, with the notice counted again: it was counted no further than the terms of then asked, by their calendar. */
function factsFor({ facts, request }: DecisionBody, { calendar, terms, items }: Edition): Facts {
  const item = request.item === undefined ? undefined : items.get(request.item)
  const notice = noticeOf(calendar, facts.today, request.period.from, noticeNeeded(item, terms))
  return { ...facts, notice }
}

function gapsOf(body: DecisionBody, { terms, items }: Edition, then: Terms | undefined): TrialGap[] {
  const gaps: TrialGap[] = []
  if (terms.arrearsBlock && !then?.arrearsBlock) gaps.push('arrears-not-recorded')
  if (terms.maxActiveItems !== undefined && then?.maxActiveItems === undefined) gaps.push('load-not-recorded')
  const item = body.request.item === undefined ? undefined : items.get(body.request.item)
  if (quantityFaults(body.request, item?.fee).length > 0) gaps.push('quantity-missing')
  if (body.rulebook !== rulebook) gaps.push('rulebook-changed')
  return gaps
}

function apart(a: readonly string[], b: readonly string[]): string[] {
  return [...b.filter((rule) => !a.includes(rule)), ...a.filter((rule) => !b.includes(rule))]
}
