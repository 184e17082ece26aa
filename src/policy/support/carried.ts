// 承接事项: what a community carries on a day, own duties included, as far as the reader may see it.
import { may } from '../access/may.ts'
import type { Principal } from '../access/principal.ts'
import type { PageOf } from '../paging.ts'
import type { RecordReads } from '../ports.ts'
import type { Row } from '../record/rows.ts'
import { whoseIs } from '../registry/community.ts'
import type { Community, Day, Item, ObligationKind, ObligationStatus, Problem } from '../terms.ts'
import { type ObligationOnDay, obligationOn } from './day.ts'
import { isAdmitted, noObligation, partsOf } from './obligation.ts'
import { ownDutyId } from './promises.ts'
import { obligationStatus } from './status.ts'

/** An own duty as it is shown beside what was assigned: it needs no assignment, and nothing is promised for it. */
export type OwnDuty = ReturnType<typeof ownDuty>

export interface CarriedFilter {
  on: Day
  kind?: ObligationKind | undefined
  status?: ObligationStatus | undefined
}

/** In the order of their ids. An organisation that is not the community's street office sees what it asked for itself. */
export function carriedBy(
  read: RecordReads,
  reader: Principal,
  community: Community,
  { on, kind, status }: CarriedFilter,
  { after = '', limit }: PageOf,
): (ObligationOnDay | OwnDuty)[] {
  const all = may(reader, 'obligation.list-all', whoseIs(community)) === undefined
  const duties = (all ? ownDuties(read, community, on) : []).filter(
    (one) => one.id > after && (kind ?? one.kind) === one.kind && (status ?? one.status) === one.status,
  )
  const events = Map.groupBy(read.eventsAt(community.code), ({ obligation }) => obligation)
  const own = all ? undefined : reader.organisation
  const everything = kind === undefined && status === undefined && own === undefined
  const assigned = read
    .obligationsAt(community.code, after, everything ? limit : -1)
    .filter(
      (row) =>
        (kind ?? row.kind) === row.kind &&
        (own ?? row.organisation) === row.organisation &&
        (status === undefined || obligationStatus(row, events.get(row.id) ?? [], on) === status),
    )
  const lines = [...duties, ...assigned].sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, limit)
  const show = onDay(read, community.code, lines.filter(isRow), events, on)
  return lines.map((line) => (isRow(line) ? show(line) : line))
}

const isRow = (line: OwnDuty | Row<'obligations'>): line is Row<'obligations'> => 'standing' in line

/** Only what is shown is read whole. */
function onDay(
  read: RecordReads,
  community: string,
  rows: readonly Row<'obligations'>[],
  events: ReadonlyMap<string, readonly Row<'obligationEvents'>[]>,
  on: Day,
): (row: Row<'obligations'>) => ObligationOnDay {
  const range = { from: rows[0]?.id ?? '', until: rows.at(-1)?.id ?? '' }
  const commitments = Map.groupBy(read.commitmentsAt(community, range), ({ obligation }) => obligation)
  const deliveries = Map.groupBy(read.deliveriesAt(community, range), ({ obligation }) => obligation)
  return (row) => {
    const parts = {
      commitments: commitments.get(row.id) ?? [],
      deliveries: deliveries.get(row.id) ?? [],
      events: events.get(row.id) ?? [],
    }
    return obligationOn(row, parts, on)
  }
}

/** One obligation or own duty on a day. */
export function oneCarried(
  read: RecordReads,
  reader: Principal,
  id: string,
  on: Day,
): ObligationOnDay | OwnDuty | { problem: Problem } {
  const row = read.obligation(id)
  if (row && isAdmitted(row)) {
    const community = read.community(row.community)
    const no = may(reader, 'obligation.read', { ...whoseIs(community), organisation: row.organisation })
    if (no) return no
    return obligationOn(row, partsOf(read, row), on)
  }
  const community = read.community(id.split('.')[0] ?? '')
  const duty = community && ownDuties(read, community, on).find((one) => one.id === id)
  if (!duty) return noObligation(id)
  return may(reader, 'obligation.list-all', whoseIs(community)) ?? duty
}

function ownDuties(read: RecordReads, community: Community, on: Day) {
  const edition = read.editionInForce(community.jurisdiction, on)
  if (!edition) return []
  return [...edition.items.values()].filter(({ kind }) => kind === 'own-duty').map((item) => ownDuty(community, item))
}

function ownDuty(community: Community, item: Item) {
  return {
    id: ownDutyId(community.code, item.code),
    kind: 'own-duty' as const,
    community: community.code,
    item: item.code,
    title: item.name,
    status: 'active' as const,
    refusable: false,
    overdue: [],
    commitments: [],
  }
}
