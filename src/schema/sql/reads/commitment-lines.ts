// Commitments by due day, a page of them: of a community by its few obligations, of everybody else by the days on which
// each organisation owes something, so that no more is looked at than is shown.
import { covers } from '../../../policy/access/jurisdictions.ts'
import type { Row } from '../../../policy/record/rows.ts'
import type { CommitmentFilter, CommitmentLine, SupportReads } from '../../../policy/support/reads.ts'
import { and, asc, build, eq, placeholder, sql } from '../engine/drizzle.ts'
import { built, byHand, type Statements } from '../engine/statements.ts'
import { commitmentRows, obligationOf } from '../promised.ts'
import { communities, dues, obligations } from '../tables/index.ts'
import type { KeptObligation } from './obligation-row.ts'

type Place = Pick<CommitmentLine, 'dueOn' | 'id'>

const before = (a: Place, b: Place): boolean => (a.dueOn === b.dueOn ? a.id < b.id : a.dueOn < b.dueOn)
/** By due day, then id. */
export const byDueDay = (a: Place, b: Place): number => (before(a, b) ? -1 : before(b, a) ? 1 : 0)

const chunk = 16
const dueFrom = built(() =>
  build
    .select({ dueOn: dues.dueOn, obligation: dues.obligation })
    .from(dues)
    .where(
      and(
        eq(dues.organisation, placeholder('organisation')),
        sql`(${dues.dueOn}, ${dues.obligation}) >= (${placeholder('dueOn')}, ${placeholder('obligation')})`,
      ),
    )
    .orderBy(asc(dues.dueOn), asc(dues.obligation))
    .limit(placeholder('limit')),
)
const nextOrganisation = byHand<{ organisation: string | null }>(
  'select min(organisation) as organisation from dues where organisation > @after',
  { organisation: true },
)
const obligationsHere = built(() =>
  build
    .select()
    .from(obligations)
    .where(eq(obligations.community, placeholder('community'))),
)
const streetBy = built(() =>
  build
    .select({ street: communities.street })
    .from(communities)
    .where(eq(communities.code, placeholder('code'))),
)

/** `kept`: the row of an obligation. */
export function linesOn(
  db: Statements,
  kept: (id: string) => KeptObligation | undefined,
): SupportReads['commitmentLines'] {
  const due = db.statement(dueFrom)
  const next = db.statement(nextOrganisation)
  const here = db.statement(obligationsHere)
  const street = db.statement(streetBy)

  /** Of one obligation, what the filter lets through and stands behind `after`. */
  function* linesIn(row: KeptObligation, filter: CommitmentFilter, after: Place): Generator<CommitmentLine> {
    const { within, organisation, streetOf, community } = filter
    if (within !== undefined && !covers(within, row.jurisdiction)) return
    if (organisation !== undefined && row.organisation !== organisation) return
    if (community !== undefined && row.community !== community) return
    if (
      streetOf !== undefined &&
      row.organisation !== streetOf &&
      street.get({ code: row.community })?.street !== streetOf
    )
      return
    const { assignment, title, item } = row
    for (const one of commitmentRows(row))
      if (isAsked(one, filter) && before(after, one)) yield { ...one, assignment, title, item }
  }

  /** Of one organisation, in order, as many as are taken. */
  function* linesBy(organisation: string, filter: CommitmentFilter, after: Place): Generator<CommitmentLine> {
    let from = { dueOn: after.dueOn, obligation: obligationOf(after.id) }
    let isFirst = true
    for (;;) {
      const days = due.all({ organisation, ...from, limit: chunk })
      // A page begins with the last of the one before.
      for (const { dueOn, obligation } of isFirst ? days : days.slice(1)) {
        const row = kept(obligation)
        if (row) yield* [...linesIn(row, filter, after)].filter((one) => one.dueOn === dueOn).sort(byDueDay)
      }
      const last = days.at(-1)
      if (last === undefined || days.length < chunk || isOver(last.dueOn, filter)) return
      from = last
      isFirst = false
    }
  }

  function* organisations({ organisation }: CommitmentFilter): Generator<string> {
    if (organisation !== undefined) return yield organisation
    for (let after = ''; ; ) {
      const found = next.get({ after })?.organisation
      if (found == null) return
      yield found
      after = found
    }
  }

  return (filter, after, limit) => {
    if (filter.community !== undefined)
      return here
        .all({ community: filter.community })
        .flatMap((row) => [...linesIn(row, filter, after)])
        .sort(byDueDay)
        .slice(0, limit)
    const start =
      filter.dueFrom !== undefined && filter.dueFrom > after.dueOn ? { dueOn: filter.dueFrom, id: '' } : after
    return inOrder(
      [...organisations(filter)].map((one) => linesBy(one, filter, start)),
      limit,
    )
  }
}

/** Of lists that stand in order, the first lines of all of them together. */
function inOrder(lists: Generator<CommitmentLine>[], limit: number): CommitmentLine[] {
  const heads = lists.flatMap((list) => {
    const first = list.next()
    return first.done ? [] : [{ line: first.value, list }]
  })
  const lines: CommitmentLine[] = []
  while (lines.length < limit) {
    const [first] = heads
    if (first === undefined) break
    const least = heads.reduce((best, one) => (before(one.line, best.line) ? one : best), first)
    lines.push(least.line)
    const following = least.list.next()
    if (following.done) heads.splice(heads.indexOf(least), 1)
    else least.line = following.value
  }
  return lines
}

function isAsked({ dueOn, standing }: Row<'commitments'>, filter: CommitmentFilter): boolean {
  if (filter.dueBefore !== undefined && dueOn >= filter.dueBefore) return false
  if (filter.dueFrom !== undefined && dueOn < filter.dueFrom) return false
  if (filter.dueUntil !== undefined && dueOn > filter.dueUntil) return false
  return filter.open !== true || standing === 'open'
}

/** Whether nothing from this day on is asked for. */
const isOver = (dueOn: string, { dueBefore, dueUntil }: CommitmentFilter) =>
  (dueBefore !== undefined && dueOn >= dueBefore) || (dueUntil !== undefined && dueOn > dueUntil)
