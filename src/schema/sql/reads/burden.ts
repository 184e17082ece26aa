// What communities carry by month: a page of keys, with what changes for each.
import { covers } from '../../../policy/access/jurisdictions.ts'
import type { BurdenChange, BurdenReads } from '../../../policy/burden/reads.ts'
import { byHand, type Statements } from '../engine/statements.ts'

const columns = {
  month: true,
  items: true,
  minutes: true,
  ledgers: true,
  forms: true,
  platforms: true,
  meetings: true,
} as const
const figures = 'b.month, b.items, b.minutes, b.ledgers, b.forms, b.platforms, b.meetings'
const placed = { jurisdiction: true, key: true, ...columns } as const

const page = byHand<BurdenChange>(
  `with keys as (
     select distinct jurisdiction, "key" from burdens
     where "by" = @by and (jurisdiction, "key") > (@afterJurisdiction, @after) and jurisdiction < @within || ':'
     order by jurisdiction, "key" limit @limit)
   select b.jurisdiction, b."key", ${figures} from keys k
   cross join burdens b on b."by" = @by and b.jurisdiction = k.jurisdiction and b."key" = k."key" and b.month <= @until
   order by b.jurisdiction, b."key", b.month`,
  placed,
)
const one = byHand<BurdenChange>(
  `select b.jurisdiction, b."key", ${figures} from burdens b
   where b."by" = 'community' and b.jurisdiction = @jurisdiction and b."key" = @community and b.month <= @until order by b.month`,
  placed,
)
// By organisation, as there are fewest of these.
const together = byHand<Omit<BurdenChange, 'jurisdiction' | 'key'>>(
  `select month, sum(items) as items, sum(minutes) as minutes, sum(ledgers) as ledgers, sum(forms) as forms, sum(platforms) as platforms, sum(meetings) as meetings
   from burdens where "by" = 'organisation' and jurisdiction >= @within and jurisdiction < @within || ':' and month <= @until group by month order by month`,
  columns,
)

export function burdenReads(db: Statements): BurdenReads {
  const some = db.statement(page)
  const at = db.statement(one)
  const all = db.statement(together)
  return {
    burdens(by, within, { after: behind, limit }, until) {
      const [place = '', key = ''] = behind?.split('/') ?? []
      // The page begins where the one before ended, and never outside of what was asked for.
      const [afterJurisdiction, after] = covers(within, place) ? [place, key] : [within, '']
      return some.all({ by, within, afterJurisdiction, after, limit, until })
    },
    burdenAt: (jurisdiction, community, until) => at.all({ jurisdiction, community, until }),
    burdensIn: (within, until) => all.all({ within, until }),
  }
}
