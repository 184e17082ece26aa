// What somebody asks for must be something: a filter that can match nothing is a slip, and its zero would be believed.
import { nearestName } from '../nearest.ts'
import type { RecordReads } from '../ports.ts'
import { fault } from '../problem.ts'
import type { Day, Fault } from '../terms.ts'
import { ruleBy, ruleWords } from './rule-catalogue.ts'

export interface AskedFilter {
  from?: Day | undefined
  until?: Day | undefined
  organisation?: string | undefined
  community?: string | undefined
  item?: string | undefined
  rule?: string | undefined
}

type Reads = Pick<RecordReads, 'organisation' | 'community' | 'organisations' | 'communities' | 'editionInForce'>

export interface AskedWhere {
  /** Whose list has the items; without it any item may be asked for. */
  within?: string
  today: Day
  /** Whether something is on the record of what is in no register, or no longer. */
  isRecorded(filter: { organisation?: string; community?: string; item?: string }): boolean
}

/** Registered ones that are looked through for the nearest. */
const most = 20_000

/** The filter with the code of its rule; or what of it nobody knows, with the nearest that there is. */
export function knownFilter<F extends AskedFilter>(
  read: Reads,
  asked: F,
  { within, today, isRecorded }: AskedWhere,
): { filter: F } | { faults: Fault[] } {
  const faults = dayFaults(asked)
  const { organisation, community, item, rule } = asked
  const unknown = (member: string, what: string, en: string, said: string, names: () => Iterable<string>) => {
    const near = nearestName(said, names())
    faults.push(
      fault(
        `/query/${member}`,
        `没有${what} ${said}${near === undefined ? '' : `；是否为 ${near}`}`,
        `There is no ${en} ${said}${near === undefined ? '' : `; did you mean ${near}?`}`,
      ),
    )
  }
  if (organisation !== undefined && !read.organisation(organisation) && !isRecorded({ organisation }))
    unknown('organisation', '登记的单位', 'registered organisation', organisation, () =>
      codesOf(read.organisations(undefined, { after: undefined, limit: most })),
    )
  if (community !== undefined && !read.community(community) && !isRecorded({ community }))
    unknown('community', '登记的社区', 'registered community', community, () =>
      codesOf(read.communities(undefined, { after: undefined, limit: most })),
    )
  const items = item === undefined || within === undefined ? undefined : read.editionInForce(within, today)?.items
  if (item !== undefined && items && !items.has(item) && !isRecorded({ item }))
    unknown('item', '清单事项', 'item', item, () => items.keys())
  const code = rule === undefined ? undefined : ruleBy(rule)
  if (rule !== undefined && code === undefined) unknown('rule', '规则', 'rule', rule, () => ruleWords)
  if (faults.length > 0) return { faults }
  return { filter: code === undefined ? asked : { ...asked, rule: code } }
}

function* codesOf(rows: readonly { code: string }[]): Generator<string> {
  for (const { code } of rows) yield code
}

/** Days in order. */
export function dayFaults({ from, until }: Pick<AskedFilter, 'from' | 'until'>): Fault[] {
  if (from === undefined || until === undefined || from <= until) return []
  return [
    fault('/query/until', `结束日期 ${until} 早于开始日期 ${from}`, `Ends on ${until}, before it begins on ${from}`),
  ]
}
