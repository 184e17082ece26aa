// Organisations, communities and budget lines; single ones are remembered, as every request asks for some.
import type { PageOf } from '../../../policy/paging.ts'
import type { Row } from '../../../policy/record/rows.ts'
import type { RegistryReads } from '../../../policy/registry/reads.ts'
import type { Community, Day, Organisation } from '../../../policy/terms.ts'
import { and, asc, build, eq, lt, placeholder, sql } from '../engine/drizzle.ts'
import { everyKey, type Memory, touch } from '../engine/memory.ts'
import { built, perShape, type Statements } from '../engine/statements.ts'
import { commitmentRows } from '../promised.ts'
import { assignments, budgetLines, communities, deliveries, obligations, organisations } from '../tables/index.ts'
import { behind, below, when } from './conditions.ts'
import { holder } from './obligation-row.ts'
import { providerReads } from './providers.ts'

const organisationBy = built(() =>
  build
    .select()
    .from(organisations)
    .where(eq(organisations.code, placeholder('code'))),
)
const communityBy = built(() =>
  build
    .select()
    .from(communities)
    .where(eq(communities.code, placeholder('code'))),
)
const lineBy = built(() =>
  build
    .select()
    .from(budgetLines)
    .where(and(eq(budgetLines.jurisdiction, placeholder('jurisdiction')), eq(budgetLines.code, placeholder('code')))),
)
const linesOf = built(() =>
  build
    .select()
    .from(budgetLines)
    .where(eq(budgetLines.code, placeholder('code')))
    .orderBy(asc(budgetLines.jurisdiction)),
)

interface Page extends PageOf {
  within?: string | undefined
}
const organisationPage = perShape(({ within, after }: Page) =>
  build
    .select()
    .from(organisations)
    .where(and(when(within, below(organisations.jurisdiction)), when(after, behind(organisations.code))))
    .orderBy(asc(organisations.code))
    .limit(placeholder('limit')),
)
const communityPage = perShape(({ within, after }: Page) =>
  build
    .select()
    .from(communities)
    .where(and(when(within, below(communities.jurisdiction)), when(after, behind(communities.code))))
    .orderBy(asc(communities.code))
    .limit(placeholder('limit')),
)
const linePage = perShape(({ within, organisation, after }: Page & { organisation?: string }) =>
  build
    .select()
    .from(budgetLines)
    .where(
      and(
        when(within, below(budgetLines.jurisdiction)),
        when(organisation, eq(budgetLines.organisation, placeholder('organisation'))),
        when(
          after,
          sql`(${budgetLines.jurisdiction}, ${budgetLines.code}) > (${placeholder('afterJurisdiction')}, ${placeholder('after')})`,
        ),
      ),
    )
    .orderBy(asc(budgetLines.jurisdiction), asc(budgetLines.code))
    .limit(placeholder('limit')),
)

/** Obligations with money that nobody confirmed in time, and that falls away. An index holds nearly none of them. */
const lapsedOn = built(() =>
  build
    .select(holder)
    .from(obligations)
    .innerJoin(assignments, eq(assignments.entry, sql`${obligations.key} / 1000`))
    .where(
      and(
        lt(obligations.lapsing, placeholder('on')),
        eq(assignments.budgetLine, placeholder('line')),
        eq(assignments.payer, placeholder('payer')),
      ),
    ),
)
const paidFor = built(() =>
  build
    .select({
      commitment: deliveries.commitment,
      fen: sql<number>`coalesce(sum(coalesce(${deliveries.receivedFen}, ${deliveries.amountFen})), 0)`.as('fen'),
    })
    .from(deliveries)
    .where(eq(deliveries.obligation, placeholder('obligation')))
    .groupBy(deliveries.commitment),
)

type OrganisationRow = Row<'organisations'>
type CommunityRow = Row<'communities'>
/** What stands as null is absent. */
const organisationOf = ({ partOf, creditCode, ...one }: OrganisationRow): Organisation => ({
  ...one,
  ...(partOf !== null && { partOf }),
  ...(creditCode !== null && { creditCode }),
})
const communityOf = ({ staff, grids, ...one }: CommunityRow): Community => ({
  ...one,
  ...(staff !== null && { staff }),
  ...(grids !== null && { grids }),
})

