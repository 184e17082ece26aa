// Organisations, communities and budget lines; single ones are remembered, as every request asks for some.
import type { PageOf } from '../../../policy/paging.ts'
import type { Row } from '../../../policy/record/rows.ts'
import type { RegistryReads } from '../../../policy/registry/reads.ts'
import type { Community, Organisation } from '../../../policy/terms.ts'
import { and, asc, build, eq, getTableColumns, placeholder } from '../engine/drizzle.ts'
import type { Memory } from '../engine/memory.ts'
import { built, type Statements } from '../engine/statements.ts'
import { budgetLines, communities, organisations } from '../tables/index.ts'
import { behind, same, within } from './conditions.ts'

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
    .where(eq(budgetLines.code, placeholder('code'))),
)

const organisationPage = (jurisdiction: string | undefined, { after, limit }: PageOf) =>
  built(() =>
    build
      .select()
      .from(organisations)
      .where(and(within(organisations.jurisdiction, jurisdiction), behind(organisations.code, after)))
      .orderBy(asc(organisations.code))
      .limit(limit),
  )
const communityPage = (jurisdiction: string | undefined, { after, limit }: PageOf) =>
  built(() =>
    build
      .select()
      .from(communities)
      .where(and(within(communities.jurisdiction, jurisdiction), behind(communities.code, after)))
      .orderBy(asc(communities.code))
      .limit(limit),
  )
const linePage = (owner: { within?: string; organisation?: string }, { after, limit }: PageOf) =>
  built(() =>
    build
      .select(getTableColumns(budgetLines))
      .from(budgetLines)
      .innerJoin(organisations, eq(organisations.code, budgetLines.organisation))
      .where(
        and(
          within(organisations.jurisdiction, owner.within),
          same(budgetLines.organisation, owner.organisation),
          behind(budgetLines.code, after),
        ),
      )
      .orderBy(asc(budgetLines.code))
      .limit(limit),
  )

export function registryReads(db: Statements, memory: Memory): RegistryReads {
  const organisation = db.statement(organisationBy)
  const community = db.statement(communityBy)
  const line = db.statement(lineBy)
  const knownOrganisations = memory.on<Organisation | undefined>(['organisations'], 20_000)
  const knownCommunities = memory.on<Community | undefined>(['communities'], 20_000)
  const knownLines = memory.on<Row<'budgetLines'> | undefined>(['budgetLines'], 5000)
  return {
    organisation: (code) => knownOrganisations(code, () => organisation.get({ code })),
    community: (code) => knownCommunities(code, () => community.get({ code })),
    budgetLine: (code) => knownLines(code, () => line.get({ code })),
    organisations: (jurisdiction, at) => db.shaped(organisationPage(jurisdiction, at)).all(),
    communities: (jurisdiction, at) => db.shaped(communityPage(jurisdiction, at)).all(),
    budgetLines: (owner, at) => db.shaped(linePage(owner, at)).all(),
  }
}
