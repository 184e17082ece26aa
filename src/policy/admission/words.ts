// Findings in a person's language. Texts come from the recorded figures alone, so an old finding can be read in either.
import type { Finding, Language, WordedFinding } from '../terms.ts'
import { rules } from './rulebook/index.ts'
import { sources } from './sources.ts'

const rulesByName = new Map(rules.map((rule) => [rule.name, rule]))

/** What the rule of a finding rests on. Of a rule that is no more, nothing. */
export function sourcesOf({ rule }: Finding, language: Language): string[] {
  return rulesByName.get(rule)?.sources.map((id) => sources[id][language]) ?? []
}

/** A finding with its message, its remedy and the sources of its rule. Of a rule that is no more, its name is the message. */
export function word(finding: Finding, language: Language): WordedFinding {
  const rule = rulesByName.get(finding.rule)
  if (!rule) return { ...finding, message: finding.rule, remedy: '', sources: [] }
  const remedy = rule.remedy[language]
  return {
    ...finding,
    message: rule[language](finding.facts),
    remedy: typeof remedy === 'string' ? remedy : remedy(finding.facts),
    sources: sourcesOf(finding, language),
  }
}
