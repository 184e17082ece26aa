// What a changed list means for work that already runs: whose item goes, whose basis lapses.

import type { Basis, Day, EditionDocument, Item, Organisation, Terms } from '../terms.ts'
import { isAssignable, mayAskFor } from './assignable.ts'
import type { Differences } from './differences.ts'
import { firstDayWithout } from './lapsed.ts'

export const impactReasons = ['item-removed', 'no-longer-assignable', 'no-longer-lead', 'basis-lapses'] as const
export type ImpactReason = (typeof impactReasons)[number]

/** An assignment that runs, or waits for review or for its first day. */
export interface LiveWork {
  assignment: string
  organisation: string
  item: string
  title: string
  communities: string[]
  from: Day
  until: Day
}

export interface Impact extends LiveWork {
  why: ImpactReason
  /** Of `basis-lapses`: the first day of the work on which no basis is in force. */
  on?: Day
}

interface Looked {
  items: ReadonlyMap<string, Item>
  bases: ReadonlyMap<string, Basis>
  terms: Terms
}

function look({ items, bases, terms }: EditionDocument): Looked {
  return {
    items: new Map(items.map((item) => [item.code, item])),
    bases: new Map(bases.map((basis) => [basis.id, basis])),
    terms,
  }
}

/** Items on whose live work a change can tell: only their assignments need to be read. */
export function itemsTouched(
  from: EditionDocument | undefined,
  to: EditionDocument,
  { removed, changed, terms, basesRemoved, basesChanged }: Differences,
): string[] {
  const lost = new Set([...basesRemoved, ...basesChanged.map(({ id }) => id)])
  const ownDuties = terms.some(({ field }) => field === 'ownDutyAssignable')
  const touched = new Set([...removed, ...changed.map(({ code }) => code)])
  for (const { code, kind, bases } of [...(from?.items ?? []), ...to.items])
    if (bases.some((id) => lost.has(id)) || (ownDuties && kind === 'own-duty')) touched.add(code)
  return [...touched].sort()
}

type AskerBy = (organisation: string) => Pick<Organisation, 'kind' | 'partOf'> | undefined

/**
 * Makes a function that says what the change does to one live assignment, from `today` on. What was so before the
 * change is no effect of it.
 */
export function impactsOf(
  from: EditionDocument | undefined,
  to: EditionDocument,
  today: Day,
  asker: AskerBy,
): (work: LiveWork) => Impact[] {
  const before = from && look(from)
  const after = look(to)
  return (work) => {
    const were = before ? reasons(before, work, today, asker) : new Map<ImpactReason, Day | undefined>()
    return [...reasons(after, work, today, asker)]
      .filter(([why, on]) => !were.has(why) || (on !== undefined && on < (were.get(why) as Day)))
      .map(([why, on]) => ({ ...work, why, ...(on !== undefined && { on }) }))
  }
}

function reasons(
  { items, bases, terms }: Looked,
  { item: code, organisation, from, until }: LiveWork,
  today: Day,
  askerBy: AskerBy,
): Map<ImpactReason, Day | undefined> {
  const item = items.get(code)
  const found = new Map<ImpactReason, Day | undefined>()
  if (!item) return found.set('item-removed', undefined)
  if (!isAssignable(item, terms)) return found.set('no-longer-assignable', undefined)
  const { kind, partOf } = askerBy(organisation) ?? {}
  const asker = { code: organisation, kind, ...(partOf !== undefined && { partOf }) }
  if (!mayAskFor(item, asker)) found.set('no-longer-lead', undefined)
  const rests = item.bases.map((id) => bases.get(id)).filter((basis) => basis !== undefined)
  const lapse = firstDayWithout(rests, from > today ? from : today)
  if (lapse !== undefined && lapse <= until) found.set('basis-lapses', lapse)
  return found
}
