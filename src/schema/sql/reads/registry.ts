// Organisations, communities and budget lines; single ones are remembered, as every request asks for some.
import type { PageOf } from '../../../policy/paging.ts'
import type { Row } from '../../../policy/record/rows.ts'
import type { RegistryReads } from '../../../policy/registry/reads.ts'
import type { Community, Organisation } from '../../../policy/terms.ts'
import { and, asc, build, eq, placeholder, sql } from '../engine/drizzle.ts'
import type { Memory } from '../engine/memory.ts'
import { built, perShape, type Statements } from '../engine/statements.ts'
import { budgetLines, communities, organisations } from '../tables/index.ts'
import { behind, below, when } from './conditions.ts'

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

export function registryReads(db: Statements, memory: Memory): RegistryReads {
  const organisation = db.statement(organisationBy)
  const community = db.statement(communityBy)
  const line = db.statement(lineBy)
  const lines = db.statement(linesOf)
  const knownOrganisations = memory.on<Organisation | undefined>(['organisations'], 20_000)
  const knownCommunities = memory.on<Community | undefined>(['communities'], 20_000)
  const knownLines = memory.on<Row<'budgetLines'> | undefined>(['budgetLines'], 5000)
  return {
    organisation: (code) => knownOrganisations(code, () => organisation.get({ code })),
    community: (code) => knownCommunities(code, () => community.get({ code })),
    budgetLine: (jurisdiction, code) => knownLines(`${jurisdiction} ${code}`, () => line.get({ jurisdiction, code })),
    budgetLinesOf: (code) => lines.all({ code }),
    organisations(within, at) {
      const asked = { within, ...at }
      return db.shaped(organisationPage(asked)).all(asked)
    },
    communities(within, at) {
      const asked = { within, ...at }
      return db.shaped(communityPage(asked)).all(asked)
    },
    budgetLines(owner, at) {
      const [afterJurisdiction, after] = at.after?.split('/') ?? []
      const asked = { ...owner, ...at, after, afterJurisdiction }
      return db.shaped(linePage(asked)).all(asked)
    },
  }
}
