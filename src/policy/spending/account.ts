// 收支台账: of one community between two days (a term of office, a year) what was promised, received and spent: what an audit of
// economic responsibility begins with (居委会组织法 art. 38).

import type { RecordReads } from '../ports.ts'
import type { Row } from '../record/rows.ts'
import { posted } from '../support/money-left.ts'
import type { Community, Day, Period } from '../terms.ts'
import { addDays } from '../time/days.ts'

interface Fen {
  promisedFen: number
  receivedFen: number
  spentFen: number
}
const none = (): Fen => ({ promisedFen: 0, receivedFen: 0, spentFen: 0 })

/** What fell due, came and was spent within the days, for each obligation; what was left before and is left after them. */
export function accountOf(read: RecordReads, community: Community, { from, until }: Period) {
  const { code, name } = community
  const lines = new Map<string, Fen & { row: Row<'obligations'> }>()
  const lineOf = (id: string, row: Row<'obligations'> | undefined = read.obligation(id)) => {
    const found = lines.get(id) ?? { row: row as Row<'obligations'>, ...none() }
    lines.set(id, found)
    return found
  }
  const moves = movesOf(read, code, until)
  // What a contract promises goes to its provider, and is not the community's to account for.
  for (const row of read.obligationsDuring(code, from, until)) if (row.kind !== 'contract') lineOf(row.id, row)
  for (const { obligation, fen, on } of moves.received) if (on >= from) lineOf(obligation).receivedFen += fen
  for (const { obligation, fen, on } of moves.spent) if (on >= from) lineOf(obligation).spentFen += fen
  for (const [id, line] of lines)
    for (const promise of read.commitmentsOf(id))
      if (promise.dueOn >= from && promise.dueOn <= until) line.promisedFen += promisedFen(promise)
  const told = [...lines.values()].filter(
    ({ promisedFen: fen, receivedFen, spentFen }) => fen > 0 || receivedFen > 0 || spentFen > 0,
  )
  return {
    community: code,
    name,
    from,
    until,
    lines: told.map(({ row, ...fen }) => ({
      obligation: row.id,
      title: row.title,
      organisation: row.organisation,
      organisationName: read.organisation(row.organisation)?.name ?? row.organisation,
      period: { from: row.fromDay, until: row.untilDay },
      ...fen,
    })),
    total: told.reduce(
      (sum, one) => ({
        promisedFen: sum.promisedFen + one.promisedFen,
        receivedFen: sum.receivedFen + one.receivedFen,
        spentFen: sum.spentFen + one.spentFen,
      }),
      none(),
    ),
    broughtFen: leftBy(moves, addDays(from, -1)),
    leftFen: leftBy(moves, until),
    expenditures: moves.rows.filter(({ spentOn }) => spentOn >= from).map(posted),
  }
}
export type Account = ReturnType<typeof accountOf>

/** Of a promise that fell away nothing is promised but what came of it; of one that was reduced, what stays owed. */
function promisedFen({ amountFen, owedFen, confirmedFen, standing }: Row<'commitments'>): number {
  if (amountFen === null) return 0
  return standing === 'dropped' ? confirmedFen : (owedFen ?? amountFen)
}

interface Move {
  obligation: string
  fen: number
  on: Day
}

function movesOf(read: RecordReads, community: string, until: Day) {
  const rows = read.spentAt(community, until).filter(({ amountFen }) => amountFen > 0)
  return {
    rows,
    received: read.receivedAt(community, '', until).map(
      ({ obligation, receivedFen, receivedOn }): Move => ({
        obligation,
        fen: receivedFen ?? 0,
        on: receivedOn as Day,
      }),
    ),
    spent: rows.map(({ obligation, amountFen, spentOn }): Move => ({ obligation, fen: amountFen, on: spentOn })),
  }
}

function leftBy({ received, spent }: { received: readonly Move[]; spent: readonly Move[] }, on: Day): number {
  const sum = (list: readonly Move[]) => list.reduce((fen, one) => (one.on <= on ? fen + one.fen : fen), 0)
  return sum(received) - sum(spent)
}
