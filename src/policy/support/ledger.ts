// 保障台账: what an organisation promised, what came, and how late. The figure that tells whether 费随事转 is real.

import type { RecordReads } from '../ports.ts'
import type { Row } from '../record/rows.ts'
import type { Day, Organisation, Period } from '../terms.ts'
import { daysBetween } from '../time/days.ts'
import { type CommitmentOnDay, commitmentOn } from './day.ts'

export interface Sum {
  count: number
  amountFen: number
}

export interface SupportFigures {
  promised: Sum
  dropped: Sum
  due: Sum
  confirmed: Sum
  overdue: Sum
  daysLate: { of: number; late: number; median?: number; worst?: number }
}

/** A commitment on the day of the ledger, with its community. */
export interface LedgerLine {
  community: string
  metOn: Day | null
  shown: CommitmentOnDay
}

/** Each commitment as the day of the ledger shows it. */
function ledgerLines(
  commitments: readonly Row<'commitments'>[],
  deliveries: readonly Row<'deliveries'>[],
  on: Day,
): LedgerLine[] {
  const own = Map.groupBy(deliveries, ({ commitment }) => commitment)
  return commitments.map((row) => ({
    community: row.community,
    metOn: row.metOn,
    shown: commitmentOn(row, own.get(row.id) ?? [], on),
  }))
}

/**
 * Figures of some commitments on a day. Late are calendar days after the due day, grace or not; what was met on time
 * counts as 0, what is overdue counts up to the day, and what is neither met nor overdue does not count yet.
 */
function supportFigures(lines: readonly LedgerLine[], on: Day): SupportFigures {
  const standing = lines.filter(({ shown }) => shown.status !== 'dropped')
  const overdue = standing.filter(({ shown }) => shown.status === 'overdue')
  return {
    promised: sumOf(lines, ({ amountFen }) => amountFen),
    // Of money that came before its promise fell away only the rest has fallen away.
    dropped: {
      count: lines.length - standing.length,
      amountFen: sumOf(lines, fallenFen).amountFen,
    },
    due: sumOf(
      standing.filter(({ shown }) => shown.dueOn <= on),
      ({ amountFen, owedFen = amountFen }) => owedFen,
    ),
    confirmed: {
      count: lines.filter(({ shown }) => shown.status === 'confirmed').length,
      amountFen: sumOf(lines, ({ confirmedFen }) => confirmedFen).amountFen,
    },
    overdue: sumOf(overdue, stillOwedFen),
    daysLate: lateness(standing, on),
  }
}

/** Fen of a promise that are owed and have not come; of one that fell away, none of it matters here. */
function stillOwedFen({ amountFen = 0, owedFen = amountFen, confirmedFen = 0 }: CommitmentOnDay): number {
  return Math.max(0, owedFen - confirmedFen)
}

/** Fen of a promise that have fallen away: of work that ended early, what neither came nor is owed. */
function fallenFen({ status, amountFen = 0, owedFen = amountFen, confirmedFen = 0 }: CommitmentOnDay): number {
  return Math.max(0, amountFen - Math.max(status === 'dropped' ? 0 : owedFen, confirmedFen))
}

function sumOf(lines: readonly LedgerLine[], fen: (one: CommitmentOnDay) => number | undefined): Sum {
  let amountFen = 0
  for (const { shown } of lines) amountFen += fen(shown) ?? 0
  return { count: lines.length, amountFen }
}

function lateness(lines: readonly LedgerLine[], on: Day): SupportFigures['daysLate'] {
  const days = lines
    .flatMap(({ metOn, shown: { status, dueOn } }) => {
      if (status === 'confirmed') return [Math.max(0, daysBetween(dueOn, metOn ?? on))]
      return status === 'overdue' ? [daysBetween(dueOn, on)] : []
    })
    .sort((a, b) => a - b)
  const late = days.filter((n) => n > 0).length
  if (days.length === 0) return { of: 0, late }
  return { of: days.length, late, median: median(days), worst: days.at(-1) as number }
}

/** Of sorted numbers; the mean of the middle two where their count is even. */
function median(sorted: readonly number[]): number {
  const middle = sorted.length / 2
  const upper = sorted[Math.floor(middle)] as number
  return Number.isInteger(middle) ? ((sorted[middle - 1] as number) + upper) / 2 : upper
}

/** `2027-Q1` */
function quarterOf(day: Day): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
}

/** Figures of each group, in the order of their names. */
function figuresBy(
  lines: readonly LedgerLine[],
  on: Day,
  group: (line: LedgerLine) => string,
): { group: string; figures: SupportFigures }[] {
  return [...Map.groupBy(lines, group)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, own]) => ({ group: name, figures: supportFigures(own, on) }))
}

/** 保障台账 of one organisation: what falls due between two days, as a third day shows it. */
export function supportLedger(
  read: RecordReads,
  { code: organisation, name }: Organisation,
  { from, until }: Period,
  on: Day,
) {
  const { commitments, deliveries } = read.promisedBy(organisation, from, until)
  const lines = ledgerLines(commitments, deliveries, on)
  return {
    organisation,
    name,
    from,
    until,
    on,
    total: supportFigures(lines, on),
    communities: figuresBy(lines, on, ({ community }) => community).map(({ group: community, figures }) => ({
      community,
      name: read.community(community)?.name ?? '',
      ...figures,
    })),
    quarters: figuresBy(lines, on, ({ shown }) => quarterOf(shown.dueOn)).map(({ group: quarter, figures }) => ({
      quarter,
      ...figures,
    })),
  }
}
