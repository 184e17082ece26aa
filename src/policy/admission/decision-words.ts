// Recorded decisions in the reader's language.
import type { LogPlace } from '../ports.ts'
import type { DecisionNote, Language, Owed, Text, WordedFinding } from '../terms.ts'
import { zhDay } from '../time/words.ts'
import type { DecisionAnswer } from './assignment.ts'
import type { RecordedFinding } from './entries.ts'
import type { Suggestion } from './suggestions.ts'
import { sourcesOf, word } from './words.ts'

/** A recorded finding: in Chinese as it was told on the day, in English worded from its figures. */
export function wordFinding(finding: RecordedFinding, language: Language): WordedFinding {
  return language === 'zh' ? { ...finding, sources: sourcesOf(finding, language) } : word(finding, language)
}

export function wordDecision(
  { weekdaysOnly, notes, owed, ...decision }: DecisionAnswer,
  language: Language,
  log?: LogPlace,
  advice: { suggestions?: Suggestion[] } = {},
) {
  const told = [...(notes ?? []).map((note) => noteWords(note, language)), ...calendarNotes(weekdaysOnly, language)]
  return {
    ...decision,
    findings: decision.findings.map((finding) => wordFinding(finding, language)),
    ...(owed && { owed: owed.map((one) => ({ ...one, message: owedWords(one)[language] })) }),
    ...(told.length > 0 && { notes: told }),
    ...(log && { log }),
    ...advice,
  }
}

function calendarNotes(years: readonly number[] | undefined, language: Language) {
  if (!years) return []
  const message =
    language === 'zh'
      ? `${years.join('、')}年的放假安排通知尚未录入，该年的工作日按周一至周五计算`
      : `The holiday notice of ${years.join(', ')} is not known yet: working days there were counted Monday to Friday`
  return [{ code: 'calendar-unknown', message }]
}

function noteWords(note: DecisionNote, language: Language): { code: string; message: string } {
  const say = (zh: string, en: string) => ({ code: note.code, message: language === 'zh' ? zh : en })
  switch (note.code) {
    case 'budget-line-provisional':
      return say(
        `预算项目 ${note.line} 属${note.year}年度待批准预算，按《中华人民共和国预算法》第五十四条在批准前安排`,
        `Budget line ${note.line} of ${note.year} is not approved yet; it is used before approval under Budget Law, art. 54`,
      )
    case 'burden-added':
      return say(
        `社区 ${note.community} 每月增加约 ${note.hours} 小时工作（工作人员每月共 ${note.staffHours} 小时）`,
        `Community ${note.community} gets some ${note.hours} hours of work more a month; its staff have ${note.staffHours} in all`,
      )
    case 'quantity-small':
      return say(
        `社区 ${note.community} 登记${note.households}户，申请数量仅${note.quantity}户，请核对`,
        `Community ${note.community} has ${note.households} households; ${note.quantity} are asked for: please check`,
      )
  }
}

/** What an emergency lets come later, and by when it must come. */
function owedWords({ rule, dueOn }: Owed): Text {
  const [zh, en] = owedThings[rule] ?? [rule, rule]
  return { zh: `${zh}应不迟于${zhDay(dueOn)}到位`, en: `${en} must be there by ${dueOn}` }
}

const owedThings: Record<string, readonly [string, string]> = {
  'funding-late': ['滞后于工作进度的经费', 'Money that lags the work'],
  'budget-unknown': ['经费及其预算项目', 'The money and its budget line'],
  'staff-missing': ['工作人员', 'Staff'],
  'guidance-missing': ['业务指导', 'Guidance'],
}
