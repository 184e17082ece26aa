// The facts that deciding needs, each by index. Registry and editions are asked for by every request and change
// seldom: they are remembered until something touches them.
import { and, asc, count, desc, eq, gte, inArray, isNull, lte, sql } from 'drizzle-orm'
import { upwards } from '../../policy/jurisdictions.ts'
import { compileEdition, type Edition } from '../../policy/lists.ts'
import type { RecordReads } from '../../policy/ports.ts'
import type { Rows } from '../../policy/record.ts'
import type { Community, Day, EditionDocument, Organisation } from '../../policy/terms.ts'
import type { Db } from './database.ts'
import * as tables from './tables.ts'

interface EditionRow {
  number: number
  effectiveFrom: Day
  hash: string
}

export interface Reads extends RecordReads {
  edition(jurisdiction: string, number: number): Edition | undefined
  /** Forgets what is remembered: another connection wrote, or a transaction was undone. */
  forget(): void
}

export function recordReads(db: Db): Reads {
  const { organisations, communities, budgetLines, editions, drafts, obligations, commitments } = tables
  const p = sql.placeholder
  const organisationByCode = db
    .select()
    .from(organisations)
    .where(eq(organisations.code, p('code')))
    .prepare()
  const communityByCode = db
    .select()
    .from(communities)
    .where(eq(communities.code, p('code')))
    .prepare()
  const lineByCode = db
    .select()
    .from(budgetLines)
    .where(eq(budgetLines.code, p('code')))
    .prepare()
  const editionsOf = db
    .select({ number: editions.number, effectiveFrom: editions.effectiveFrom, hash: editions.hash })
    .from(editions)
    .where(eq(editions.jurisdiction, p('jurisdiction')))
    .orderBy(desc(editions.number))
    .prepare()
  const documentOf = db
    .select({ document: editions.document })
    .from(editions)
    .where(and(eq(editions.jurisdiction, p('jurisdiction')), eq(editions.number, p('number'))))
    .prepare()
  const draftOf = db
    .select()
    .from(drafts)
    .where(eq(drafts.jurisdiction, p('jurisdiction')))
    .prepare()
  const arrearsAt = db
    .select({ id: commitments.id, dueOn: commitments.dueOn })
    .from(commitments)
    .where(
      and(
        eq(commitments.organisation, p('organisation')),
        eq(commitments.community, p('community')),
        lte(commitments.overdueFrom, p('on')),
        sql`standing = 'open'`,
      ),
    )
    .orderBy(asc(commitments.overdueFrom), asc(commitments.id))
    .prepare()
  const openSame = db
    .select({ assignment: obligations.assignment, from: obligations.fromDay, until: obligations.untilDay })
    .from(obligations)
    .where(
      and(
        eq(obligations.community, p('community')),
        eq(obligations.item, p('item')),
        gte(obligations.untilDay, p('from')),
        lte(obligations.fromDay, p('until')),
        isNull(obligations.endedOn),
      ),
    )
    .prepare()
  const carried = db
    .select({ n: count() })
    .from(obligations)
    .where(
      and(
        eq(obligations.community, p('community')),
        gte(obligations.untilDay, p('on')),
        lte(obligations.fromDay, p('on')),
        isNull(obligations.endedOn),
        inArray(obligations.standing, ['live']),
      ),
    )
    .prepare()

  const known = {
    organisations: new Map<string, Organisation | undefined>(),
    communities: new Map<string, Community | undefined>(),
    editionRows: new Map<string, EditionRow[]>(),
    /** By hash: an edition never changes. */
    compiled: new Map<string, Edition>(),
  }
  const remembered = <V>(map: Map<string, V>, key: string, find: () => V): V => {
    if (map.has(key)) return map.get(key) as V
    const value = find()
    if (map.size >= 20_000) map.clear()
    map.set(key, value)
    return value
  }
  const rowsOf = (jurisdiction: string) =>
    remembered(known.editionRows, jurisdiction, () => editionsOf.all({ jurisdiction }))
  const compiled = (jurisdiction: string, { number, hash }: EditionRow): Edition =>
    remembered(known.compiled, `${jurisdiction} ${number} ${hash}`, () => {
      const { document } = documentOf.get({ jurisdiction, number }) as { document: string }
      return compileEdition({ jurisdiction, number, hash }, JSON.parse(document) as EditionDocument)
    })

  return {
    organisation: (code) => remembered(known.organisations, code, () => organisationByCode.get({ code })),
    community: (code) => remembered(known.communities, code, () => communityByCode.get({ code })),
    budgetLine: (code) => lineByCode.get({ code }) as Required<Rows['budgetLines']> | undefined,
    editionInForce(jurisdiction, on) {
      for (const code of upwards(jurisdiction)) {
        const row = rowsOf(code).find(({ effectiveFrom }) => effectiveFrom <= on)
        if (row) return compiled(code, row)
      }
      return undefined
    },
    edition(jurisdiction, number) {
      const row = rowsOf(jurisdiction).find((one) => one.number === number)
      return row && compiled(jurisdiction, row)
    },
    latestEdition: (jurisdiction) => rowsOf(jurisdiction)[0],
    draft: (jurisdiction) => draftOf.get({ jurisdiction }),
    arrears(organisation, codes, on) {
      const found = []
      for (const community of codes) {
        const overdue = arrearsAt.all({ organisation, community, on })
        if (overdue.length > 0) found.push({ community, commitments: overdue })
      }
      return found
    },
    duplicates(item, codes, { from, until }) {
      return codes.flatMap((community) =>
        openSame.all({ community, item, from, until }).map((row) => ({ community, ...row })),
      )
    },
    load(codes, on) {
      const load: Record<string, number> = {}
      for (const community of codes) {
        const n = carried.get({ community, on })?.n ?? 0
        if (n > 0) load[community] = n
      }
      return load
    },
    forget() {
      known.organisations.clear()
      known.communities.clear()
      known.editionRows.clear()
    },
  }
}
