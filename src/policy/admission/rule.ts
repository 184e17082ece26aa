// What a rule is. A rule's identifier never changes meaning; when its meaning must change, a new rule takes another name.

import type { CompiledItem, Edition } from '../list/edition.ts'
import type { AssignmentRequest, Effect, Facts, Hit, Required, Terms } from '../terms.ts'
import type { SourceId } from './sources.ts'

/** All that a rule may look at. */
export interface Question {
  request: AssignmentRequest
  facts: Facts
  edition: Edition
  terms: Terms
  /** The item asked for, if the edition in force on the first day has it. */
  item: CompiledItem | undefined
  /** True when an order stands in for the list and the notice (突发事件应对法 art. 22, 77). */
  emergency: boolean
  /** What the fee standard gives each target, in the targets' order; empty without a fee. */
  required: readonly Required[]
}

type Figures = Hit['facts']

export interface Rule {
  /** Named by what is wrong. */
  name: string
  effect: Effect
  sources: readonly SourceId[]
  /** No hit: the rule has no objection. */
  check: (question: Question) => readonly Hit[]
  zh: (facts: Figures) => string
  en: (facts: Figures) => string
  remedy: { zh: string; en: string } | { zh: (facts: Figures) => string; en: (facts: Figures) => string }
}

/** The answer of a rule that has no objection: one shared value, as most rules have none most of the time. */
export const noObjection: readonly Hit[] = Object.freeze([])
