// Contracts, remembered by jurisdiction as requests are held against them; and what is borne under one.
import type { ContractFilter, ContractReads } from '../../../policy/contracts/reads.ts'
import type { Row } from '../../../policy/record/rows.ts'
import { and, asc, build, eq, gte, lte, placeholder, sql } from '../engine/drizzle.ts'
import { everyKey, type Memory, touch } from '../engine/memory.ts'
import { built, perShape, type Statements } from '../engine/statements.ts'
import { contracts, obligations } from '../tables/index.ts'
import { below, when } from './conditions.ts'
import { obligationRow } from './obligation-row.ts'

const contractBy = built(() =>
  build
    .select()
    .from(contracts)
    .where(and(eq(contracts.jurisdiction, placeholder('jurisdiction')), eq(contracts.code, placeholder('code')))),
)
const contractsOf = built(() =>
  build
    .select()
    .from(contracts)
    .where(and(below(contracts.jurisdiction), eq(contracts.code, placeholder('code'))))
    .orderBy(asc(contracts.jurisdiction))
    .limit(2),
)
const contractsIn = built(() =>
  build
    .select()
    .from(contracts)
    .where(eq(contracts.jurisdiction, placeholder('jurisdiction')))
    .orderBy(asc(contracts.code)),
)
/** The last day on which one holds. */
const lastDay = sql`min(${contracts.untilDay}, coalesce(${contracts.endedOn}, ${contracts.untilDay}))`
const contractPage = perShape(({ provider, endFrom, endUntil, after }: Partial<ContractFilter> & { after?: unknown }) =>
  build
    .select()
    .from(contracts)
    .where(
      and(
        below(contracts.jurisdiction),
        when(provider, eq(contracts.provider, placeholder('provider'))),
        when(endFrom, gte(lastDay, placeholder('endFrom'))),
        when(endUntil, lte(lastDay, placeholder('endUntil'))),
        when(
          after,
          sql`(${contracts.jurisdiction}, ${contracts.code}) > (${placeholder('afterJurisdiction')}, ${placeholder('after')})`,
        ),
      ),
    )
    .orderBy(asc(contracts.jurisdiction), asc(contracts.code))
    .limit(placeholder('limit')),
)
const underContract = built(() =>
  build
    .select()
    .from(obligations)
    .where(
      and(eq(obligations.contract, placeholder('contract')), eq(obligations.jurisdiction, placeholder('jurisdiction'))),
    )
    .orderBy(asc(obligations.key)),
)

export function contractReads(db: Statements, memory: Memory): ContractReads {
  const one = db.statement(contractBy)
  const some = db.statement(contractsOf)
  const all = db.statement(contractsIn)
  const under = db.statement(underContract)
  const known = memory.by<readonly Row<'contracts'>[]>(5000, [
    touch({
      table: 'contracts',
      key: (change) => ('put' in change ? change.put.jurisdiction : change.where.jurisdiction) ?? everyKey,
    }),
  ])
  return {
    contract: (jurisdiction, code) => one.get({ jurisdiction, code }),
    contractsOf: (code, within) => some.all({ code, within }),
    contractsIn: (jurisdiction) => known(jurisdiction, () => all.all({ jurisdiction })),
    contracts(filter, at) {
      const [afterJurisdiction, after] = at.after?.split('/') ?? []
      const asked = { ...filter, ...at, after, afterJurisdiction }
      return db.shaped(contractPage(asked)).all(asked)
    },
    obligationsUnder: (jurisdiction, contract) => under.all({ jurisdiction, contract }).map(obligationRow),
  }
}
