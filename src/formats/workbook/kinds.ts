// The kinds of value that a column can hold: how each is written, and how it is read back from whatever a person made of it.
import type { Text } from '../../policy/terms.ts'
import { type Cell, type FoundValue, longest } from './cells.ts'
import { exactCell, exactText } from './exact.ts'
import { meant, type Words } from './words.ts'

/** What a cell says, or what is wrong with it. */
export type Read<T> = { value: T } | { fault: Text }

export interface Kind<T = unknown> {
  write(value: T): Cell
  /** Only for cells with something in them. */
  read(found: FoundValue): Read<T>
  choices?: readonly string[]
  decimals?: true
}

export const fault = (zh: string, en: string): { fault: Text } => ({ fault: { zh, en } })

/** The text of a cell that should hold one; numbers as they are shown. */
function textOf(found: FoundValue): Read<string> {
  switch (found.is) {
    case 'text':
      return { value: found.text }
    case 'number':
      return { value: numberText(found.value) }
    case 'boolean':
      return { value: found.value ? 'TRUE' : 'FALSE' }
    case 'day':
      return fault(
        `表格程序把它当成了日期（${found.day}）：请把单元格格式设为“文本”后重新填写`,
        `The spreadsheet took it for a date (${found.day}): set the cell's format to text and write it again`,
      )
    case 'formula':
      return fault('这是公式：请改为填写数值或文字本身', 'This is a formula: write the value itself')
    case 'long':
      return fault(`内容过长：一格至多 ${longest} 个字符`, `Too long: a cell holds ${longest} characters at most`)
    case 'error':
      return fault(`单元格显示为错误 ${found.text}：请改为填写内容本身`, `The cell shows the error ${found.text}`)
  }
}

/** Spreadsheets hold 15 digits; what is beyond is noise of the binary fraction. */
function numberText(value: number): string {
  const text = String(Number(value.toPrecision(15)))
  return text.includes('e') ? BigInt(Math.round(value)).toString() : text
}

/** Reads the text of a cell further. */
export function from<T>(read: (text: string) => Read<T>): (found: FoundValue) => Read<T> {
  return (found) => {
    const text = textOf(found)
    return 'fault' in text ? text : read(text.value)
  }
}

export const notExact = () =>
  fault('“（原文）”之后应为带引号的 JSON 文本', 'After （原文） a quoted JSON text must follow')

export const text: Kind<string> = {
  write: (value) => exactCell(value),
  read: from((cell) => {
    const value = exactText(cell)
    return value === undefined ? notExact() : { value }
  }),
}

export const code: Kind<string> = {
  write: (value) => value,
  read: from((cell) => ({ value: cell.normalize('NFKC').trim() })),
}

const yes = ['是', 'true', 'yes', '√']
const no = ['否', 'false', 'no', '×']
export const boolean: Kind<boolean> = {
  write: (value) => (value ? '是' : '否'),
  read: from((cell) => {
    const said = cell.normalize('NFKC').trim().toLowerCase()
    if (yes.includes(said)) return { value: true }
    if (no.includes(said)) return { value: false }
    return fault(`应为“是”或“否”，现为“${shown(cell)}”`, `Must be 是 (yes) or 否 (no), not "${shown(cell)}"`)
  }),
  choices: ['是', '否'],
}

/** A word of a closed set. */
export function word<K extends string>(words: Words<K>): Kind<K> {
  const choices = (Object.values(words) as Words<K>[K][]).map(([one]) => one)
  return {
    write: (value) => words[value][0],
    read: from((cell) => {
      const value = meant(words, cell)
      return value === undefined ? notOneOf(words, cell) : { value }
    }),
    choices,
  }
}

export function notOneOf<K extends string>(words: Words<K>, cell: string): { fault: Text } {
  const choices = (Object.values(words) as Words<K>[K][]).map(([one]) => one)
  return fault(
    `应为以下之一：${choices.join('、')}；现为“${shown(cell)}”`,
    `Must be one of: ${choices.join(', ')} (${Object.keys(words).join(', ')}); it is "${shown(cell)}"`,
  )
}

/** A cell's text as a message repeats it. */
export function shown(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ')
  return line.length > 40 ? `${line.slice(0, 40)}…` : line
}
