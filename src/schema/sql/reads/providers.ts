// Providers and outlets.
import type { PageOf } from '../../../policy/paging.ts'
import type { RegistryReads } from '../../../policy/registry/reads.ts'
import { and, asc, build, eq, placeholder } from '../engine/drizzle.ts'
import { built, perShape, type Statements } from '../engine/statements.ts'
import { outlets, providers } from '../tables/index.ts'
import { behind, below, when } from './conditions.ts'

interface Page extends PageOf {
  within?: string | undefined
}
const providerBy = built(() =>
  build
    .select()
    .from(providers)
    .where(eq(providers.code, placeholder('code'))),
)
const outletBy = built(() =>
  build
    .select()
    .from(outlets)
    .where(eq(outlets.code, placeholder('code'))),
)
const outletsOf = built(() =>
  build
    .select()
    .from(outlets)
    .where(eq(outlets.community, placeholder('community')))
    .orderBy(asc(outlets.code)),
)
const providerPage = perShape(({ within, after }: Page) =>
  build
    .select()
    .from(providers)
    .where(and(when(within, below(providers.jurisdiction)), when(after, behind(providers.code))))
    .orderBy(asc(providers.code))
    .limit(placeholder('limit')),
)
const outletPage = perShape(({ within, after }: Page) =>
  build
    .select()
    .from(outlets)
    .where(and(when(within, below(outlets.jurisdiction)), when(after, behind(outlets.code))))
    .orderBy(asc(outlets.code))
    .limit(placeholder('limit')),
)

type ProviderReads = Pick<RegistryReads, 'provider' | 'outlet' | 'outletsAt' | 'providers' | 'outlets'>

export function providerReads(db: Statements): ProviderReads {
  const provider = db.statement(providerBy)
  const outlet = db.statement(outletBy)
  const outletList = db.statement(outletsOf)
  return {
    provider: (code) => provider.get({ code }),
    outlet: (code) => outlet.get({ code }),
    outletsAt: (community) => outletList.all({ community }),
    providers(within, at) {
      const asked = { within, ...at }
      return db.shaped(providerPage(asked)).all(asked)
    },
    outlets(within, at) {
      const asked = { within, ...at }
      return db.shaped(outletPage(asked)).all(asked)
    },
  }
}
