// What questions about a list ask of the record: the requests of a span of days, and the work that runs.
// Everything is read in short steps, so that serving goes on between them.

import type { RecordedRequest } from '../../../policy/admission/reads.ts'
import type { LiveRow } from '../../../policy/list/reads.ts'
import type { RecordReads } from '../../../policy/ports.ts'
import type { Day } from '../../../policy/terms.ts'
import type { Raw } from '../engine/database.ts'

export function listQueries(
  raw: Raw,
): Pick<RecordReads, 'firstRequestOn' | 'requestsBetween' | 'communitiesWithin' | 'liveAt'> {
  const requestFrom = raw.prepare(
    'select entry, recorded_on as "on" from assignments where entry >= ? order by entry limit 1',
  )
  const size = raw.prepare('select coalesce(max(idx) + 1, 0) from entries').pluck()
  // A bounded stretch of the log each time, however few of its requests are of this jurisdiction.
  const between = raw.prepare(
    `select a.entry as "index", a.id as assignment, a.jurisdiction, e.body from assignments a join entries e on e.idx = a.entry
     where a.entry >= ? and a.entry < ? and a.jurisdiction >= ? and a.jurisdiction < ? order by a.entry`,
  )
  const within = raw.prepare(
    'select code, jurisdiction from communities where jurisdiction >= ? and jurisdiction < ? and code > ? order by code limit ?',
  )
  const live = raw.prepare(
    `select o.assignment, o.organisation, o.item, o.title, o.community, o.jurisdiction, o.from_day as "from", o.until_day as "until"
     from obligations o where o.ended_on is null and o.community in (select value from json_each(?))
     and o.item in (select value from json_each(?)) and o.until_day >= ? order by o.assignment, o.position`,
  )
  const below = (jurisdiction: string) => [jurisdiction, `${jurisdiction}:`] as const

  return {
    firstRequestOn(day) {
      // Days only grow along the log, so the first is found by halving.
      let low = 0
      let high = size.get() as number
      while (low < high) {
        const middle = Math.floor((low + high) / 2)
        const found = requestFrom.get(middle) as { entry: number; on: Day } | undefined
        if (found === undefined || found.on >= day) high = middle
        else low = found.entry + 1
      }
      return low
    },
    requestsBetween: (start, end, jurisdiction) => between.all(start, end, ...below(jurisdiction)) as RecordedRequest[],
    communitiesWithin: (jurisdiction, after, limit) =>
      within.all(...below(jurisdiction), after, limit) as { code: string; jurisdiction: string }[],
    liveAt: (communities, items, today) =>
      live.all(JSON.stringify(communities), JSON.stringify(items), today) as LiveRow[],
  }
}
