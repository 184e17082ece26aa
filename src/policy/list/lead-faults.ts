// Leads must be registered: nobody could ask for an item whose lead is a name, or a code that was mistyped.
import { didYouMean, nearestName } from '../nearest.ts'
import type { RecordReads } from '../ports.ts'
import { fault } from '../problem.ts'
import type { Fault, Organisation } from '../terms.ts'
import { isObject, listOf } from '../untrusted.ts'

type Reads = Pick<RecordReads, 'organisation' | 'organisations'>
/** Organisations looked through for the one that was meant. */
const most = 5000
/** Different leads for which that is done: looking takes its time, and a document has room for half a million. */
const explained = 20

/** Faults of an edition document against the registry; it may be malformed elsewhere. */
export function leadFaults(document: unknown, read: Reads): Fault[] {
  if (!isObject(document)) return []
  const meantBy = suggesting(read)
  return listOf(document.items).flatMap(({ leads }, i) =>
    (Array.isArray(leads) ? leads : []).flatMap((lead, j) => {
      if (typeof lead !== 'string' || lead === '' || read.organisation(lead)) return []
      const { zh, en } = didYouMean(meantBy(lead))
      return [
        fault(
          `/items/${i}/leads/${j}`,
          `没有登记的单位 ${lead}${zh}`,
          `There is no registered organisation ${lead}${en}`,
        ),
      ]
    }),
  )
}

/** Whom a lead means, each looked for once: by its name, or a part of it that fits one alone; or else by the nearest code. */
function suggesting(read: Reads): (lead: string) => string | undefined {
  const known = new Map<string, string | undefined>()
  let all: readonly Organisation[] | undefined
  return (lead) => {
    if (known.has(lead)) return known.get(lead)
    if (known.size >= explained) return undefined
    all ??= read.organisations(undefined, { after: undefined, limit: most })
    const [named, another] = all.filter(({ name }) => name.includes(lead))
    const code = named && !another ? named.code : nearestName(lead, codesOf(all))
    const meant = code && `${code}（${read.organisation(code)?.name}）`
    known.set(lead, meant)
    return meant
  }
}

const codesOf = (all: readonly Organisation[]) => all.map(({ code }) => code)
