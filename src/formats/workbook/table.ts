// 事项 and 依据: a line each, a column for each member; written, and read back with the place of every fault.
import type { Fault, Text } from '../../policy/terms.ts'
import { type Cell, columnLetters, type FaultCell, type Sheet, type SheetData, type SheetRow } from './cells.ts'
import type { ColumnSpec, TableSpec } from './columns.ts'
import { isNone, none } from './exact.ts'
import { faultAt, findHeading, mergedFaults, namesOf, noHeading, strayFaults } from './heading.ts'
import type { Kind } from './kinds.ts'
import { groupOf, memberOf, setMember } from './members.ts'

/** What was read of one sheet. */
export interface Part<T> {
  value: T
  faults: Fault[]
  /** Where a member stands, and what its column or line is called. Undefined: of that place enough is said already. */
  place(pointer: string): { cell: FaultCell; title?: Text } | undefined
  /** False where so much is wrong that the meaning of the whole cannot be judged. */
  sound: boolean
}

type Loose = Record<string, unknown>

export function tableSheet({ sheet, columns }: TableSpec, list: readonly object[]): SheetData {
  return {
    name: sheet,
    columns: columns.map(({ title, width, kind: { choices, decimals } }) => ({
      title,
      width,
      ...(choices && { choices }),
      ...(decimals && { decimals }),
    })),
    rows: list.values().map((one) => columns.map((column) => cellOf(one, column))),
  }
}

function cellOf(one: object, { path, kind, always, groupMayBeEmpty }: ColumnSpec): Cell {
  const value = memberOf(one, path)
  if (value !== undefined) return always && (value as unknown[]).length === 0 ? undefined : kind.write(value)
  const group = groupMayBeEmpty ? memberOf(one, groupOf(path) as string) : undefined
  return group && Object.keys(group).length === 0 ? none : undefined
}

/** A column as it was found: what it holds, and by which kind. */
interface FoundColumn {
  spec: ColumnSpec
  kind: Kind
}

function headings({ columns }: TableSpec) {
  return namesOf(
    columns.flatMap((spec): [FoundColumn, readonly string[]][] => {
      const { otherwise, also = [], title, en, path } = spec
      const usual = [title, en, path, ...also].filter((name) => !otherwise?.headings.includes(name))
      const one: FoundColumn = { spec, kind: spec.kind }
      return otherwise
        ? [
            [one, usual],
            [{ spec, kind: otherwise.kind }, otherwise.headings],
          ]
        : [[one, usual]]
    }),
  )
}

export function readTable(table: TableSpec, sheet: Sheet): Part<Loose[]> {
  const pointer = `/${table.member}`
  const heading = findHeading(sheet, pointer, headings(table))
  if (!heading || sheet.tooManyFrom !== undefined) return unsound(table, sheet, pointer)
  const at = new Map([...heading.columns].map(([column, { spec }]) => [spec.path, column]))
  const lacking = table.columns.filter(({ path, required }) => required && !at.has(path))
  const rows = sheet.rows.filter(({ number }) => number > heading.row)
  const read = readRows(table, sheet, rows, heading.columns)
  const faults = [
    ...heading.faults,
    ...lacking.map(({ title, en }) => faultAt(pointer, { sheet: sheet.name, row: heading.row }, missing(title, en))),
    ...strayFaults(sheet, heading, pointer),
    ...mergedFaults(sheet, heading.row, pointer),
    ...read.faults,
  ]
  const place = (asked: string) => {
    const [, , index, ...rest] = asked.split('/')
    const row = rows[Number(index)]
    if (index === undefined || !row) return { cell: { sheet: sheet.name } }
    const spec = columnNamed(table.columns, rest)
    const column = spec && at.get(spec.path)
    // Said once already: of the merged cells, or of the heading that nobody knows.
    if (column === undefined ? spec && heading.faults.length > 0 : isMerged(sheet, row.number, column)) return undefined
    return {
      cell: { sheet: sheet.name, row: row.number, ...(column !== undefined && { column: columnLetters(column) }) },
      ...(spec && { title: titleOf(spec) }),
    }
  }
  return { value: read.list, faults, place, sound: lacking.length === 0 && faults.length < enough }
}

