// Several values in one cell, one a line.
import type { Allowed, DemandKind, EmergencyLevel } from '../../policy/terms.ts'
import { exactCell, exactText, isNone, linesOf, none } from './exact.ts'
import { fault, from, type Kind, notExact, notOneOf, type Read, shown } from './kinds.ts'
import { plainDigits } from './numbers.ts'
import { demandWords, levelWords, meant } from './words.ts'

/** Codes, one a line; 、 ， ； and blanks part them too, since no code has any. */
export const codes: Kind<string[]> = {
  write: (values) => (values.length === 0 ? none : values.join('\n')),
  read: from((cell) => ({
    value: isNone(cell)
      ? []
      : cell
          .normalize('NFKC')
          .split(/[\s,、;]+/)
          .filter((one) => one !== ''),
  })),
}

/** Texts, one a line. */
export const lines: Kind<string[]> = {
  write: (values) => (values.length === 0 ? none : values.map((value) => exactCell(value, true)).join('\n')),
  read: from((cell) => {
    if (isNone(cell)) return { value: [] }
    const values = linesOf(cell).map(exactText)
    return values.includes(undefined) ? notExact() : { value: values as string[] }
  }),
}

/** What the item allows besides, one a line: 台账：矫正走访记录, or the kind alone. */
export const allowances: Kind<Allowed[]> = {
  write: (values) =>
    values.length === 0
      ? none
      : values
          .map(({ kind, name }) => `${demandWords[kind][0]}${name === undefined ? '' : `：${exactCell(name, true)}`}`)
          .join('\n'),
  read: from((cell) => {
    if (isNone(cell)) return { value: [] }
    const value: Allowed[] = []
    for (const line of linesOf(cell)) {
      const one = allowance(line)
      if ('fault' in one) return one
      value.push(one.value)
    }
    return { value }
  }),
}

function allowance(line: string): Read<Allowed> {
  const [, said = '', rest] = /^([^：:]*)(?:[：:](.*))?$/s.exec(line) ?? []
  const kind: DemandKind | undefined = meant(demandWords, said)
  if (kind === undefined) return notOneOf(demandWords, said)
  const name = rest === undefined || rest.trim() === '' ? undefined : exactText(rest)
  if (name === undefined) return rest === undefined || rest.trim() === '' ? { value: { kind } } : notExact()
  return { value: { kind, name } }
}

/** The emergency levels that count, one a line. */
export const levels: Kind<EmergencyLevel[]> = {
  write: (values) => (values.length === 0 ? none : values.map((value) => levelWords[value][0]).join('\n')),
  read: from((cell) => {
    if (isNone(cell)) return { value: [] }
    const said = cell.split(/[\s,，、;；]+/).filter((one) => one !== '')
    const value = said.map((one) => meant(levelWords, one))
    const strange = said[value.indexOf(undefined)]
    return strange === undefined ? { value: value as EmergencyLevel[] } : notOneOf(levelWords, strange)
  }),
}

/** A platform that the list allows: 一表通, or 一表通：its filing number. What would not read back so is one exact text of both. */
export const platform: Kind<{ name: string; number?: string }> = {
  write({ name, number }) {
    const plain = [name, ...(number === undefined ? [] : [number])]
    const reads =
      exactCell(name) === name && !/^\["|[:：]/.test(name) && (number === undefined || exactCell(number) === number)
    return exactCell(reads ? plain.join('：') : JSON.stringify(plain))
  },
  read: from((cell) => {
    const text = exactText(cell)
    if (text === undefined) return notExact()
    const [name = '', number] = text.startsWith('["') ? pairIn(text) : halves(text)
    return { value: number === undefined ? { name } : { name, number } }
  }),
}

function pairIn(text: string): string[] {
  try {
    const parts: unknown = JSON.parse(text)
    return Array.isArray(parts) && parts.every((one) => typeof one === 'string') ? parts : [text]
  } catch {
    return [text]
  }
}

/** Before and behind the first colon. */
function halves(text: string): string[] {
  const at = text.search(/[:：]/)
  const parts = at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
  return parts.map((one) => one.trim()).filter((one) => one !== '')
}

/** An evaluation grade: 90：优. */
export const grade: Kind<{ atLeast: number; name: string }> = {
  write: ({ atLeast, name }) => `${atLeast}：${exactCell(name)}`,
  read: from((cell) => {
    const [, least, rest = ''] = /^\s*([\d０-９]{1,9})\s*[：:](.*)$/s.exec(cell) ?? []
    if (least === undefined || rest.trim() === '')
      return fault(
        `应写成“最低分：等次”，如 90：优，现为“${shown(cell)}”`,
        `Must be "points：grade", like 90：优, not "${shown(cell)}"`,
      )
    const name = exactText(rest)
    return name === undefined ? notExact() : { value: { atLeast: Number(plainDigits(least)), name } }
  }),
}
