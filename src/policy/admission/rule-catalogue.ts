// 规则目录: every rule as anybody may read it, and the rule that somebody means by a code or a name.
import type { Effect, Language } from '../terms.ts'
import { ruleAsks } from './rulebook/asks.ts'
import { rules } from './rulebook/index.ts'
import { ruleNames } from './rulebook/names.ts'
import { sources } from './sources.ts'

export interface CatalogueLine {
  code: string
  name: string
  nameEn: string
  effect: Effect
  sources: string[]
  asks: string
}

export function ruleCatalogue(language: Language): CatalogueLine[] {
  return rules.map(({ name: code, effect, sources: cited }) => ({
    code,
    name: ruleNames[code]?.zh ?? code,
    nameEn: ruleNames[code]?.en ?? code,
    effect,
    sources: cited.map((id) => sources[id][language]),
    asks: ruleAsks[code]?.[language] ?? '',
  }))
}

/** The code of a rule by its code or its name in either language; undefined where there is none. */
export function ruleBy(text: string): string | undefined {
  const wanted = text.trim().toLowerCase()
  return rules.find(
    ({ name }) =>
      name === wanted || ruleNames[name]?.zh === text.trim() || ruleNames[name]?.en.toLowerCase() === wanted,
  )?.name
}

/** What rules are called, for whoever mistyped one. */
export const ruleWords: readonly string[] = rules.flatMap(({ name }) => [name, ruleNames[name]?.zh ?? name])