/** Where so many faults are found in a sheet, no more are looked for. */
const enough = 2000

function readRows(
  table: TableSpec,
  sheet: Sheet,
  rows: readonly SheetRow[],
  columns: ReadonlyMap<number, FoundColumn>,
) {
  const key = table.columns[0] as ColumnSpec
  const keyColumn = [...columns].find(([, { spec }]) => spec === key)?.[0] ?? 0
  const seen = new Map<unknown, number>()
  const faults: Fault[] = []
  const list: Loose[] = []
  for (const row of rows) {
    if (faults.length >= enough) break
    const pointer = `/${table.member}/${list.length}`
    const { one, wrong } = readRow(row, columns, pointer, sheet.name)
    faults.push(...wrong)
    list.push(one)
    const code = one[key.path]
    const before = seen.get(code)
    if (code === undefined) continue
    if (before === undefined) seen.set(code, row.number)
    else {
      const cell = { sheet: sheet.name, row: row.number, column: columnLetters(keyColumn) }
      faults.push(faultAt(`${pointer}/${key.path}`, cell, repeated(code, before), titleOf(key)))
    }
  }
  return { list, faults }
}

const titleOf = ({ title, en }: ColumnSpec): Text => ({ zh: title, en })
const repeated = (code: unknown, row: number): Text => ({
  zh: `${code} 与第 ${row} 行重复`,
  en: `${code} repeats row ${row}`,
})

const isMerged = ({ merged }: Sheet, row: number, column: number) =>
  merged.some(({ top, bottom, left, right }) => top <= row && row <= bottom && left <= column && column <= right)

const missing = (title: string, en: string): Text => ({
  zh: `缺少“${title}”这一列`,
  en: `The column ${title} (${en}) is missing`,
})

function unsound({ columns, maxRows }: TableSpec, { name, tooManyFrom }: Sheet, pointer: string): Part<Loose[]> {
  const tooMany = {
    zh: `至多 ${maxRows} 行，从这一行起没有读取`,
    en: `At most ${maxRows} rows: from here on nothing was read`,
  }
  const fault =
    tooManyFrom === undefined
      ? faultAt(
          pointer,
          { sheet: name },
          noHeading(columns.filter(({ required }) => required).map(({ title }) => title)),
        )
      : faultAt(pointer, { sheet: name, row: tooManyFrom }, tooMany)
  return { value: [], faults: [fault], place: () => ({ cell: { sheet: name } }), sound: false }
}

/** The column that a member, or what is within it, belongs to. */
function columnNamed(columns: readonly ColumnSpec[], members: readonly string[]): ColumnSpec | undefined {
  for (let depth = members.length; depth > 0; depth--) {
    const path = members.slice(0, depth).join('.')
    const column = columns.find((one) => one.path === path) ?? columns.find((one) => groupOf(one.path) === path)
    if (column) return column
  }
  return undefined
}

function readRow(
  { number, cells }: SheetRow,
  columns: ReadonlyMap<number, FoundColumn>,
  pointer: string,
  sheet: string,
) {
  const one: Loose = {}
  const wrong: Fault[] = []
  for (const [column, { spec, kind }] of columns) {
    const found = cells.get(column)
    if (found === undefined) continue
    if (spec.groupMayBeEmpty && found.is === 'text' && isNone(found.text)) {
      const group = groupOf(spec.path) as string
      one[group] ??= {}
      continue
    }
    const read = kind.read(found)
    if ('value' in read) setMember(one, spec.path, read.value)
    else {
      const cell = { sheet, row: number, column: columnLetters(column) }
      const member = `${pointer}/${spec.path.replaceAll('.', '/')}`
      wrong.push(faultAt(member, cell, read.fault, titleOf(spec)))
    }
  }
  complete(one, [...columns.values()])
  return { one, wrong }
}

/** What an empty cell says: nothing, but in lists that are always there and in groups of texts. */
function complete(one: Loose, columns: readonly FoundColumn[]): void {
  for (const { spec } of columns) {
    const group = spec.filled && groupOf(spec.path)
    if (spec.always) one[spec.path] ??= []
    if (group && one[group] && memberOf(one, spec.path) === undefined) setMember(one, spec.path, '')
  }
}
