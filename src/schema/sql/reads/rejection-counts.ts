// Rejections counted. A count over a million rows is made in steps, so that the service answers others meanwhile.

import {
  offList,
  type RepeatLine,
  type RepeatPlace,
  type SummaryKey,
  type SummaryLine,
} from '../../../policy/rejections/counting.ts'
import type { RejectionReads, SummaryFilter } from '../../../policy/rejections/reads.ts'
import type { Day } from '../../../policy/terms.ts'
import { othersTurn } from '../../../policy/turn.ts'
import { byHand, type Statements } from '../engine/statements.ts'
import { type Bounds, placeOf, type Span } from './rejection-bounds.ts'
import { type Months, monthCounts, none } from './rejection-months.ts'

/** Rejections counted before others have their turn. */
const step = 10_000
const sources: Record<SummaryKey, { keys: string; from: string; key: string; test: string }> = {
  organisation: {
    keys: 'select min(organisation) as "key" from rejections where organisation > @after',
    from: 'rejections r',
    key: 'r.entry',
    test: 'r.organisation = @key',
  },
  item: {
    keys: 'select min(item) as "key" from rejections where item > @after',
    from: 'rejections r',
    key: 'r.entry',
    test: 'r.item = @key',
  },
  community: {
    keys: 'select min(community) as "key" from rejection_communities where community > @after',
    from: 'rejection_communities d cross join rejections r',
    key: 'd.entry',
    test: 'd.community = @key and r.entry = d.entry',
  },
  street: {
    keys: 'select min(street) as "key" from communities where street > @after',
    from: 'rejections r',
    key: 'r.entry',
    // Several communities of a street may be in one entry: it counts once.
    test: `r.entry in (select d.entry from communities c cross join rejection_communities d
      where c.street = @key and d.community = c.code and d.entry > @after and d.entry <= @last)`,
  },
  rule: {
    keys: 'select min(rule) as "key" from rejection_rules where rule > @after',
    from: 'rejection_rules d cross join rejections r',
    key: 'd.entry',
    test: 'd.rule = @key and r.entry = d.entry',
  },
  month: { keys: '', from: 'rejections r', key: 'r.entry', test: 'true' },
}

const countOfAll = byHand<{ count: number }>('select count(*) as count from rejections', { count: true })
const dayAt = byHand<{ day: Day }>(
  'select recordedOn as day from rejections where entry >= @start order by entry limit 1',
  { day: true },
)
const keyBehind = (text: string) => byHand<{ key: string | null }>(text, { key: true })

/** A step of rejections counted; `last` is the entry that it ended with. */
type Part = Omit<SummaryLine, 'key'> & { last: number }
const part = (by: SummaryKey, test: string, place: string) => {
  const { from, key: entry } = sources[by]
  return byHand<Part>(
    `select count(*) as count, coalesce(sum(advisory), 0) as advisory, coalesce(sum("by" = 'rules'), 0) as rules,
       coalesce(sum("by" = 'reviewer'), 0) as reviewer, coalesce(sum("by" = 'community'), 0) as community, max(entry) as last
     from (select r.entry, r.advisory, r."by" from ${from} where ${test} and ${entry} > @after and ${entry} <= @last${place} order by ${entry} limit ${step})`,
    { count: true, advisory: true, rules: true, reviewer: true, community: true, last: true },
  )
}

// Off the list it is the title that says what the work is; it stands in the body alone.
const repeatsAt = (narrowed: string) =>
  byHand<Omit<RepeatLine, 'community'>>(
    `select r.organisation, r.item, case when r.item is null then
       (select coalesce(json_extract(e.body, '$.request.title'), json_extract(e.body, '$.title')) from entries e where e."index" = r.entry) end as title,
       count(*) as times, min(r.entry) as first, max(r.entry) as last, min(r.recordedOn) as firstOn, max(r.recordedOn) as lastOn
     from rejection_communities d cross join rejections r
     where d.community = @community and r.entry = d.entry and d.entry >= @first and d.entry <= @last and +r.advisory = 0 and r.organisation is not null${narrowed}
     group by 1, 2, 3 having count(*) > 1 order by 1, 2, 3`,
    {
      organisation: true,
      item: true,
      title: true,
      times: true,
      first: true,
      last: true,
      firstOn: true,
      lastOn: true,
    },
  )

type CountedKey = Exclude<SummaryKey, 'month' | 'street'>
function add(line: SummaryLine, more: SummaryLine): void {
  for (const name of ['count', 'advisory', 'rules', 'reviewer', 'community'] as const) line[name] += more[name]
}

