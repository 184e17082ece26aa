// What the keys of summaries are called.
import type { RecordReads } from '../ports.ts'
import type { Day } from '../terms.ts'
import { offList, type SummaryKey } from './counting.ts'

/** What people call the key of a summary: of items, as the list in force says. Undefined where it says itself. */
export function summaryName(
  read: RecordReads,
  by: SummaryKey,
  key: string,
  jurisdiction: string,
  today: Day,
): string | undefined {
  if (by === 'organisation') return read.organisation(key)?.name
  if (by === 'community') return read.community(key)?.name
  if (by !== 'item' || key === offList) return undefined
  return read.editionInForce(jurisdiction, today)?.items.get(key)?.name
}
