// What somebody asks for must be something: a filter that can match nothing is a slip, and its zero would be believed.
import { unknownFault } from '../nearest.ts'
import type { RecordReads } from '../ports.ts'
import { unregistered } from '../registry/unregistered.ts'
import type { Day, Fault } from '../terms.ts'
import { spanFaults } from '../time/span.ts'
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

/** The filter with the code of its rule; or what of it nobody knows, with the nearest that there is. */
export function knownFilter<F extends AskedFilter>(
  read: Reads,
  asked: F,
  { within, today, isRecorded }: AskedWhere,
): { filter: F } | { faults: Fault[] } {
  const { item, rule } = asked
  const faults = [...spanFaults('/query/until', asked), ...unregistered(read, '/query', asked, isRecorded)]
  const items = item === undefined || within === undefined ? undefined : read.editionInForce(within, today)?.items
  if (item !== undefined && items && !items.has(item) && !isRecorded({ item }))
    faults.push(unknownFault('/query/item', ['清单事项', 'item'], item, () => items.keys()))
  const code = rule === undefined ? undefined : ruleBy(rule)
  if (rule !== undefined && code === undefined)
    faults.push(unknownFault('/query/rule', ['规则', 'rule'], rule, () => ruleWords))
  if (faults.length > 0) return { faults }
  return { filter: code === undefined ? asked : { ...asked, rule: code } }
}
