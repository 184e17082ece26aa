// 保障承诺 as reminders: what is due, for whoever must act.
import { narrowed, type Scope, scopeOf } from '../access/may.ts'
import type { Principal } from '../access/principal.ts'
import type { RecordReads } from '../ports.ts'
import type { Row } from '../record/rows.ts'
import type { CommitmentStatus, Day, Problem } from '../terms.ts'
import { type CommitmentOnDay, commitmentOn } from './day.ts'
import type { CommitmentFilter, CommitmentLine } from './reads.ts'

export interface Reminded {
  on: Day
  dueBefore?: Day | undefined
  status?: CommitmentStatus | undefined
  organisation?: string | undefined
  community?: string | undefined
}

/** A commitment as a reminder tells it. */
export type Reminder = Omit<CommitmentOnDay, 'deliveries' | 'overFen'> &
  Pick<CommitmentLine, 'obligation' | 'assignment' | 'organisation' | 'community' | 'title'> & { item?: string }

/** Read at a time while looking for a status, which is a function of the day and stands in no column. */
const piece = 500

/** Commitments that match, by due day and then id, read piece by piece as they are asked for; or why the reader may not. */
export function reminders(
  read: RecordReads,
  reader: Principal,
  wanted: Reminded,
  today: Day,
  after: { dueOn: Day; id: string },
): Generator<Reminder> | { problem: Problem } {
  const filter = filterOf(read, reader, wanted, today)
  return 'problem' in filter ? filter : lines(read, filter, wanted, after)
}

function* lines(
  read: RecordReads,
  filter: CommitmentFilter,
  { on, status }: Reminded,
  start: { dueOn: Day; id: string },
): Generator<Reminder> {
  for (let after = start; ; ) {
    const rows = read.commitmentLines(filter, after, piece)
    const deliveries = Map.groupBy(
      read.deliveriesIn(rows.map(({ obligation }) => obligation)),
      ({ commitment }) => commitment,
    )
    for (const row of rows) {
      const line = reminder(row, deliveries.get(row.id) ?? [], on)
      if (status === undefined || line.status === status) yield line
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < piece) return
    after = last
  }
}

/** What is asked for, within what the reader's key is bound to. */
function filterOf(
  read: RecordReads,
  reader: Principal,
  { organisation, community, dueBefore, status, on }: Reminded,
  today: Day,
): CommitmentFilter | { problem: Problem } {
  const filter: CommitmentFilter = {}
  if (organisation !== undefined) filter.organisation = organisation
  if (community !== undefined) filter.community = community
  if (dueBefore !== undefined) filter.dueBefore = dueBefore
  // Today's open ones have a column of their own; on another day they may have stood otherwise.
  if (on === today && status !== undefined && status !== 'confirmed' && status !== 'dropped') filter.open = true
  if (status === 'overdue' && (dueBefore === undefined || dueBefore > on)) filter.dueBefore = on
  return scopedToStreets(read, reader, filter)
}

/** A filter narrowed to what the reader's key is bound to; of a street office, to its communities and what it asked for. */
export function scopedToStreets<F extends { organisation?: string; community?: string }>(
  read: Pick<RecordReads, 'organisation'>,
  reader: Principal,
  filter: F,
): (F & Scope & { streetOf?: string }) | { problem: Problem } {
  const own = scopeOf(reader).organisation
  if (own !== undefined && read.organisation(own)?.kind === 'street-office') return { ...filter, streetOf: own }
  return narrowed(reader, filter)
}

function reminder(row: CommitmentLine, deliveries: readonly Row<'deliveries'>[], on: Day): Reminder {
  const { deliveries: _, overFen: __, ...shown } = commitmentOn(row, deliveries, on)
  const { obligation, assignment, organisation, community, title, item } = row
  return { ...shown, obligation, assignment, organisation, community, title, ...(item !== null && { item }) }
}
