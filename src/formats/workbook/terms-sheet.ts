// 条款: read line by line, each named by its code or else by its name.
import type { Fault, Text } from '../../policy/terms.ts'
import { columnLetters, type FaultCell, type FoundValue, type Sheet, type SheetData, type SheetRow } from './cells.ts'
import { isNone } from './exact.ts'
import { faultAt, findHeading, mergedFaults, namesOf, noHeading, strayFaults } from './heading.ts'
import { setMember } from './members.ts'
import type { Part } from './table.ts'
import { calendarSpecs, type LineSpec, lineSpecs, termsLines } from './terms-lines.ts'
import { folded } from './words.ts'

export const termsSheetName = '条款'
export const termsMaxRows = 2000

type Key = 'name' | 'code' | 'value' | 'note'
const headings = namesOf<Key>([
  ['name', ['名称', 'name']],
  ['code', ['编码', 'code']],
  ['value', ['值', 'value']],
  ['note', ['说明', 'note']],
])

export function termsSheet(document: Parameters<typeof termsLines>[0]): SheetData {
  return {
    name: termsSheetName,
    columns: [
      { title: '名称', width: 32 },
      { title: '编码', width: 30 },
      { title: '值', width: 40 },
      { title: '说明', width: 40 },
    ],
    rows: termsLines(document),
  }
}

interface TermsRead {
  title?: unknown
  terms: Record<string, unknown>
}

/** Reads the sheet into the members `title` and `terms` of a document. */
export function readTerms(sheet: Sheet): Part<TermsRead> {
  const heading = findHeading(sheet, '/terms', headings)
  const columns = new Map([...(heading?.columns ?? [])].map(([column, key]) => [key, column]))
  const value = columns.get('value')
  const only = { cell: { sheet: sheet.name } }
  if (!heading || value === undefined || sheet.tooManyFrom !== undefined) {
    const faults = [faultAt('/terms', only.cell, noHeading(['名称', '编码', '值']))]
    return { value: { terms: {} }, faults, place: () => only, sound: false }
  }
  const lines = new Lines(sheet.name, columns)
  for (const row of sheet.rows) if (row.number > heading.row) lines.take(row)
  const faults = [
    ...heading.faults,
    ...strayFaults(sheet, heading, '/terms'),
    ...mergedFaults(sheet, heading.row, '/terms'),
    ...lines.faults,
  ]
  return { value: lines.read, faults, place: (pointer) => lines.place(pointer) ?? only, sound: true }
}

type CellPlace = NonNullable<ReturnType<Part<unknown>['place']>>
const titleOf = ({ title, en }: LineSpec): Text => ({ zh: title, en })

/** A line's parameter and where its value goes. */
interface Goal {
  spec: LineSpec
  pointer: string
  set(value: unknown): void
}

class Lines {
  readonly read: TermsRead = { terms: {} }
  readonly faults: Fault[] = []
  readonly #sheet: string
  readonly #columns: ReadonlyMap<Key, number>
  readonly #places = new Map<string, CellPlace>()
  readonly #years = new Map<number, Record<string, unknown>>()

  constructor(sheet: string, columns: ReadonlyMap<Key, number>) {
    this.#sheet = sheet
    this.#columns = columns
  }

