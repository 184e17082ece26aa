// Every entry with somebody who rejected is a rejection, whatever else it changes.
import type { EntryHeader } from '../log/header.ts'
import type { Change, Recorded } from '../record/rows.ts'
import type { Ground } from '../terms.ts'
import type { RejectionRows } from './rows.ts'

export function rejectionFold(header: EntryHeader, { index, on }: Recorded): Change[] {
  const { by } = header
  if (by === undefined) return []
  const put: RejectionRows['rejections'] = {
    entry: index,
    recordedAt: header.at,
    recordedOn: on,
    jurisdiction: header.jurisdiction ?? '',
    by,
    ground: (header.ground as Ground | undefined) ?? null,
    advisory: header.advisory ? 1 : 0,
    organisation: header.organisation ?? null,
    item: header.item ?? null,
    assignment: header.assignment ?? null,
  }
  return [
    { table: 'rejections', put },
    ...(header.rules ?? []).map((rule): Change => ({ table: 'rejectionRules', put: { rule, entry: index } })),
    ...(header.communities ?? []).map(
      (community): Change => ({ table: 'rejectionCommunities', put: { community, entry: index } }),
    ),
  ]
}
