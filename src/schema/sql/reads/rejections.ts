// Rejections by any filter, in the order of the record. One index leads, and it already stands in that order; the other
// conditions are written with a unary plus, so that SQLite is not tempted to sort a million rows instead.

import type { Statement } from 'better-sqlite3'
import type { PageOf } from '../../../policy/paging.ts'
import type { RejectionFilter, RejectionRow } from '../../../policy/rejections/reads.ts'
import type { Day } from '../../../policy/terms.ts'
import type { Raw } from '../engine/database.ts'

const columns = `r.entry, r.recorded_at as "recordedAt", r.recorded_on as "recordedOn", r.jurisdiction, r."by", r.ground, r.advisory,
  r.organisation, r.item, r.assignment, e.leaf, e.leaf_hash as "leafHash", e.body`

/** Entries from `first` to `last`, both included. */
export interface Span {
  first: number
  last: number
}

export interface RejectionQueries {
  rejections(filter: RejectionFilter, at: PageOf): RejectionRow[]
  /** How a page of this filter is looked for: what EXPLAIN QUERY PLAN says, for the test that no filter sorts. */
  planOf(filter: RejectionFilter): string[]
  /** The entries between which all rejections of these days stand; undefined where there are none. */
  span(from: Day | undefined, until: Day | undefined): Span | undefined
  /** The condition that keeps a reader within a jurisdiction; nothing where there is no other. */
  confined(within: string | undefined): { only: string } | { range: [string, string] } | undefined
}

export function rejectionQueries(raw: Raw): RejectionQueries {
  const kept = new Map<string, Statement>()
  const statement = (text: string): Statement => {
    const found = kept.get(text) ?? raw.prepare(text)
    kept.set(text, found)
    return found
  }
  const dayAt = raw.prepare('select entry, recorded_on as "on" from rejections where entry >= ? order by entry limit 1')
  // Two questions: SQLite answers either from the end of the table, but both together by reading all of it.
  const firstOfAll = raw.prepare('select min(entry) from rejections').pluck()
  const lastOfAll = raw.prepare('select max(entry) from rejections').pluck()
  const leastFrom = raw.prepare('select min(jurisdiction) from rejections where jurisdiction >= ?').pluck()
  const mostBelow = raw.prepare('select max(jurisdiction) from rejections where jurisdiction < ?').pluck()

  /** The first entry from which on every day is at least `day`: days grow with entries, so it is found by halving. */
  function firstOn(day: Day, { first, last }: Span): number {
    let [low, high] = [first, last + 1]
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      const row = dayAt.get(middle) as { entry: number; on: Day } | undefined
      if (row === undefined || row.on >= day) high = middle
      else low = row.entry + 1
    }
    return low
  }

  function span(from: Day | undefined, until: Day | undefined): Span | undefined {
    const [least, most] = [firstOfAll.get() as number | null, lastOfAll.get() as number | null]
    if (least === null || most === null) return undefined
    const whole = { first: least, last: most }
    const first = from === undefined ? whole.first : firstOn(from, whole)
    const last = until === undefined ? whole.last : firstOn(`${until}~`, whole) - 1
    return first <= last ? { first, last } : undefined
  }

  function confined(within: string | undefined) {
    if (within === undefined) return undefined
    const range: [string, string] = [within, `${within}:`]
    const least = leastFrom.get(within) as string | null
    const most = mostBelow.get(range[1]) as string | null
    if (least === null || least >= range[1]) return { only: within }
    const isAll = leastFrom.get('') === least && (mostBelow.get('~') as string | null) === most
    if (isAll) return undefined
    return least === most ? { only: least } : { range }
  }

  /** How many entries a condition alone would have to look at; beyond `enough` it makes no difference. */
  function reach({ table, lead, values }: Test, after: number, last: number): number {
    const text = `select count(*) from (select 1 from ${table} where ${lead} and ${table.at(-1)}.entry > ? and ${table.at(-1)}.entry <= ? limit ${enough})`
    return statement(text)
      .pluck()
      .get(...values, after, last) as number
  }

  function textOf(filter: RejectionFilter, after: number, { last }: Span) {
    const tests = testsOf(filter, confined(filter.within))
    const able = [...tests.values()].filter(({ lead }) => lead !== '')
    const [first] = able.length < 2 ? able : nearest(able, (test) => reach(test, after, last))
    const { from, where, values, key } = led(first, [...tests.values()])
    const text = `select ${columns} from ${from} cross join entries e where e.idx = r.entry and ${[...where, `${key} > ?`, `${key} <= ?`].join(' and ')} order by ${key} limit ?`
    return { text, values: [...values, after, last] }
  }

  return {
    rejections(filter, { after, limit }) {
      const within = span(filter.from, filter.until)
      if (!within) return []
      const start = Math.max(within.first - 1, after === undefined ? -1 : Number(after))
      const { text, values } = textOf(filter, start, within)
      return statement(text).all(...values, limit) as RejectionRow[]
    },
    planOf(filter) {
      const { text, values } = textOf(filter, -1, { first: 0, last: 2 ** 52 })
      const rows = raw.prepare(`explain query plan ${text}`).all(...values, 50) as { detail: string }[]
      return rows.map(({ detail }) => detail)
    },
    span,
    confined,
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

function testsOf(filter: RejectionFilter, place: ReturnType<RejectionQueries['confined']>): Map<string, Test> {
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
