// Deliveries as a list, and the answers that one had.
import type { DeliveryFilter, SupportReads } from '../../../policy/support/reads.ts'
import { and, asc, build, eq, getTableColumns, or, placeholder, sql } from '../engine/drizzle.ts'
import { built, perShape, type Statements } from '../engine/statements.ts'
import { communities, deliveries, deliveryAnswers, obligations } from '../tables/index.ts'
import { behind, below, keyOf, when, word } from './conditions.ts'
import { promiseFor } from './obligation-row.ts'

const answers = built(() =>
  build
    .select()
    .from(deliveryAnswers)
    .where(eq(deliveryAnswers.delivery, placeholder('delivery')))
    .orderBy(asc(deliveryAnswers.entry)),
)
const deliveryPage = perShape(
  ({ within, organisation, streetOf, community, awaiting, answered, after }: DeliveryFilter & { after?: unknown }) => {
    const { assignment, title, item } = obligations
    const { promises } = obligations
    const all = build
      .select({ ...getTableColumns(deliveries), promises, assignment, title, item })
      .from(deliveries)
      .innerJoin(obligations, eq(obligations.key, keyOf(deliveries.obligation)))
      .$dynamic()
    const joined = streetOf === undefined ? all : all.innerJoin(communities, eq(communities.code, deliveries.community))
    const ofStreet = or(
      eq(communities.street, placeholder('streetOf')),
      eq(deliveries.organisation, placeholder('streetOf')),
    )
    return joined
      .where(
        and(
          when(within, below(obligations.jurisdiction)),
          when(organisation, eq(deliveries.organisation, placeholder('organisation'))),
          when(streetOf, ofStreet),
          when(community, eq(deliveries.community, placeholder('community'))),
          when(awaiting, word(deliveries.status, 'delivered')),
          when(answered, sql`${deliveries.status} <> 'delivered'`),
          when(after, behind(deliveries.entry)),
        ),
      )
      .orderBy(asc(deliveries.entry))
      .limit(placeholder('limit'))
  },
)

export function deliveryReads(db: Statements): Pick<SupportReads, 'answersOf' | 'deliveries'> {
  const answerList = db.statement(answers)
  return {
    answersOf: (delivery) => answerList.all({ delivery }),
    deliveries(filter, at) {
      const asked = { ...filter, ...at, after: at.after === undefined ? undefined : Number(at.after) }
      return db
        .shaped(deliveryPage(asked))
        .all(asked)
        .map(({ promises, ...row }) => ({ ...row, ...promiseFor(promises, row) }))
    },
  }
}
