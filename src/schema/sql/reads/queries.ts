// What the routes read: pages and single things. Every collection pages by a key that only grows, so that a page
// never shows a thing twice while new ones arrive.

import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { AssignmentFilter } from '../../../policy/admission/reads.ts'
import type { PageOf } from '../../../policy/paging.ts'
import type { Row } from '../../../policy/record/rows.ts'
import type { Db } from '../engine/database.ts'
import { and, asc, eq, gt, gte, inArray, lt, lte, or, sql } from '../engine/drizzle.ts'
import * as tables from '../tables/index.ts'

/** A jurisdiction and all below it, as a range: ':' follows '9'. */
const within = (column: SQLiteColumn, jurisdiction: string | undefined) =>
  jurisdiction === undefined ? undefined : and(gte(column, jurisdiction), lt(column, `${jurisdiction}:`))
const same = (column: SQLiteColumn, value: unknown) => (value === undefined ? undefined : eq(column, value))

export function queries(db: Db) {
  const { organisations, communities, budgetLines, editions, assignments, obligations, commitments } = tables

  function page<T extends typeof organisations | typeof communities>(
    table: T,
    jurisdiction: string | undefined,
    at: PageOf,
  ) {
    return db
      .select()
      .from(table as typeof organisations)
      .where(
        and(within(table.jurisdiction, jurisdiction), at.after === undefined ? undefined : gt(table.code, at.after)),
      )
      .orderBy(asc(table.code))
      .limit(at.limit)
      .all() as T['$inferSelect'][]
  }

  const afterEntry = (column: SQLiteColumn, after: string | undefined) =>
    after === undefined ? undefined : gt(column, Number(after))

  const obligationsOf = db
    .select({ id: obligations.id })
    .from(obligations)
    .where(
      and(
        eq(obligations.assignment, sql.placeholder('assignment')),
        sql`standing not in ('in-review', 'not-admitted')`,
      ),
    )
    .orderBy(asc(obligations.position))
    .prepare()

  return {
    organisations: (jurisdiction: string | undefined, at: PageOf) => page(organisations, jurisdiction, at),
    communities: (jurisdiction: string | undefined, at: PageOf) => page(communities, jurisdiction, at),
    budgetLines: (owner: { within?: string; organisation?: string }, at: PageOf) =>
      db
        .select({ line: budgetLines })
        .from(budgetLines)
        .innerJoin(organisations, eq(organisations.code, budgetLines.organisation))
        .where(
          and(
            within(organisations.jurisdiction, owner.within),
            same(budgetLines.organisation, owner.organisation),
            at.after === undefined ? undefined : gt(budgetLines.code, at.after),
          ),
        )
        .orderBy(asc(budgetLines.code))
        .limit(at.limit)
        .all()
        .map(({ line }) => line),

    editions: (jurisdiction: string, at: PageOf) =>
      db
        .select({
          jurisdiction: editions.jurisdiction,
          number: editions.number,
          effectiveFrom: editions.effectiveFrom,
          hash: editions.hash,
          title: editions.title,
          publishedAt: editions.publishedAt,
        })
        .from(editions)
        .where(and(eq(editions.jurisdiction, jurisdiction), afterEntry(editions.number, at.after)))
        .orderBy(asc(editions.number))
        .limit(at.limit)
        .all(),
    editionRow: (jurisdiction: string, number: number) =>
      db
        .select()
        .from(editions)
        .where(and(eq(editions.jurisdiction, jurisdiction), eq(editions.number, number)))
        .get(),

    obligationIdsOf: (assignment: string): string[] => obligationsOf.all({ assignment }).map(({ id }) => id),
    assignments(filter: AssignmentFilter, at: PageOf): Row<'assignments'>[] {
      const { community, overdueOn } = filter
      const atCommunity = db
        .select({ id: obligations.assignment })
        .from(obligations)
        .where(eq(obligations.community, community ?? ''))
      const late = db
        .select({ id: obligations.assignment })
        .from(commitments)
        .innerJoin(obligations, eq(obligations.id, commitments.obligation))
        .where(and(lte(commitments.overdueFrom, overdueOn ?? ''), sql`${commitments.standing} = 'open'`))
      return db
        .select()
        .from(assignments)
        .where(
          and(
            within(assignments.jurisdiction, filter.within),
            same(assignments.status, filter.status),
            same(assignments.organisation, filter.organisation),
            same(assignments.item, filter.item),
            filter.from === undefined ? undefined : gte(assignments.untilDay, filter.from),
            filter.until === undefined ? undefined : lte(assignments.fromDay, filter.until),
            // A rejected request has no obligations; its targets stand in the request.
            community === undefined
              ? undefined
              : or(
                  inArray(assignments.id, atCommunity),
                  sql`(${assignments.status} = 'rejected' and exists (select 1 from json_each(${assignments.request}, '$.targets') where json_extract(value, '$.community') = ${community}))`,
                ),
            overdueOn === undefined
              ? undefined
              : or(
                  inArray(assignments.id, late),
                  and(eq(assignments.status, 'in-review'), lt(assignments.reviewDueOn, overdueOn)),
                ),
            afterEntry(assignments.entry, at.after),
          ),
        )
        .orderBy(asc(assignments.entry))
        .limit(at.limit)
        .all()
    },
  }
}
export type Queries = ReturnType<typeof queries>
