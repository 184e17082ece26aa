// What the eight rules on demands share: a demand passes only where the item itself allows it.

import type { Demand, DemandKind, Hit, Item } from '../../terms.ts'
import { noObjection, type Question, type Rule } from '../rule.ts'
import { enList, isEmpty, zhList } from './words.ts'

/** No item can allow these. */
const neverAllowed: ReadonlySet<DemandKind> = new Set<DemandKind>(['enforcement', 'economic-target', 'guarantee'])

interface DemandTexts {
  sources: Rule['sources']
  zh: Rule['zh']
  en: Rule['en']
  remedy: { zh: string; en: string }
  /** Facts beyond the demand's name. */
  more?: (demand: Demand, question: Question) => Hit['facts']
}

/** The rule `<kind>-demanded`: one hit for each demand of that kind that does not pass. */
export function demandRule(kind: DemandKind, { sources, zh, en, remedy, more }: DemandTexts): Rule {
  return {
    name: `${kind}-demanded`,
    effect: 'reject',
    sources,
    check: (question) => {
      const { demands } = question.request
      if (demands === undefined) return noObjection
      let hits: Hit[] | undefined
      for (let i = 0; i < demands.length; i++) {
        const demand = demands[i]
        if (demand?.kind !== kind || isAllowed(demand, question.item)) continue
        const facts = { name: demand.name, ...allowedInstead(kind, question.item), ...more?.(demand, question) }
        hits ??= []
        hits.push({ pointer: `/demands/${i}`, facts })
      }
      return hits ?? noObjection
    },
    zh,
    en,
    remedy: {
      zh: ({ allowed }) => (isEmpty(allowed) ? remedy.zh : `${remedy.zh}；清单允许本事项使用：${zhList(allowed)}`),
      en: ({ allowed }) =>
        isEmpty(allowed) ? remedy.en : `${remedy.en}. The list allows this item: ${enList(allowed)}`,
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

/** What the item allows of the same kind, so that the asker can choose it. */
function allowedInstead(kind: DemandKind, item: Item | undefined): Hit['facts'] {
  if (neverAllowed.has(kind)) return {}
  const allowed: string[] = []
  for (const entry of item?.allows ?? []) if (entry.kind === kind && entry.name !== undefined) allowed.push(entry.name)
  return allowed.length > 0 ? { allowed } : {}
}
