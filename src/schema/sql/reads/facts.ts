// The facts that deciding needs, each by index, and remembered until something touches the table that it is from.

import { upwards } from '../../../policy/access/jurisdictions.ts'
import { compileEdition, type Edition } from '../../../policy/list/edition.ts'
import type { RecordReads } from '../../../policy/ports.ts'
import type { Row, TableName } from '../../../policy/record/rows.ts'
import type { Community, Day, EditionDocument, Facts, Organisation } from '../../../policy/terms.ts'
import type { Db, Raw } from '../engine/database.ts'
import { and, desc, eq, sql } from '../engine/drizzle.ts'
import { memory } from '../engine/memory.ts'
import * as tables from '../tables/index.ts'
import { lifeReads } from './support.ts'

interface EditionRow {
  number: number
  effectiveFrom: Day
  hash: string
}

/** Sorted here: SQLite would spend more on a sorter that is nearly always empty than on the search. */
const byDueDay = (a: Overdue, b: Overdue) => (a.dueOn === b.dueOn ? (a.id < b.id ? -1 : 1) : a.dueOn < b.dueOn ? -1 : 1)

type Duplicate = Facts['duplicates'][number]
type Overdue = Facts['arrears'][number]['commitments'][number]

type FactReads = Pick<
  RecordReads,
  | 'organisation'
  | 'community'
  | 'budgetLine'
  | 'editionInForce'
  | 'edition'
  | 'latestEdition'
  | 'draft'
  | 'arrears'
  | 'duplicates'
  | 'load'
> &
  ReturnType<typeof lifeReads> & {
    touched(table: TableName): void
    /** Forgets what is remembered: another connection wrote, or a transaction was undone. */
    forget(): void
  }

export function recordReads(raw: Raw, db: Db): FactReads {
  // Asked for by every request, so prepared by hand: the query builder's mapping costs more than these queries.
  const organisationByCode = raw.prepare('select code, name, kind, jurisdiction from organisations where code = ?')
  const communityByCode = raw.prepare(
    'select code, name, jurisdiction, street, households, residents from communities where code = ?',
  )
  const lineByCode = raw.prepare(
    'select code, organisation, year, total_fen as "totalFen", document, committed_fen as "committedFen" from budget_lines where code = ?',
  )
  const arrearsAt = raw.prepare(
    `select id, due_on as "dueOn" from commitments
     where organisation = ? and community = ? and overdue_from <= ? and standing = 'open'`,
  )
  const openSame = raw.prepare(
    `select assignment, from_day as "from", until_day as "until" from obligations
     where community = ? and item = ? and until_day >= ? and from_day <= ? and ended_on is null`,
  )
  const carried = raw
    .prepare(
      `select count(*) from obligations
       where community = ? and until_day >= ? and from_day <= ? and ended_on is null and standing = 'live'`,
    )
    .pluck()
  const { editions, drafts } = tables
  const p = sql.placeholder
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

  const kept = memory()
  const organisations = kept.on<Organisation | undefined>(['organisations'], 20_000)
  const communities = kept.on<Community | undefined>(['communities'], 20_000)
  const lines = kept.on<Row<'budgetLines'> | undefined>(['budgetLines'], 5000)
  const overdue = kept.on<Overdue[]>(['commitments'], 20_000)
  const open = kept.on<Omit<Duplicate, 'community'>[]>(['obligations'], 20_000)
  const loads = kept.on<number>(['obligations'], 20_000)
  const editionRows = kept.on<EditionRow[]>(['editions'], 5000)
  const compiledEditions = kept.on<Edition>(['editions'], 64)

  const rowsOf = (jurisdiction: string) => editionRows(jurisdiction, () => editionsOf.all({ jurisdiction }))
  const compiled = (jurisdiction: string, { number, hash }: EditionRow): Edition =>
    compiledEditions(`${jurisdiction} ${number} ${hash}`, () => {
      const { document } = documentOf.get({ jurisdiction, number }) as { document: string }
      return compileEdition({ jurisdiction, number, hash }, JSON.parse(document) as EditionDocument)
    })

  return {
    ...lifeReads(raw),
    organisation: (code) => organisations(code, () => organisationByCode.get(code) as Organisation | undefined),
    community: (code) => communities(code, () => communityByCode.get(code) as Community | undefined),
    budgetLine: (code) => lines(code, () => lineByCode.get(code) as Row<'budgetLines'> | undefined),
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
        const late = overdue(`${organisation} ${community} ${on}`, () => {
          const rows = arrearsAt.all(organisation, community, on) as Overdue[]
          return rows.sort(byDueDay)
        })
        if (late.length > 0) found.push({ community, commitments: late })
      }
      return found
    },
    duplicates(item, codes, { from, until }) {
      const found: Duplicate[] = []
      for (const community of codes) {
        const same = open(
          `${community} ${item} ${from} ${until}`,
          () => openSame.all(community, item, from, until) as Omit<Duplicate, 'community'>[],
        )
        for (const row of same) found.push({ community, ...row })
      }
      return found
    },
    load(codes, on) {
      const load: Record<string, number> = {}
      for (const community of codes) {
        const n = loads(`${community} ${on}`, () => carried.get(community, on, on) as number)
        if (n > 0) load[community] = n
      }
      return load
    },
    touched: kept.touched,
    forget: kept.forget,
  }
}