export function rejectionCounts(
  db: Statements,
  { span, confined }: Bounds,
): Pick<RejectionReads, 'rejectionSummary' | 'rejectionRepeats' | 'rejectionCount'> {
  const rested = restful()
  const { sumOf, monthsIn } = monthCounts(db, { span, confined })
  const all = db.statement(countOfAll)
  const dayFrom = db.statement(dayAt)

  function* keysOf(text: string): Generator<string> {
    const next = db.shaped(keyBehind(text))
    const behind = (after: string) => next.get({ after })?.key ?? null
    for (let key = behind(''); key !== null; key = behind(key)) yield key
  }

  async function counted(by: SummaryKey, test: string, key: string, at: Span, { within, advisory }: SummaryFilter) {
    const { sql: place, values } = placeOf(confined(within))
    const sql = advisory === undefined ? place : `${place} and +r.advisory = ${advisory ? 1 : 0}`
    const line = { key, ...none() }
    const counting = db.shaped(part(by, test, sql))
    for (let after = at.first - 1; ; ) {
      const found = counting.get({ ...values, key, after, last: at.last }) as Part
      add(line, { key, ...found })
      await rested(found.count)
      if (found.count < step) break
      after = found.last
    }
    return line
  }

  /** What a key has between two days: whole months as they were counted, the days at the ends by their rejections. */
  async function inDays(by: CountedKey, key: string, asked: Months, filter: SummaryFilter): Promise<SummaryLine> {
    const line = { key: by === 'item' && key === '' ? offList : key, ...sumOf(by, key, asked, filter) }
    const test = by === 'item' && key === '' ? 'r.item is null' : sources[by].test
    for (const at of asked.ends) add(line, await counted(by, test, key, at, filter))
    await rested(asked.whole ? 50 : 0)
    return line
  }

  async function byMonth(at: Span, filter: SummaryFilter): Promise<SummaryLine[]> {
    const lines: SummaryLine[] = []
    for (let first = at.first; first <= at.last; ) {
      const { day } = dayFrom.get({ start: first }) as { day: Day }
      const month = day.slice(0, 7)
      const whole = span(`${month}-01`, `${month}-31`) as Span
      const inMonth = { first, last: Math.min(whole.last, at.last) }
      const isWhole = inMonth.first === whole.first && inMonth.last === whole.last
      if (isWhole)
        lines.push({ key: month, ...sumOf('all', '', { whole: { from: month, until: month }, ends: [] }, filter) })
      else lines.push(await counted('month', sources.month.test, month, inMonth, filter))
      first = whole.last + 1
    }
    return lines
  }

  return {
    async rejectionSummary(by, filter) {
      const at = span(filter.from, filter.until)
      if (!at) return []
      const lines: SummaryLine[] = []
      if (by === 'month') lines.push(...(await byMonth(at, filter)))
      else if (by === 'street')
        for (const key of keysOf(sources.street.keys))
          lines.push(await counted(by, sources.street.test, key, at, filter))
      else {
        const asked = monthsIn(filter)
        for (const key of keysOf(sources[by].keys)) lines.push(await inDays(by, key, asked, filter))
        if (by === 'item') lines.push(await inDays('item', '', asked, filter))
      }
      const found = lines.filter(({ count }) => count > 0)
      return by === 'month' ? found : found.sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))
    },

    async rejectionRepeats(filter, after, limit) {
      const at = span(filter.from, filter.until)
      if (!at) return []
      const { sql, values } = placeOf(confined(filter.within))
      const { organisation, item } = filter
      const narrowed = [
        ...(organisation === undefined ? [] : [' and +r.organisation = @organisation']),
        ...(item === undefined ? [] : [' and +r.item = @item']),
      ]
      const find = db.shaped(repeatsAt(`${sql}${narrowed.join('')}`))
      const given = {
        ...values,
        ...at,
        ...(organisation !== undefined && { organisation }),
        ...(item !== undefined && { item }),
      }
      const start = after?.community ?? ''
      const found: RepeatLine[] = []
      const communities = filter.community === undefined ? keysOf(sources.community.keys) : [filter.community]
      for (const community of communities) {
        if (community < start) continue
        const rows = find.all({ ...given, community })
        for (const row of rows.map((one) => ({ community, ...one })))
          if (after === undefined || isBehind(row, after)) found.push(row)
        if (found.length >= limit) break
        await rested(rows.reduce((sum, { times }) => sum + times, 0))
      }
      return found.sort((a, b) => (isBehind(a, b) ? 1 : -1)).slice(0, limit)
    },

    rejectionCount: () => all.get()?.count ?? 0,
  }
}

/** Lets others have their turn after some thousand rows; a query itself counts as some. */
function restful(): (rows: number) => Promise<void> {
  let done = 0
  return async (rows) => {
    done += rows + 50
    if (done < step) return
    done = 0
    await othersTurn()
  }
}

/** Whether one line stands behind another, part by part. */
function isBehind(line: RepeatPlace, other: RepeatPlace): boolean {
  const [a, b] = [partsOf(line), partsOf(other)]
  const i = a.findIndex((part, at) => part !== b[at])
  return i >= 0 && (a[i] as string) > (b[i] as string)
}

const partsOf = ({ community, organisation, item, title }: RepeatPlace) => [
  community,
  organisation,
  item ?? '',
  title ?? '',
]
