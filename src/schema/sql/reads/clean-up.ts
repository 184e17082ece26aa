// Clean-up lines. What was cancelled is remembered by jurisdiction, as every request is held against it.

import { sameKey } from '../../../policy/clean-up/names.ts'
import type { Cancelled, CleanUpFilter, CleanUpReads } from '../../../policy/clean-up/reads.ts'
import type { Day } from '../../../policy/terms.ts'
import { and, asc, build, eq, isNull, placeholder, sql } from '../engine/drizzle.ts'
import { everyKey, type Memory, touch } from '../engine/memory.ts'
import { built, perShape, type Statements } from '../engine/statements.ts'
import { cleanUpLines } from '../tables/index.ts'
import { below, when, word } from './conditions.ts'

const lineBy = built(() =>
  build
    .select()
    .from(cleanUpLines)
    .where(and(eq(cleanUpLines.jurisdiction, placeholder('jurisdiction')), eq(cleanUpLines.code, placeholder('code')))),
)
const linesOf = built(() =>
  build
    .select()
    .from(cleanUpLines)
    .where(and(below(cleanUpLines.jurisdiction), eq(cleanUpLines.code, placeholder('code'))))
    .orderBy(asc(cleanUpLines.jurisdiction))
    .limit(2),
)
const cancelledOf = built(() =>
  build
    .select({
      code: cleanUpLines.code,
      kind: cleanUpLines.kind,
      name: cleanUpLines.name,
      on: sql<Day>`${cleanUpLines.disposedOn}`.as('on'),
    })
    .from(cleanUpLines)
    .where(and(eq(cleanUpLines.jurisdiction, placeholder('jurisdiction')), word(cleanUpLines.disposal, 'cancelled')))
    .orderBy(asc(cleanUpLines.code)),
)
const linePage = perShape(
  ({ kind, disposal, organisation, community, after }: Partial<CleanUpFilter> & { after?: unknown }) =>
    build
      .select()
      .from(cleanUpLines)
      .where(
        and(
          below(cleanUpLines.jurisdiction),
          when(kind, eq(cleanUpLines.kind, placeholder('kind'))),
          disposal === 'open'
            ? isNull(cleanUpLines.disposal)
            : when(disposal, eq(cleanUpLines.disposal, placeholder('disposal'))),
          when(organisation, eq(cleanUpLines.organisation, placeholder('organisation'))),
          when(
            community,
            sql`exists (select 1 from json_each(${cleanUpLines.communities}) where value = ${placeholder('community')})`,
          ),
          when(
            after,
            sql`(${cleanUpLines.jurisdiction}, ${cleanUpLines.code}) > (${placeholder('afterJurisdiction')}, ${placeholder('after')})`,
          ),
        ),
      )
      .orderBy(asc(cleanUpLines.jurisdiction), asc(cleanUpLines.code))
      .limit(placeholder('limit')),
)

export function cleanUpReads(db: Statements, memory: Memory): CleanUpReads {
  const line = db.statement(lineBy)
  const lines = db.statement(linesOf)
  const cancelled = db.statement(cancelledOf)
  const known = memory.by<ReadonlyMap<string, Cancelled>>(5000, [
    touch({
      table: 'cleanUpLines',
      key: (change) => ('put' in change ? change.put.jurisdiction : change.where.jurisdiction) ?? everyKey,
    }),
  ])
  return {
    cleanUpLine: (jurisdiction, code) => line.get({ jurisdiction, code }),
    cleanUpLinesOf: (code, within) => lines.all({ code, within }),
    cleanUpLines(filter, at) {
      const [afterJurisdiction, after] = at.after?.split('/') ?? []
      const asked = { ...filter, ...at, after, afterJurisdiction }
      return db.shaped(linePage(asked)).all(asked)
    },
    cancelledIn: (jurisdiction) =>
      known(
        jurisdiction,
        () => new Map(cancelled.all({ jurisdiction }).map((one) => [sameKey(one.kind, one.name), one])),
      ),
  }
}