  take(row: SheetRow): void {
    const [code, name] = [this.#text(row, 'code'), this.#text(row, 'name')]
    const found = this.#found(row, 'value')
    if (code === '' && name === '' && found === undefined) return
    if (code === 'calendar' && found?.is === 'text' && isNone(found.text)) {
      this.read.terms.calendar = []
      return
    }
    const goal = code === '' ? this.#goalByName(name) : this.#goalByCode(code)
    if (goal) this.#fill(goal, row.number, found)
    else this.#fault('/terms', this.#cell(row.number, code === '' ? 'name' : 'code'), unknownLine(code || name))
  }

  /** Where a member stands. One without a line of its own: its name alone, or the line of what it is within. */
  place(pointer: string): CellPlace | undefined {
    const known = this.#places.get(pointer)
    if (known || pointer === '/terms') return known
    const path = pointer.replace(/^\/(terms\/)?/, '').replaceAll('/', '.')
    const spec = lineSpecs.find((one) => one.path === path)
    if (spec) return { cell: { sheet: this.#sheet }, title: titleOf(spec) }
    const ofYear = calendarSpecs.find((one) => pointer.startsWith('/terms/calendar/') && path.endsWith(`.${one.path}`))
    const above = this.place(pointer.slice(0, Math.max(pointer.lastIndexOf('/'), 0)) || '/terms')
    return above && ofYear ? { cell: above.cell, title: titleOf(ofYear) } : above
  }

  #fill({ spec, pointer, set }: Goal, number: number, found: FoundValue | undefined): void {
    const cell = this.#cell(number, 'value')
    const known = this.#places.get(pointer)
    const title = titleOf(spec)
    if (known && !spec.repeats) {
      this.#fault(
        pointer,
        cell,
        { zh: `与第 ${known.cell.row} 行重复`, en: `The same as row ${known.cell.row}` },
        title,
      )
      return
    }
    if (found === undefined && spec.repeats) return
    this.#remember(pointer, { cell, title })
    if (found === undefined) return
    const read = spec.kind.read(found)
    if ('value' in read) set(read.value)
    else {
      this.#fault(pointer, cell, read.fault, title)
      // Its place in the list stays, so that what follows keeps its own.
      if (spec.repeats) set(null)
    }
  }

  /** Members above take the place of the first line within them. */
  #remember(pointer: string, place: CellPlace): void {
    this.#places.set(pointer, place)
    for (
      let at = pointer.slice(0, pointer.lastIndexOf('/'));
      at.length > '/terms'.length;
      at = at.slice(0, at.lastIndexOf('/'))
    )
      if (!this.#places.has(at)) this.#places.set(at, { cell: place.cell })
  }

  #goalByCode(code: string): Goal | undefined {
    const spec = lineSpecs.find(({ path }) => folded(path) === code)
    if (spec) return this.#goal(spec)
    const [, year, member] = /^calendar\.(\d{4})\.([a-z]+)$/.exec(code) ?? []
    const ofYear = calendarSpecs.find(({ path }) => path === member)
    if (!ofYear || year === undefined) return undefined
    const one = this.#year(Number(year))
    const index = [...this.#years.keys()].indexOf(Number(year))
    return {
      spec: ofYear,
      pointer: `/terms/calendar/${index}/${ofYear.path}`,
      set: (value) => setMember(one, ofYear.path, value),
    }
  }

  #goalByName(name: string): Goal | undefined {
    const spec = lineSpecs.find(({ title, en }) => folded(title) === name || folded(en) === name)
    return spec && this.#goal(spec)
  }

  #goal(spec: LineSpec): Goal {
    if (spec.path === 'title') return { spec, pointer: '/title', set: (value) => setMember(this.read, 'title', value) }
    const pointer = `/terms/${spec.path.replaceAll('.', '/')}`
    if (!spec.repeats) return { spec, pointer, set: (value) => setMember(this.read.terms, spec.path, value) }
    const list = this.#places.get(`${pointer}/0`) ? this.#list(spec.path) : []
    return {
      spec,
      pointer: `${pointer}/${list.length}`,
      set: (value) => setMember(this.read.terms, spec.path, [...list, value]),
    }
  }

  #list(path: string): unknown[] {
    let value: unknown = this.read.terms
    for (const key of path.split('.')) value = (value as Record<string, unknown>)[key]
    return value as unknown[]
  }

  #year(year: number): Record<string, unknown> {
    const known = this.#years.get(year)
    if (known) return known
    const one = { year }
    this.#years.set(year, one)
    this.read.terms.calendar = [...this.#years.values()]
    return one
  }

  #found(row: SheetRow, key: Key): FoundValue | undefined {
    const column = this.#columns.get(key)
    return column === undefined ? undefined : row.cells.get(column)
  }

  #text(row: SheetRow, key: Key): string {
    const found = this.#found(row, key)
    return found?.is === 'text' ? folded(found.text) : ''
  }

  #cell(row: number, key: Key): FaultCell {
    const column = this.#columns.get(key)
    return { sheet: this.#sheet, row, ...(column !== undefined && { column: columnLetters(column) }) }
  }

  #fault(pointer: string, cell: FaultCell, text: Text, title?: Text): void {
    this.faults.push(faultAt(pointer, cell, text, title))
  }
}

const unknownLine = (said: string): Text => ({
  zh: `没有名为“${said.slice(0, 40)}”的条款：请改为模板中的编码，或删除此行`,
  en: `There is no term "${said.slice(0, 40)}": correct its code or remove the row`,
})
