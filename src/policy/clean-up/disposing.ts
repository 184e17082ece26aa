// 处置: what became of a line: cancelled, merged into something, kept as an item of the list, taken back by the street, or returned to a
// department. A correction is another disposal; the latest counts.

import { may } from '../access/may.ts'
import { actorOf, type Principal } from '../access/principal.ts'
import { command, type Settling } from '../command.ts'
import type { RecordReads } from '../ports.ts'
import { fault, invalidInput, wrongState } from '../problem.ts'
import type { Entry } from '../record/entries.ts'
import { changes } from '../record/fold.ts'
import { rowAfter } from '../record/preview.ts'
import type { Row } from '../record/rows.ts'
import { byCode } from '../registry/by-code.ts'
import { type Day, type Disposal, type Fault, isCarried, type Problem } from '../terms.ts'
import { type Given, isObject, type Loose, malformed, trusted } from '../untrusted.ts'
import { disposalWords } from './words.ts'

export interface Disposed {
  as: Disposal
  /** What it was merged into. */
  into?: string
  /** The item that it was kept as. */
  item?: string
  /** Whom it was returned to; which street took it back. */
  organisation?: string
}
type Line = Row<'cleanUpLines'>

export const disposeOf = command(
  'disposeOf',
  (caller: Principal, code: string, given: Given<Disposed>): Settling<Line> => {
    return {
      settle(read, moment) {
        const line = lineFor(read, caller, code)
        if ('problem' in line) return malformed(given) ?? line
        const { jurisdiction } = line
        const faults = disposalFaults(read, jurisdiction, given.body, moment.today)
        const barred = may(caller, 'clean-up.dispose', { jurisdiction })
        const no =
          malformed(given, () => (barred ? [] : faults)) ??
          barred ??
          invalidInput(faults) ??
          asBefore(line, given.body as Disposed)
        if (no) return no
        const { as, ...rest } = trusted(given)
        const { organisation } = rest
        const entry = {
          header: {
            type: 'clean-up-line-disposed',
            at: moment.at,
            actor: actorOf(caller),
            jurisdiction,
            ...(organisation !== undefined && { organisation }),
            communities: JSON.parse(line.communities) as string[],
            ...(rest.item !== undefined && { item: rest.item }),
          },
          body: { line: line.code, kind: line.kind, name: line.name, as, ...rest },
        } satisfies Entry
        return { entries: [entry], answer: rowAfter('cleanUpLines', line, changes(entry, moment.index)) }
      },
    }
  },
)

const lineFor = (read: RecordReads, { jurisdiction = '' }: Principal, code: string) =>
  byCode(
    { own: (place) => read.cleanUpLine(place, code), within: (place) => read.cleanUpLinesOf(code, place) },
    jurisdiction,
    { code, pointer: '/path/line', zh: '清理事项', en: 'clean-up line' },
  )

/** What each disposal says besides. */
const asks: Record<Disposal, { must?: keyof Disposed; may?: keyof Disposed }> = {
  cancelled: {},
  merged: { must: 'into' },
  kept: { must: 'item' },
  'taken-back': { may: 'organisation' },
  returned: { must: 'organisation' },
}

function disposalFaults(read: RecordReads, jurisdiction: string, body: unknown, today: Day): Fault[] {
  const said: Loose = isObject(body) ? body : {}
  const as = said.as as Disposal
  if (!Object.hasOwn(asks, String(as))) return []
  const { must, may: maySay } = asks[as]
  const faults: Fault[] = []
  const word = disposalWords[as]
  if (must !== undefined && said[must] === undefined) {
    const [zh, en] = missing[must as 'into' | 'item' | 'organisation']
    faults.push(fault(`/${must}`, zh, en))
  }
  for (const name of ['into', 'item', 'organisation'] as const)
    if (said[name] !== undefined && name !== must && name !== maySay)
      faults.push(fault(`/${name}`, `“${word.zh}”不填此项`, `Omit this where the line is ${as}`))
  if (faults.length > 0) return faults
  const { item, organisation } = said
  if (typeof item === 'string') {
    const listed = read.editionInForce(jurisdiction, today)?.items.get(item)
    if (!listed || !isCarried(listed.kind))
      faults.push(
        fault(
          '/item',
          listed
            ? `事项 ${item} 不由社区承担，不能作为保留的去处`
            : `今天生效的服务清单没有事项 ${item}：请先列入清单，再保留`,
          listed
            ? `Item ${item} is not for communities: nothing is kept as it`
            : `The list in force today has no item ${item}: list it first, then keep it`,
        ),
      )
  }
  if (typeof organisation === 'string') {
    const found = read.organisation(organisation)
    if (!found)
      faults.push(
        fault(
          '/organisation',
          `没有登记代码为 ${organisation} 的单位`,
          `No organisation ${organisation} is registered`,
        ),
      )
    else if (as === 'taken-back' && found.kind !== 'street-office')
      faults.push(
        fault(
          '/organisation',
          '收回的应为街道办事处；退给部门的请用“退回”',
          'A street office takes back; what goes to a department is returned',
        ),
      )
  }
  return faults
}

const missing = {
  into: ['请写明并入什么', 'Say what it is merged into'],
  item: ['请写明保留为清单的哪个事项', 'Say as which item of the list it is kept'],
  organisation: ['请写明退回哪个单位', 'Say which department it is returned to'],
} as const

function asBefore(line: Line, { as, into, item, organisation }: Disposed): { problem: Problem } | undefined {
  const same =
    line.disposal === as &&
    line.into === (into ?? null) &&
    line.item === (item ?? null) &&
    line.disposedTo === (organisation ?? null)
  if (!same) return undefined
  return wrongState(
    `${line.code} 已于 ${line.disposedOn} 这样处置`,
    `${line.code} was disposed of so on ${line.disposedOn} already`,
  )
}
