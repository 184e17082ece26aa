// Recorded decisions in the reader's language.
import type { LogPlace } from '../ports.ts'
import type { Language, WordedFinding } from '../terms.ts'
import type { DecisionAnswer } from './assignment.ts'
import type { RecordedFinding } from './entries.ts'
import type { Suggestion } from './suggestions.ts'
import { sourcesOf, word } from './words.ts'

/** A recorded finding: in Chinese as it was told on the day, in English worded from its figures. */
export function wordFinding(finding: RecordedFinding, language: Language): WordedFinding {
  return language === 'zh' ? { ...finding, sources: sourcesOf(finding, language) } : word(finding, language)
}

export function wordDecision(
  { weekdaysOnly, ...decision }: DecisionAnswer,
  language: Language,
  log?: LogPlace,
  advice: { suggestions?: Suggestion[] } = {},
) {
  return {
    ...decision,
    findings: decision.findings.map((finding) => wordFinding(finding, language)),
    ...(weekdaysOnly && { notes: [calendarNote(weekdaysOnly, language)] }),
    ...(log && { log }),
    ...advice,
  }
}

function calendarNote(years: readonly number[], language: Language) {
  const message =
    language === 'zh'
      ? `${years.join('、')} 年的放假安排通知尚未录入，该年的工作日按周一至周五计算`
      : `The holiday notice of ${years.join(', ')} is not known yet: working days there were counted Monday to Friday`
  return { code: 'calendar-unknown', message }
}
