// 清理台账: what communities carried before the list, a line each, from a workbook or a document. All of it or nothing; a line that is
// known already is changed, until something became of it.

import { covers } from '../access/jurisdictions.ts'
import { may } from '../access/may.ts'
import { actorOf, type Principal } from '../access/principal.ts'
import { command, type Settling } from '../command.ts'
import { canonicalJson } from '../log/canonical.ts'
import type { RecordReads } from '../ports.ts'
import { fault, invalidInput } from '../problem.ts'
import type { Entry } from '../record/entries.ts'
import type { Row } from '../record/rows.ts'
import type { CleanUpLine, Fault } from '../terms.ts'
import { type Given, isObject, listOf, malformed, trusted } from '../untrusted.ts'

export interface CleanUpDocument {
  jurisdiction: string
  lines: CleanUpLine[]
}
export interface Inventory {
  created: number
  changed: number
  unchanged: number
}

export const recordCleanUp = command(
  'recordCleanUp',
  (caller: Principal, sent: Given<CleanUpDocument>): Settling<Inventory> => {
    return {
      weight: isObject(sent.body) ? listOf(sent.body.lines).length : 1,
      settle(read, moment) {
        const faults = lineFaults(read, sent.body)
        const place = isObject(sent.body) && typeof sent.body.jurisdiction === 'string' ? sent.body.jurisdiction : ''
        const barred = may(caller, 'clean-up.record', { jurisdiction: place })
        const no = malformed(sent, () => (barred ? [] : faults))
        if (no) return no
        const { jurisdiction, lines } = trusted(sent)
        const against = barred ?? invalidInput(faults)
        if (against) return against
        const counts = { created: 0, changed: 0, unchanged: 0 }
        const entries: Entry[] = []
        for (const line of lines) {
          const known = read.cleanUpLine(jurisdiction, line.code)
          if (known && same(known, line)) {
            counts.unchanged++
            continue
          }
          counts[known ? 'changed' : 'created']++
          const { organisation, communities } = line
          entries.push({
            header: {
              type: 'clean-up-line-recorded',
              at: moment.at,
              actor: actorOf(caller),
              jurisdiction,
              ...(organisation !== undefined && { organisation }),
              communities,
            },
            body: line,
          })
        }
        return { entries, answer: counts }
      },
    }
  },
)

const same = (known: Row<'cleanUpLines'>, line: CleanUpLine): boolean =>
  known.kind === line.kind &&
  known.name === line.name &&
  known.organisation === (line.organisation ?? null) &&
  known.communities === canonicalJson(line.communities)

/** Faults against the registry and what was entered before; the document may be malformed elsewhere. */
function lineFaults(read: RecordReads, body: unknown): Fault[] {
  if (!isObject(body)) return []
  const { jurisdiction } = body
  const seen = new Map<unknown, number>()
  return listOf(body.lines).flatMap((line, i) => {
    const at = `/lines/${i}`
    const { code, organisation, communities } = line
    const before = seen.get(code)
    if (typeof code === 'string' && before === undefined) seen.set(code, i)
    const faults: Fault[] = []
    if (before !== undefined)
      faults.push(fault(`${at}/code`, `编号 ${code} 与第 ${before + 1} 行重复`, `${code} repeats /lines/${before}`))
    if (typeof organisation === 'string' && !read.organisation(organisation))
      faults.push(
        fault(
          `${at}/organisation`,
          `没有登记代码为 ${organisation} 的单位`,
          `No organisation ${organisation} is registered`,
        ),
      )
    if (Array.isArray(communities))
      communities.forEach((one: unknown, j) => {
        if (typeof one !== 'string') return
        const found = read.community(one)
        if (!found)
          faults.push(fault(`${at}/communities/${j}`, `没有登记社区 ${one}`, `No community ${one} is registered`))
        else if (typeof jurisdiction === 'string' && !covers(jurisdiction, found.jurisdiction))
          faults.push(
            fault(
              `${at}/communities/${j}`,
              `社区 ${one} 属于辖区 ${found.jurisdiction}`,
              `Community ${one} is of jurisdiction ${found.jurisdiction}`,
            ),
          )
      })
    const known =
      typeof code === 'string' && typeof jurisdiction === 'string' ? read.cleanUpLine(jurisdiction, code) : undefined
    if (known && known.disposal !== null && !same(known, line as unknown as CleanUpLine))
      faults.push(
        fault(
          `${at}/code`,
          `${code} 已于 ${known.disposedOn} 处置，内容不能再改；处置有误的请更正处置`,
          `${code} was disposed of on ${known.disposedOn}: what it says stays. A wrong disposal is corrected by another`,
        ),
      )
    return faults
  })
}
