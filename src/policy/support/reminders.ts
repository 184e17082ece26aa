// 保障承诺 as reminders: what is due, for whoever must act.
import { narrowed, type Scope, scopeOf } from '../access/may.ts'
import type { Principal } from '../access/principal.ts'
import type { RecordReads } from '../ports.ts'
import type { Row } from '../record/rows.ts'
import { communityName, organisationName } from '../registry/names.ts'
import type { CommitmentStatus, Day, Problem } from '../terms.ts'
import { type CommitmentOnDay, commitmentOn } from './day.ts'
import type { CommitmentFilter, CommitmentLine } from './reads.ts'

export interface Reminded {
  on: Day
  dueBefore?: Day | undefined
  from?: Day | undefined
  until?: Day | undefined
  /** Any of these; without it all, what is open first. */
  statuses?: readonly CommitmentStatus[] | undefined
  organisation?: string | undefined
  community?: string | undefined
}

/** A commitment as a reminder tells it. */
export type Reminder = Omit<CommitmentOnDay, 'deliveries' | 'overFen'> &
  Pick<CommitmentLine, 'obligation' | 'assignment' | 'organisation' | 'community' | 'title'> & {
    item?: string
    organisationName: string
    communityName: string
  }

/** Read at a time while looking for a status, which is a function of the day and stands in no column. */
const piece = 500

const openStatuses: readonly CommitmentStatus[] = ['due', 'overdue', 'delivered', 'disputed']
const endedStatuses: readonly CommitmentStatus[] = ['confirmed', 'dropped']
const isOpen = (status: CommitmentStatus) => openStatuses.includes(status)

/** Where a list goes on: behind this commitment; `ended` once what is open has been told. */
export interface ReminderPlace {
  ended: boolean
  dueOn: Day
  id: string
}
export const placeOf = ({ status, dueOn, id }: Reminder): ReminderPlace => ({ ended: !isOpen(status), dueOn, id })

/** Commitments that match, what is open first, each by due day and then id, read piece by piece as they are asked for; or why the reader may not. */
export function reminders(
  read: RecordReads,
  reader: Principal,
  wanted: Reminded,
  today: Day,
  after: ReminderPlace,
): Generator<Reminder> | { problem: Problem } {
  const { statuses = [...openStatuses, ...endedStatuses] } = wanted
  const parts = [openStatuses, endedStatuses].map((part) => part.filter((one) => statuses.includes(one)))
  const filters = parts.map((part) => filterOf(read, reader, wanted, part, today))
  for (const filter of filters) if ('problem' in filter) return filter
  return all()

  function* all(): Generator<Reminder> {
    for (const [i, part] of parts.entries()) {
      const ended = i === 1
      if (part.length === 0 || (after.ended && !ended)) continue
      yield* lines(read, filters[i] as CommitmentFilter, part, wanted.on, after.ended === ended ? after : beginning)
    }
  }
}

const beginning = { dueOn: '', id: '' }

function* lines(
  read: RecordReads,
  filter: CommitmentFilter,
  statuses: readonly CommitmentStatus[],
  on: Day,
  start: { dueOn: Day; id: string },
): Generator<Reminder> {
  for (let after = start; ; ) {
    const rows = read.commitmentLines(filter, after, piece)
    const deliveries = Map.groupBy(
      read.deliveriesIn(rows.map(({ obligation }) => obligation)),
      ({ commitment }) => commitment,
    )
    for (const row of rows) {
      const line = reminder(read, row, deliveries.get(row.id) ?? [], on)
      if (statuses.includes(line.status)) yield line
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
  { organisation, community, dueBefore, from, until, on }: Reminded,
  statuses: readonly CommitmentStatus[],
  today: Day,
): CommitmentFilter | { problem: Problem } {
  const filter: CommitmentFilter = {}
  if (organisation !== undefined) filter.organisation = organisation
  if (community !== undefined) filter.community = community
  if (dueBefore !== undefined) filter.dueBefore = dueBefore
  if (from !== undefined) filter.dueFrom = from
  if (until !== undefined) filter.dueUntil = until
  // Today's open ones have a column of their own; on another day they may have stood otherwise.
  if (on === today && statuses.every(isOpen)) filter.open = true
  const onlyOverdue = statuses.length === 1 && statuses[0] === 'overdue'
  if (onlyOverdue && (dueBefore === undefined || dueBefore > on)) filter.dueBefore = on
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

function reminder(
  read: Pick<RecordReads, 'organisation' | 'community'>,
  row: CommitmentLine,
  deliveries: readonly Row<'deliveries'>[],
  on: Day,
): Reminder {
  const { deliveries: _, overFen: __, ...shown } = commitmentOn(row, deliveries, on)
  const { obligation, assignment, organisation, community, title, item } = row
  return {
    ...shown,
    obligation,
    assignment,
    organisation,
    organisationName: organisationName(read, organisation),
    community,
    communityName: communityName(read, community),
    title,
    ...(item !== null && { item }),
  }
}
