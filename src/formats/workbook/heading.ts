// The row of headings: found among the first rows, since offices put a title above it.
import type { Fault, Text } from '../../policy/terms.ts'
import { columnLetters, type FaultCell, type Sheet, type SheetRow } from './cells.ts'
import { rangeName } from './sheet.ts'
import { folded } from './words.ts'

/** Faults of a sheet before they have a pointer of their own. */
export function faultAt(pointer: string, cell: FaultCell, { zh, en }: Text, title?: Text): Fault {
  const text = title ? { zh: `${title.zh}：${zh}`, en: `${title.en}: ${en}` } : { zh, en }
  return { pointer, text, extra: { ...cell } }
}

export interface Heading<K> {
  row: number
  /** What stands in each column. */
  columns: ReadonlyMap<number, K>
  faults: Fault[]
}

/** Looks for the headings. Each column's meaning by any of its names; undefined: there is no row of headings. */
export function findHeading<K>(sheet: Sheet, pointer: string, names: ReadonlyMap<string, K>): Heading<K> | undefined {
  const known = (row: SheetRow) => [...row.cells.values()].filter((cell) => names.has(textIn(cell))).length
  const candidates = sheet.rows.filter(({ number }) => number <= 10)
  const best = candidates.reduce<SheetRow | undefined>((a, b) => (a && known(a) >= known(b) ? a : b), undefined)
  if (!best || known(best) < 2) return undefined
  const columns = new Map<number, K>()
  const taken = new Map<K, number>()
  const faults: Fault[] = []
  const at = (column: number) => ({ sheet: sheet.name, row: best.number, column: columnLetters(column) })
  for (const [column, cell] of best.cells) {
    const key = names.get(textIn(cell))
    if (key === undefined) faults.push(faultAt(pointer, at(column), unknownHeading(textIn(cell))))
    else if (taken.has(key)) {
      // Which of the two is meant, nobody can tell: neither is read.
      const before = taken.get(key) ?? 0
      columns.delete(before)
      faults.push(faultAt(pointer, at(column), twice(columnLetters(before))))
    } else {
      columns.set(column, key)
      taken.set(key, column)
    }
  }
  return { row: best.number, columns, faults }
}

/** By any of its names, folded, each column of a sheet. */
export function namesOf<K>(columns: readonly (readonly [K, readonly string[]])[]): Map<string, K> {
  return new Map(columns.flatMap(([key, names]) => names.map((name) => [folded(name), key] as const)))
}

function textIn(cell: { is: string; text?: string }): string {
  return cell.is === 'text' ? folded(cell.text ?? '') : ''
}

const unknownHeading = (text: string): Text => ({
  zh: `不认识列名“${text.slice(0, 40)}”：请改为模板中的列名，或删除此列`,
  en: `No such column "${text.slice(0, 40)}": correct its heading or remove the column`,
})
const twice = (column: string): Text => ({
  zh: `与 ${column} 列的列名重复`,
  en: `The same heading as column ${column}`,
})

/** Merged cells below the headings: which of them a value belongs to, nobody can tell. */
export function mergedFaults({ name, merged }: Sheet, below: number, pointer: string): Fault[] {
  return merged
    .filter(({ bottom }) => bottom > below)
    .map((range) =>
      faultAt(
        pointer,
        { sheet: name, row: range.top, column: columnLetters(range.left) },
        {
          zh: `${rangeName(range)} 是合并单元格：请取消合并，并在每一行填写`,
          en: `${rangeName(range)} is merged: unmerge it and fill in each row`,
        },
      ),
    )
}

/** Cells with something in them under no heading: named once for each column. */
export function strayFaults(sheet: Sheet, heading: Heading<unknown>, pointer: string): Fault[] {
  const unknown = new Map<number, number>()
  const named = new Set(sheet.rows.find(({ number }) => number === heading.row)?.cells.keys())
  for (const { number, cells } of sheet.rows)
    if (number > heading.row)
      for (const column of cells.keys()) if (!named.has(column) && !unknown.has(column)) unknown.set(column, number)
  return [...unknown].map(([column, row]) =>
    faultAt(
      pointer,
      { sheet: sheet.name, row, column: columnLetters(column) },
      { zh: '这一列没有列名：请补上列名，或清空此列', en: 'This column has no heading: add it, or empty the column' },
    ),
  )
}

export const noHeading = (columns: readonly string[]): Text => ({
  zh: `没有找到列名所在的行，应有：${columns.join('、')}`,
  en: `No row of headings: there should be ${columns.join(', ')}`,
})
