// Service lists: editions compiled and remembered, drafts, and the work that runs under a list.
import { upwards } from '../../../policy/access/jurisdictions.ts'
import { compileKept, type Edition } from '../../../policy/list/edition.ts'
import type { ListReads } from '../../../policy/list/reads.ts'
import type { Day } from '../../../policy/terms.ts'
import { and, asc, build, desc, eq, gte, isNull, lte, placeholder, sql } from '../engine/drizzle.ts'
import type { Memory } from '../engine/memory.ts'
import { built, type Statements } from '../engine/statements.ts'
import { communities, drafts, editions, obligations } from '../tables/index.ts'
import { behind, below, oneOf } from './conditions.ts'

const ofJurisdiction = eq(editions.jurisdiction, placeholder('jurisdiction'))
const thisOne = and(ofJurisdiction, eq(editions.number, placeholder('number')))

const editionsOf = built(() =>
  build
    .select({ number: editions.number, effectiveFrom: editions.effectiveFrom, hash: editions.hash })
    .from(editions)
    .where(ofJurisdiction)
    .orderBy(desc(editions.number)),
)
const documentOf = built(() => build.select({ document: editions.document }).from(editions).where(thisOne))
const editionRow = built(() => build.select().from(editions).where(thisOne))
const draftOf = built(() =>
  build
    .select()
    .from(drafts)
    .where(eq(drafts.jurisdiction, placeholder('jurisdiction'))),
)
const editionPage = built(() =>
  build
    .select({
      jurisdiction: editions.jurisdiction,
      number: editions.number,
      effectiveFrom: editions.effectiveFrom,
      hash: editions.hash,
      title: editions.title,
      publishedAt: editions.publishedAt,
    })
    .from(editions)
    .where(and(ofJurisdiction, behind(editions.number)))
    .orderBy(asc(editions.number))
    .limit(placeholder('limit')),
)
// The row of the highest number: beside max() SQLite gives the columns of the row that has it.
const inForceOn = built(() =>
  build
    .select({
      jurisdiction: editions.jurisdiction,
      title: editions.title,
      latest: sql<number>`max(${editions.number})`.as('latest'),
    })
    .from(editions)
    .where(lte(editions.effectiveFrom, placeholder('on')))
    .groupBy(editions.jurisdiction)
    .orderBy(asc(editions.jurisdiction))
    .limit(200),
)
const communitiesWithin = built(() =>
  build
    .select({ code: communities.code, jurisdiction: communities.jurisdiction })
    .from(communities)
    .where(and(below(communities.jurisdiction), behind(communities.code)))
    .orderBy(asc(communities.code))
    .limit(placeholder('limit')),
)
const liveAt = built(() =>
  build
    .select({
      assignment: obligations.assignment,
      organisation: obligations.organisation,
      item: sql<string>`${obligations.item}`.as('item'),
      title: obligations.title,
      community: obligations.community,
      jurisdiction: obligations.jurisdiction,
      from: sql<Day>`${obligations.fromDay}`.as('from'),
      until: sql<Day>`${obligations.untilDay}`.as('until'),
    })
    .from(obligations)
    .where(
      and(
        isNull(obligations.endedOn),
        oneOf(obligations.community, 'communities'),
        oneOf(obligations.item, 'items'),
        gte(obligations.untilDay, placeholder('today')),
      ),
    )
    .orderBy(asc(obligations.assignment), asc(obligations.position)),
)

interface EditionRow {
  number: number
  effectiveFrom: Day
  hash: string
}

export function listReads(db: Statements, memory: Memory): ListReads {
  const listed = db.statement(inForceOn)
  const all = db.statement(editionsOf)
  const document = db.statement(documentOf)
  const row = db.statement(editionRow)
  const draft = db.statement(draftOf)
  const page = db.statement(editionPage)
  const codes = db.statement(communitiesWithin)
  const live = db.statement(liveAt)
  const knownRows = memory.on<EditionRow[]>(['editions'], 5000)
  const checkedEditions = memory.on<Edition>(['editions'], 64)
  // Whoever writes meanwhile, a text that is the same need not be compiled again.
  const compiledEditions = new Map<string, { document: string; edition: Edition }>()

  const rowsOf = (jurisdiction: string) => knownRows(jurisdiction, () => all.all({ jurisdiction }))
  const compiled = (jurisdiction: string, { number, hash }: EditionRow): Edition => {
    const name = `${jurisdiction} ${number} ${hash}`
    return checkedEditions(name, () => {
      const found = document.get({ jurisdiction, number })
      if (!found) throw new Error(`edition ${number} of ${jurisdiction} is missing`)
      const known = compiledEditions.get(name)
      if (known?.document === found.document) return known.edition
      const edition = compileKept({ jurisdiction, number, hash }, found.document)
      if (compiledEditions.size >= 64) compiledEditions.clear()
      compiledEditions.set(name, { ...found, edition })
      return edition
    })
  }

  return {
    editionInForce(jurisdiction, on) {
      for (const code of upwards(jurisdiction)) {
        const found = rowsOf(code).find(({ effectiveFrom }) => effectiveFrom <= on)
        if (found) return compiled(code, found)
      }
      return undefined
    },
    edition(jurisdiction, number) {
      const found = rowsOf(jurisdiction).find((one) => one.number === number)
      return found && compiled(jurisdiction, found)
    },
    editionRow: (jurisdiction, number) => row.get({ jurisdiction, number }),
    latestEdition: (jurisdiction) => rowsOf(jurisdiction)[0],
    // Editions are numbered from 1.
    editions: (jurisdiction, { after, limit }) => page.all({ jurisdiction, after: Number(after ?? 0), limit }),
    listsInForce: (on) => listed.all({ on }).map(({ jurisdiction, title }) => ({ jurisdiction, title })),
    draft: (jurisdiction) => draft.get({ jurisdiction }),
    communitiesWithin: (jurisdiction, after, limit) => codes.all({ within: jurisdiction, after, limit }),
    liveAt: (at, items, today) => live.all({ communities: JSON.stringify(at), items: JSON.stringify(items), today }),
  }
}