/** Codes are each jurisdiction's own: of those that are the same, the one that was asked for last is remembered. */
interface LineOnDay {
  on: Day
  jurisdiction: string
  row: Row<'budgetLines'> | undefined
}

const byCode = (table: 'organisations' | 'communities') =>
  touch<unknown, typeof table>({
    table,
    key: (change) => ('put' in change ? change.put.code : change.where.code) ?? everyKey,
  }) as never

export function registryReads(db: Statements, memory: Memory): RegistryReads {
  const organisation = db.statement(organisationBy)
  const community = db.statement(communityBy)
  const line = db.statement(lineBy)
  const lines = db.statement(linesOf)
  const knownOrganisations = memory.by<Organisation | undefined>(20_000, [byCode('organisations')])
  const knownCommunities = memory.by<Community | undefined>(20_000, [byCode('communities')])
  const lapsed = db.statement(lapsedOn)
  const paid = db.statement(paidFor)
  const knownLines = memory.by<LineOnDay>(5000, [
    touch({
      table: 'budgetLines',
      key: (change) => ('put' in change ? change.put.code : change.where.code) ?? everyKey,
      update({ on, jurisdiction, row }, change) {
        if (!('add' in change) || row === undefined || change.where.organisation !== row.organisation) return undefined
        return { on, jurisdiction, row: { ...row, committedFen: row.committedFen + (change.add.committedFen ?? 0) } }
      },
    }),
    // Of lapsing money, what is committed hangs on the day and on what was paid.
    touch({
      table: 'commitments',
      key: (change) =>
        'put' in change && (change.put.lapsesAfter === null || change.put.amountFen === null) ? undefined : everyKey,
    }),
    touch({ table: 'deliveries', key: () => everyKey }),
  ])
  const standing = (row: Row<'budgetLines'>, on: Day): Row<'budgetLines'> => {
    let fen = 0
    for (const held of lapsed.all({ on, line: row.code, payer: row.organisation })) {
      const came = new Map(paid.all({ obligation: held.id }).map((one) => [one.commitment, one.fen]))
      for (const { id, standing: stands, amountFen, lapsesAfter } of commitmentRows(held))
        if (stands === 'open' && amountFen !== null && lapsesAfter !== null && lapsesAfter < on)
          fen += Math.max(0, amountFen - (came.get(id) ?? 0))
    }
    return fen === 0 ? row : { ...row, committedFen: row.committedFen - fen }
  }
  const lineOn = (jurisdiction: string, code: string, on: Day) => {
    const row = line.get({ jurisdiction, code })
    return row && standing(row, on)
  }
  return {
    organisation: (code) =>
      knownOrganisations(code, () => {
        const row = organisation.get({ code })
        return row && organisationOf(row)
      }),
    community: (code) =>
      knownCommunities(code, () => {
        const row = community.get({ code })
        return row && communityOf(row)
      }),
    ...providerReads(db),
    budgetLine(jurisdiction, code, on) {
      const find = () => ({ on, jurisdiction, row: lineOn(jurisdiction, code, on) })
      const found = knownLines(code, find)
      if (found.on === on && found.jurisdiction === jurisdiction) return found.row
      knownLines.forget(code)
      return knownLines(code, find).row
    },
    budgetLinesOf: (code, on) => lines.all({ code }).map((row) => standing(row, on)),
    organisations(within, at) {
      const asked = { within, ...at }
      return db.shaped(organisationPage(asked)).all(asked).map(organisationOf)
    },
    communities(within, at) {
      const asked = { within, ...at }
      return db.shaped(communityPage(asked)).all(asked).map(communityOf)
    },
    budgetLines(owner, at, on) {
      const [afterJurisdiction, after] = at.after?.split('/') ?? []
      const asked = { ...owner, ...at, after, afterJurisdiction }
      return db
        .shaped(linePage(asked))
        .all(asked)
        .map((row) => standing(row, on))
    },
  }
}
