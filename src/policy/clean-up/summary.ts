// What a clean-up came to: counts before and after, in all, by kind, by community and by organisation; and the sentence of it.
import type { Row } from '../record/rows.ts'
import { type CleanUpKind, cleanUpKinds, type Disposal, disposals, type Text } from '../terms.ts'
import { cleanUpKindWords, disposalWords, measures } from './words.ts'

type Line = Row<'cleanUpLines'>
export const cleanUpKeys = ['kind', 'community', 'organisation'] as const
export type CleanUpKey = (typeof cleanUpKeys)[number]

export interface CleanUpCounts {
  before: number
  after: number
  cancelled: number
  merged: number
  kept: number
  takenBack: number
  returned: number
  /** Nothing became of them yet: they are carried still. */
  open: number
}

/** What is carried after: what was kept, what nothing became of, and each thing once that others were merged into. */
export function countsOf(lines: readonly Line[]): CleanUpCounts {
  const of = (disposal: Disposal | null) => lines.filter((line) => line.disposal === disposal).length
  const into = new Set(lines.flatMap((line) => (line.into === null ? [] : [`${line.kind} ${line.into}`])))
  const counts = {
    cancelled: of('cancelled'),
    merged: of('merged'),
    kept: of('kept'),
    takenBack: of('taken-back'),
    returned: of('returned'),
    open: of(null),
  }
  return { before: lines.length, after: counts.kept + counts.open + into.size, ...counts }
}

/** Counts by a key; without an organisation there is none to count by. */
export function countedBy(lines: readonly Line[], by: CleanUpKey): (CleanUpCounts & { key: string })[] {
  const groups = new Map<string, Line[]>()
  const add = (key: string, line: Line) => {
    const list = groups.get(key)
    if (list) list.push(line)
    else groups.set(key, [line])
  }
  for (const line of lines)
    if (by === 'kind') add(line.kind, line)
    else if (by === 'organisation') {
      if (line.organisation !== null) add(line.organisation, line)
    } else for (const community of JSON.parse(line.communities) as string[]) add(community, line)
  const order = by === 'kind' ? cleanUpKinds.filter((kind) => groups.has(kind)) : [...groups.keys()].sort()
  return order.map((key) => ({ key, ...countsOf(groups.get(key) ?? []) }))
}

/** As 001 prints it: 取消25项工作任务、48类评比、42个机构、72项台账，整合20个社区网络平台. */
export function sentenceOf(lines: readonly Line[]): Text {
  const parts = disposals.flatMap((disposal) => {
    const kinds = cleanUpKinds.flatMap((kind): [CleanUpKind, number][] => {
      const n = lines.filter((line) => line.disposal === disposal && line.kind === kind).length
      return n > 0 ? [[kind, n]] : []
    })
    if (kinds.length === 0) return []
    const zh = kinds.map(([kind, n]) => `${n}${measures[kind]}${cleanUpKindWords[kind].zh}`).join('、')
    const en = kinds.map(([kind, n]) => `${n} ${cleanUpKindWords[kind].en}${n === 1 ? '' : 's'}`).join(', ')
    return [{ zh: `${disposalWords[disposal].zh}${zh}`, en: `${en} ${disposalWords[disposal].en}` }]
  })
  return { zh: parts.map(({ zh }) => zh).join('，'), en: parts.map(({ en }) => en).join('; ') }
}
