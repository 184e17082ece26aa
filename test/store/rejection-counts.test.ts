// Summaries from what the fold counted by month, against counting every rejection anew.
import t from 'tap'
import type { Entry } from '../../src/policy/record/entries.ts'
import { changes } from '../../src/policy/record/fold.ts'
import { offList, type SummaryKey, type SummaryLine } from '../../src/policy/rejections/counting.ts'
import type { SummaryFilter } from '../../src/policy/rejections/reads.ts'
import { addDays, shanghaiDay } from '../../src/policy/time/days.ts'
import { changer } from '../../src/schema/sql/engine/changes.ts'
import { openEmpty } from '../../src/schema/sql/engine/database.ts'
import { memory } from '../../src/schema/sql/engine/memory.ts'
import { everyRead } from '../../src/schema/sql/reads/index.ts'
import fc from '../properties.ts'

const days = 150
const first = '2027-01-20'
const rejection = fc.record({
  day: fc.nat(days),
  jurisdiction: fc.constantFrom('990105', '990106', '440305'),
  organisation: fc.option(fc.constantFrom('a', 'b')),
  item: fc.option(fc.constantFrom('x', 'y')),
  communities: fc.array(fc.constantFrom('1', '2', '3'), { maxLength: 3 }),
  rules: fc.array(fc.constantFrom('off-list', 'plan-missing'), { maxLength: 2 }),
  by: fc.constantFrom('rules', 'reviewer', 'community'),
  advisory: fc.boolean(),
})
const asked = fc.record({
  from: fc.option(fc.nat(days + 20)),
  until: fc.option(fc.nat(days + 20)),
  within: fc.option(fc.constantFrom('99', '990105', '44', '33')),
  advisory: fc.option(fc.boolean()),
})

t.test('whatever days, place and kind are asked for', async () => {
  const property = fc.asyncProperty(
    fc.array(rejection, { maxLength: 60 }),
    fc.array(asked, { minLength: 6, maxLength: 6 }),
    async (list, filters) => {
      const sorted = list.toSorted((a, b) => a.day - b.day)
      const headers = sorted.map(({ day, organisation, item, advisory, communities, rules, by, ...one }) => ({
        type: 'check-rejected' as const,
        at: `${addDays(first, day)}T03:00:00.000Z`,
        actor: 'x',
        ...one,
        communities: [...new Set(communities)],
        rules: [...new Set(rules)],
        by: advisory ? ('rules' as const) : (by as 'rules'),
        advisory,
        ...(organisation !== null && { organisation }),
        ...(item !== null && { item }),
      }))
      const db = openEmpty()
      try {
        const carry = changer(db)
        for (const [i, header] of headers.entries()) carry(changes({ header, body: {} } as unknown as Entry, i))
        const reads = everyRead(db, memory())
        for (const { from, until, within, advisory } of filters) {
          const filter: SummaryFilter = {
            ...(from !== null && { from: addDays(first, from) }),
            ...(until !== null && { until: addDays(first, until) }),
            ...(within !== null && { within }),
            ...(advisory !== null && { advisory }),
          }
          for (const by of ['organisation', 'community', 'rule', 'month', 'item'] as const) {
            const told = sortedByKey(await reads.rejectionSummary(by, filter))
            const meant = sortedByKey(countedAnew(headers, by, filter))
            if (JSON.stringify(told) !== JSON.stringify(meant))
              throw new Error(`${by} ${JSON.stringify(filter)}: ${JSON.stringify(told)} where ${JSON.stringify(meant)}`)
          }
          const repeats = (await reads.rejectionRepeats(filter, undefined, 1000)).map(
            ({ community, organisation, item, times }) => `${community} ${organisation} ${item} ${times}`,
          )
          const again = repeatedAnew(headers, filter)
          if (repeats.sort().join() !== again.join())
            throw new Error(`${JSON.stringify(filter)}: ${repeats} where ${again}`)
        }
      } finally {
        db.raw.close()
      }
    },
  )
  await fc.assert(property, { numRuns: 60 })
})

interface Header {
  at: string
  jurisdiction: string
  organisation?: string
  item?: string
  communities: string[]
  rules: string[]
  by: 'rules' | 'reviewer' | 'community'
  advisory: boolean
}

function keysOf(header: Header, by: SummaryKey): string[] {
  if (by === 'organisation') return header.organisation === undefined ? [] : [header.organisation]
  if (by === 'item') return [header.item ?? offList]
  if (by === 'community') return header.communities
  return by === 'rule' ? header.rules : [shanghaiDay(header.at).slice(0, 7)]
}

function countedAnew(headers: readonly Header[], by: SummaryKey, filter: SummaryFilter): SummaryLine[] {
  const lines = new Map<string, SummaryLine>()
  for (const header of headers) {
    if (!isAsked(header, filter)) continue
    if (filter.advisory !== undefined && header.advisory !== filter.advisory) continue
    for (const key of keysOf(header, by)) {
      const line = lines.get(key) ?? { key, count: 0, advisory: 0, rules: 0, reviewer: 0, community: 0 }
      line.count++
      line[header.by]++
      if (header.advisory) line.advisory++
      lines.set(key, line)
    }
  }
  return [...lines.values()]
}

function repeatedAnew(headers: readonly Header[], filter: SummaryFilter): string[] {
  const times = new Map<string, number>()
  for (const header of headers.filter((one) => isAsked(one, filter) && !one.advisory && one.organisation !== undefined))
    for (const community of header.communities) {
      const key = `${community} ${header.organisation} ${header.item ?? null}`
      times.set(key, (times.get(key) ?? 0) + 1)
    }
  return [...times]
    .filter(([, n]) => n > 1)
    .map(([key, n]) => `${key} ${n}`)
    .sort()
}

function isAsked(header: Header, { from, until, within }: SummaryFilter): boolean {
  const day = shanghaiDay(header.at)
  return (
    (from === undefined || day >= from) &&
    (until === undefined || day <= until) &&
    (within === undefined || header.jurisdiction.startsWith(within))
  )
}

const sortedByKey = (lines: readonly SummaryLine[]) =>
  lines
    .map(({ key, count, advisory, rules, reviewer, community }) => ({
      key,
      count,
      advisory,
      rules,
      reviewer,
      community,
    }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
