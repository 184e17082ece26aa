// Expenditures: of one obligation, of a community, and as a list.
import type { ExpenditureFilter, SpendingReads } from '../../../policy/spending/reads.ts'
import { and, asc, build, eq, gte, isNull, lte, placeholder } from '../engine/drizzle.ts'
import { built, perShape, type Statements } from '../engine/statements.ts'
import { expenditures } from '../tables/index.ts'
import { behind, below, when } from './conditions.ts'

const expenditureBy = built(() =>
  build
    .select()
    .from(expenditures)
    .where(eq(expenditures.id, placeholder('id'))),
)
const spentOf = built(() =>
  build
    .select()
    .from(expenditures)
    .where(and(eq(expenditures.obligation, placeholder('obligation')), isNull(expenditures.correctedBy)))
    .orderBy(asc(expenditures.entry)),
)
const spentAt = built(() =>
  build
    .select()
    .from(expenditures)
    .where(
      and(
        eq(expenditures.community, placeholder('community')),
        lte(expenditures.spentOn, placeholder('until')),
        isNull(expenditures.correctedBy),
      ),
    )
    .orderBy(asc(expenditures.spentOn), asc(expenditures.entry)),
)
const expenditurePage = perShape(
  ({ within, organisation, community, obligation, from, until, after }: ExpenditureFilter & { after?: unknown }) =>
    build
      .select()
      .from(expenditures)
      .where(
        and(
          when(within, below(expenditures.jurisdiction)),
          when(organisation, eq(expenditures.organisation, placeholder('organisation'))),
          when(community, eq(expenditures.community, placeholder('community'))),
          when(obligation, eq(expenditures.obligation, placeholder('obligation'))),
          when(from, gte(expenditures.spentOn, placeholder('from'))),
          when(until, lte(expenditures.spentOn, placeholder('until'))),
          when(after, behind(expenditures.entry)),
        ),
      )
      .orderBy(asc(expenditures.entry))
      .limit(placeholder('limit')),
)

export function spendingReads(db: Statements): SpendingReads {
  const byId = db.statement(expenditureBy)
  const ofObligation = db.statement(spentOf)
  const atCommunity = db.statement(spentAt)
  return {
    expenditure: (id) => byId.get({ id }),
    spentOf: (obligation) => ofObligation.all({ obligation }),
    spentAt: (community, until) => atCommunity.all({ community, until }),
    expenditures(filter, at) {
      const asked = { ...filter, ...at, after: at.after === undefined ? undefined : Number(at.after) }
      return db.shaped(expenditurePage(asked)).all(asked)
    },
  }
}
