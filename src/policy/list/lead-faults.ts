// Leads must be registered: nobody could ask for an item whose lead is a name, or a code that was mistyped.
import { nearestName } from '../nearest.ts'
import type { RecordReads } from '../ports.ts'
import { fault } from '../problem.ts'
import type { Fault, Organisation } from '../terms.ts'
import { isObject, listOf } from '../untrusted.ts'

type Reads = Pick<RecordReads, 'organisation' | 'organisations'>
/** Organisations looked through for the one that was meant. */
const most = 5000

/** Faults of an edition document against the registry; it may be malformed elsewhere. */
export function leadFaults(document: unknown, read: Reads): Fault[] {
  if (!isObject(document)) return []
  let all: readonly Organisation[] | undefined
  return listOf(document.items).flatMap(({ leads }, i) =>
    (Array.isArray(leads) ? leads : []).flatMap((lead, j) => {
      if (typeof lead !== 'string' || lead === '' || read.organisation(lead)) return []
      all ??= read.organisations(undefined, { after: undefined, limit: most })
      const meant = meantBy(lead, all)
      return [
        fault(
          `/items/${i}/leads/${j}`,
          `没有登记的单位 ${lead}${meant === undefined ? '' : `；是否为 ${meant.code}（${meant.name}）`}`,
          `No organisation ${lead} is registered${meant === undefined ? '' : `; did you mean ${meant.code} (${meant.name})?`}`,
        ),
      ]
    }),
  )
}

/** By its name, or a part of it that fits one alone; or else by the nearest code. */
function meantBy(lead: string, all: readonly Organisation[]): Organisation | undefined {
  const [named, another] = all.filter(({ name }) => name.includes(lead))
  if (named && !another) return named
  const near = nearestName(
    lead,
    all.map(({ code }) => code),
  )
  return all.find(({ code }) => code === near)
}
