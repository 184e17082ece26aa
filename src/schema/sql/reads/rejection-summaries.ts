// Rejections counted. A count over a million rows is made in steps, so that the service answers others meanwhile.

import type { RepeatPlace } from '../../../policy/rejections/counting.ts'
import { offList, type RepeatLine, type SummaryKey, type SummaryLine } from '../../../policy/rejections/counting.ts'
import type { RejectionReads } from '../../../policy/rejections/reads.ts'
import type { Day } from '../../../policy/terms.ts'
import { othersTurn } from '../../../policy/turn.ts'
import type { Raw } from '../engine/database.ts'
import type { RejectionQueries, Span } from './rejections.ts'

/** Rejections counted before others have their turn. */
const step = 10_000
const sources: Record<SummaryKey, { keys: string; from: string; key: string; test: string }> = {
  organisation: {
    keys: 'select min(organisation) from rejections where organisation > ?',
    from: 'rejections r',
    key: 'r.entry',
    test: 'r.organisation = ?',
  },
  item: {
    keys: 'select min(item) from rejections where item > ?',
    from: 'rejections r',
    key: 'r.entry',
    test: 'r.item = ?',
  },
  community: {
    keys: 'select min(community) from rejection_communities where community > ?',
    from: 'rejection_communities d cross join rejections r',
    key: 'd.entry',
    test: 'd.community = ? and r.entry = d.entry',
  },
  rule: {
    keys: 'select min(rule) from rejection_rules where rule > ?',
    from: 'rejection_rules d cross join rejections r',
    key: 'd.entry',
    test: 'd.rule = ? and r.entry = d.entry',
  },
  month: { keys: '', from: 'rejections r', key: 'r.entry', test: 'true' },
}

export function summaryQueries(
  raw: Raw,
  { span, confined }: RejectionQueries,
): Pick<RejectionReads, 'rejectionSummary' | 'rejectionRepeats' | 'rejectionCount'> {
  const rested = restful()
  const confine = (within: string | undefined): { sql: string; values: string[] } => {
    const place = confined(within)
    if (!place) return { sql: '', values: [] }
    if ('only' in place) return { sql: ' and +r.jurisdiction = ?', values: [place.only] }
    return { sql: ' and +r.jurisdiction >= ? and +r.jurisdiction < ?', values: place.range }
  }

  function* keysOf(text: string): Generator<string> {
    const next = raw.prepare(text).pluck()
    for (let key = next.get('') as string | null; key !== null; key = next.get(key) as string | null) yield key
  }

  async function counted(by: SummaryKey, test: string, key: string, at: Span, within: string | undefined) {
    const { from, key: entry } = sources[by]
    const { sql, values } = confine(within)
    const line = { key, count: 0, advisory: 0, rules: 0, reviewer: 0, community: 0 }
    const count = raw.prepare(
      `select count(*) as count, coalesce(sum(advisory), 0) as advisory, coalesce(sum("by" = 'rules'), 0) as rules,
         coalesce(sum("by" = 'reviewer'), 0) as reviewer, coalesce(sum("by" = 'community'), 0) as community, max(entry) as last
       from (select r.entry, r.advisory, r."by" from ${from} where ${test} and ${entry} > ? and ${entry} <= ?${sql} order by ${entry} limit ${step})`,
    )
    const given = test.includes('?') ? [key] : []
    for (let after = at.first - 1; ; ) {
      const part = count.get(...given, after, at.last, ...values) as SummaryLine & { last: number }
      for (const name of ['count', 'advisory', 'rules', 'reviewer', 'community'] as const) line[name] += part[name]
      await rested(part.count)
      if (part.count < step) break
      after = part.last
    }
    return line
  }

  async function byMonth(at: Span, within: string | undefined): Promise<SummaryLine[]> {
    const dayOf = raw.prepare('select recorded_on from rejections where entry >= ? order by entry limit 1').pluck()
    const lines: SummaryLine[] = []
    for (let first = at.first; first <= at.last; ) {
      const month = (dayOf.get(first) as Day).slice(0, 7)
      const whole = span(`${month}-01`, `${month}-31`) as Span
      const part = { first, last: Math.min(whole.last, at.last) }
      lines.push(await counted('month', sources.month.test, month, part, within))
      first = whole.last + 1
    }
    return lines
  }

  return {
    async rejectionSummary(by, { within, from, until }) {
      const at = span(from, until)
      if (!at) return []
      const lines: SummaryLine[] = []
      if (by === 'month') lines.push(...(await byMonth(at, within)))
      else for (const key of keysOf(sources[by].keys)) lines.push(await counted(by, sources[by].test, key, at, within))
      if (by === 'item') lines.push(await counted('item', 'r.item is null', offList, at, within))
      const found = lines.filter(({ count }) => count > 0)
      return by === 'month' ? found : found.sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))
    },

    async rejectionRepeats(filter, after, limit) {
      const at = span(filter.from, filter.until)
      if (!at) return []
      const { sql, values } = confine(filter.within)
      const narrowed = [
        ...(filter.organisation === undefined ? [] : [filter.organisation]),
        ...(filter.item === undefined ? [] : [filter.item]),
      ]
      // Off the list it is the title that says what the work is; it stands in the body alone.
      const find = raw.prepare(
        `select r.organisation, r.item, case when r.item is null then
             (select coalesce(json_extract(e.body, '$.request.title'), json_extract(e.body, '$.title')) from entries e where e.idx = r.entry) end as title,
           count(*) as times, min(r.entry) as first, max(r.entry) as last, min(r.recorded_on) as "firstOn", max(r.recorded_on) as "lastOn"
         from rejection_communities d cross join rejections r
         where d.community = ? and r.entry = d.entry and d.entry >= ? and d.entry <= ? and +r.advisory = 0 and r.organisation is not null${sql}
           ${filter.organisation === undefined ? '' : 'and +r.organisation = ?'} ${filter.item === undefined ? '' : 'and +r.item = ?'}
         group by 1, 2, 3 having count(*) > 1 order by 1, 2, 3`,
      )
      const start = after?.community ?? ''
      const found: RepeatLine[] = []
      const communities = filter.community === undefined ? keysOf(sources.community.keys) : [filter.community]
      for (const community of communities) {
        if (community < start) continue
        const rows = find.all(community, at.first, at.last, ...values, ...narrowed) as Omit<RepeatLine, 'community'>[]
        for (const row of rows.map((one) => ({ community, ...one })))
          if (after === undefined || isBehind(row, after)) found.push(row)
        if (found.length >= limit) break
        await rested(rows.reduce((sum, { times }) => sum + times, 0))
      }
      return found.sort((a, b) => (isBehind(a, b) ? 1 : -1)).slice(0, limit)
    },

    rejectionCount: () => raw.prepare('select count(*) from rejections').pluck().get() as number,
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
