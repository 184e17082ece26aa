// Rejections by any filter, in the order of the record. One index leads, and it already stands in that order; the other
// conditions are written with a unary plus, so that SQLite is not tempted to sort a million rows instead.

import type { PageOf } from '../../../policy/paging.ts'
import type { RejectionFilter, RejectionRow } from '../../../policy/rejections/reads.ts'
import { byHand, type Query, type Statements, type Value } from '../engine/statements.ts'
import type { Bounds, Span } from './rejection-bounds.ts'

const columns = `r.entry, r.recordedAt, r.recordedOn, r.jurisdiction, r."by", r.ground, r.advisory,
  r.organisation, r.item, r.assignment, e.leaf, e.leafHash, e.body`

const page = (text: string, values: readonly Value[]) =>
  byHand<RejectionRow>(
    text,
    {
      entry: true,
      recordedAt: true,
      recordedOn: true,
      jurisdiction: true,
      by: true,
      ground: true,
      advisory: true,
      organisation: true,
      item: true,
      assignment: true,
      leaf: true,
      leafHash: true,
      body: true,
    },
    values,
  )

export interface RejectionPages {
  rejections(filter: RejectionFilter, at: PageOf): RejectionRow[]
  /** How a page of this filter is asked for, between two entries: for the test that none sorts. */
  queryOf(filter: RejectionFilter, after: number, span: Span): Query<RejectionRow>
}

export function rejectionPages(db: Statements, { span, confined }: Bounds): RejectionPages {
  /** How many entries a condition alone would have to look at; beyond `enough` it makes no difference. */
  function reach({ table, lead, values }: Test, after: number, last: number): number {
    const entry = `${table.at(-1)}.entry`
    const text = `select count(*) as reach from (select 1 from ${table} where ${lead} and ${entry} > ? and ${entry} <= ? limit ${enough})`
    return db.shaped(byHand<{ reach: number }>(text, { reach: true }, [...values, after, last])).get()?.reach ?? 0
  }

  function queryOf(filter: RejectionFilter, after: number, { last }: Span): Query<RejectionRow> {
    const tests = testsOf(filter, confined(filter.within))
    const able = [...tests.values()].filter(({ lead }) => lead !== '')
    const [first] = able.length < 2 ? able : nearest(able, (test) => reach(test, after, last))
    const { from, where, values, key } = led(first, [...tests.values()])
    const conditions = [...where, `${key} > ?`, `${key} <= ?`].join(' and ')
    const text = `select ${columns} from ${from} cross join entries e where e."index" = r.entry and ${conditions} order by ${key} limit @limit`
    return page(text, [...values, after, last])
  }

  return {
    rejections(filter, { after, limit }) {
      const within = span(filter.from, filter.until)
      if (!within) return []
      const start = Math.max(within.first - 1, after === undefined ? -1 : Number(after))
      return db.shaped(queryOf(filter, start, within)).all({ limit })
    },
    queryOf,
  }
}

/** A condition: leading, where an index has it in the order of entries (else empty), or filtering what another leads to. */
interface Test {
  table: string
  lead: string
  filter: string
  values: (string | number)[]
}

/** Counting further than this would cost more than it saves. */
const enough = 2000

function nearest(tests: readonly Test[], reach: (test: Test) => number): Test[] {
  return tests
    .map((test) => ({ test, size: reach(test) }))
    .sort((a, b) => a.size - b.size)
    .map(({ test }) => test)
}

function led(first: Test | undefined, tests: readonly Test[]) {
  const linked = first?.table.endsWith(' d') === true
  return {
    from: linked ? `${first.table} cross join rejections r` : 'rejections r',
    where: [
      ...(linked ? ['r.entry = d.entry'] : []),
      ...tests.map((test) => (test === first ? test.lead : test.filter)),
    ],
    values: tests.flatMap(({ values }) => values),
    key: linked ? 'd.entry' : 'r.entry',
  }
}

function testsOf(filter: RejectionFilter, place: ReturnType<Bounds['confined']>): Map<string, Test> {
  const tests = new Map<string, Test>()
  const column = (name: string, sql: string, value: string | number | undefined) => {
    if (value !== undefined)
      tests.set(name, { table: 'rejections r', lead: `r.${sql} = ?`, filter: `+r.${sql} = ?`, values: [value] })
  }
  const linked = (name: string, table: string, value: string | undefined) => {
    if (value === undefined) return
    const filter = `exists (select 1 from ${table} x where x.${name} = ? and x.entry = r.entry)`
    tests.set(name, { table: `${table} d`, lead: `d.${name} = ?`, filter, values: [value] })
  }
  linked('community', 'rejection_communities', filter.community)
  linked('rule', 'rejection_rules', filter.rule)
  column('organisation', 'organisation', filter.organisation)
  column('item', 'item', filter.item)
  column('ground', 'ground', filter.ground)
  column('advisory', 'advisory', filter.advisory === undefined ? undefined : filter.advisory ? 1 : 0)
  // Nearly all are by rules, so only the others have an index.
  if (filter.by === 'rules') tests.set('by', { table: '', lead: '', filter: `+r."by" = ?`, values: ['rules'] })
  else if (filter.by !== undefined)
    tests.set('people', {
      table: 'rejections r',
      lead: `r."by" <> 'rules' and r."by" = ?`,
      filter: `+r."by" = ?`,
      values: [filter.by],
    })
  if (place && 'only' in place) column('only', 'jurisdiction', place.only)
  else if (place)
    tests.set('range', {
      table: '',
      lead: '',
      filter: '+r.jurisdiction >= ? and +r.jurisdiction < ?',
      values: place.range,
    })
  return tests
}
