// What a rule is. A rule's identifier never changes meaning; when its meaning must change, a new rule takes another name.

import type { CompiledItem, Edition } from '../list/edition.ts'
import type { AssignmentRequest, Effect, Facts, Figures, Hit, Required, Terms, Text } from '../terms.ts'
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

/**
 * `F`: the figures that its `check` states; its texts can speak of no other. Findings recorded years ago are worded by it
 * too, so a figure that a rule did not state from its first day is optional.
 * `check` and the texts are methods so that every rule is also a plain `Rule`, as the rulebook holds it: TypeScript
 * compares the parameters of methods both ways, and of recorded figures nothing is known but that they are figures.
 */
export interface Rule<F extends Figures = Figures> {
  /** Named by what is wrong. */
  name: string
  effect: Effect
  sources: readonly SourceId[]
  /** No hit: the rule has no objection. */
  check(question: Question): readonly Hit<F>[]
  zh(figures: F): string
  en(figures: F): string
  remedy: Text | { zh(figures: F): string; en(figures: F): string }
}

/** The answer of a rule that has no objection: one shared value, as most rules have none most of the time. */
export const noObjection: readonly never[] = Object.freeze([])

/** The objections to the members of a list, in its order; `noObjection` where there are none. */
export function objections<T, F>(
  list: readonly T[] | undefined,
  objection: (one: T, i: number) => Hit<F> | undefined,
): readonly Hit<F>[] {
  if (list === undefined) return noObjection
  let hits: Hit<F>[] | undefined
  for (let i = 0; i < list.length; i++) {
    const hit = objection(list[i] as T, i)
    if (hit === undefined) continue
    hits ??= []
    hits.push(hit)
  }
  return hits ?? noObjection
}

/** Objections of two kinds, one kind after the other; `noObjection` where there are none of either. */
export function both<F, G>(some: readonly Hit<F>[], others: readonly Hit<G>[]): readonly Hit<F | G>[] {
  if (some.length === 0) return others
  return others.length === 0 ? some : [...some, ...others]
}
