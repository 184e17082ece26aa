// What the keys of summaries are called.
import { ruleNames } from '../admission/rulebook/names.ts'
import type { RecordReads } from '../ports.ts'
import type { Day, Language } from '../terms.ts'
import { offList, type SummaryKey } from './counting.ts'

/** What people call the key of a summary: of items, as the list in force says. Undefined where it says itself. */
export function summaryName(
  read: RecordReads,
  by: SummaryKey,
  key: string,
  jurisdiction: string,
  today: Day,
  language: Language,
): string | undefined {
  if (by === 'rule') return ruleNames[key]?.[language]
  if (by === 'organisation' || by === 'street') return read.organisation(key)?.name
  if (by === 'community') return read.community(key)?.name
  if (by !== 'item' || key === offList) return undefined
  return read.editionInForce(jurisdiction, today)?.items.get(key)?.name
}
