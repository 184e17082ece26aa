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
  const month = on.slice(0, 7)
  const add = { [by]: 1, ...(header.advisory && { advisory: 1 }) }
  const count = (kind: RejectionRows['rejectionCounts']['kind'], key: string): Change => ({
    table: 'rejectionCounts',
    where: { kind, key, month, jurisdiction: put.jurisdiction },
    add,
  })
  return [
    { table: 'rejections', put },
    count('all', ''),
    count('item', put.item ?? ''),
    ...(put.organisation === null ? [] : [count('organisation', put.organisation)]),
    ...[...new Set(header.communities)].map((community) => count('community', community)),
    ...[...new Set(header.rules)].map((rule) => count('rule', rule)),
    ...(header.rules ?? []).map((rule): Change => ({ table: 'rejectionRules', put: { rule, entry: index } })),
    ...(header.communities ?? []).map(
      (community): Change => ({ table: 'rejectionCommunities', put: { community, entry: index } }),
    ),
  ]
}
