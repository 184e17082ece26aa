// What the rules on demands share: a demand passes only where the item itself allows it.

import type { Demand, DemandKind, Figures, Item, Text } from '../../terms.ts'
import { objections, type Question, type Rule } from '../rule.ts'
import { nearest } from './near.ts'
import { enList, isEmpty, zhList } from './words.ts'

/** No item can allow these. */
const neverAllowed: ReadonlySet<DemandKind> = new Set<DemandKind>(['enforcement', 'economic-target', 'guarantee'])

/** `allowed`: what the item allows of the same kind; `meant`: which of them is nearly what was written. */
type DemandFigures = { name: string; allowed?: string[]; meant?: string }

interface DemandTexts<More extends Figures> extends Pick<Rule<DemandFigures & More>, 'sources' | 'zh' | 'en'> {
  remedy: Text
  /** Figures beyond the demand's own. */
  more?: (demand: Demand, question: Question) => More
  /** Passes besides what the item allows. */
  passes?: (demand: Demand, question: Question) => boolean
  /** Names that pass besides what the item allows. */
  names?: (question: Question) => readonly string[]
}

/** The rule `<kind>-demanded`: one hit for each demand of that kind that does not pass. */
export function demandRule<More extends Figures = Record<never, never>>(
  kind: DemandKind,
  { sources, zh, en, remedy, more, passes, names }: DemandTexts<More>,
): Rule<DemandFigures & More> {
  return {
    name: `${kind}-demanded`,
    effect: 'reject',
    sources,
    check: (question) =>
      objections(question.request.demands, (demand, i) => {
        if (demand.kind !== kind || isAllowed(demand, question.item)) return undefined
        const others = names?.(question) ?? []
        if (others.includes(demand.name) || passes?.(demand, question)) return undefined
        const own: DemandFigures = { name: demand.name, ...instead(demand, question.item, others) }
        // Without `more` there is nothing that could be missing.
        const facts = { ...own, ...more?.(demand, question) } as DemandFigures & More
        return { pointer: `/demands/${i}`, facts }
      }),
    zh,
    en,
    remedy: {
      zh: ({ allowed, meant }) => {
        if (meant !== undefined) return `如指“${meant}”，请改用清单列明的名称；否则${remedy.zh}`
        return isEmpty(allowed) ? remedy.zh : `${remedy.zh}；清单允许本事项使用：${zhList(allowed)}`
      },
      en: ({ allowed, meant }) => {
        if (meant !== undefined) return `If "${meant}" is meant, write it as the list does; otherwise: ${remedy.en}`
        return isEmpty(allowed) ? remedy.en : `${remedy.en}. The list allows this item: ${enList(allowed)}`
      },
    },
  }
}

function isAllowed({ kind, name }: Demand, item: Item | undefined): boolean {
  if (item?.allows === undefined || neverAllowed.has(kind)) return false
  for (const allowed of item.allows) {
    if (allowed.kind === kind && (allowed.name === undefined || allowed.name === name)) return true
  }
  return false
}

function instead(
  { kind, name }: Demand,
  item: Item | undefined,
  others: readonly string[],
): Pick<DemandFigures, 'allowed' | 'meant'> {
  if (neverAllowed.has(kind)) return {}
  const allowed: string[] = []
  for (const entry of item?.allows ?? []) if (entry.kind === kind && entry.name !== undefined) allowed.push(entry.name)
  const meant = nearest(name, [...allowed, ...others])
  return { ...(allowed.length > 0 && { allowed }), ...(meant !== undefined && { meant }) }
}
