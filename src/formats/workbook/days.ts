// Days in cells.
import { isDay } from '../../policy/time/days.ts'
import { isNone, none } from './exact.ts'
import { fault, from, type Kind, type Read, shown } from './kinds.ts'

/** 2027-03-01, 2027/3/1, 2027.3.1, 2027年3月1日, 20270301, or a cell that the spreadsheet itself shows as a day. */
const dayShape = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))$/

export const day: Kind<string> = {
  write: (value) => value,
  read: (found) => (found.is === 'day' ? { value: found.day } : dayText(found)),
}

const dayText = from((cell) => {
  const value = dayIn(cell)
  if (value !== undefined) return { value }
  return fault(
    `应为真实存在的日期，如 2027-03-01，现为“${shown(cell)}”`,
    `Must be a day, like 2027-03-01, not "${shown(cell)}"`,
  )
})

function dayIn(cell: string): string | undefined {
  const [, year, m1, d1, m2, d2] = dayShape.exec(cell.normalize('NFKC').replace(/\s+/g, '')) ?? []
  const value = `${year}-${(m1 ?? m2 ?? '').padStart(2, '0')}-${(d1 ?? d2 ?? '').padStart(2, '0')}`
  return isDay(value) ? value : undefined
}

/** Days, one a line. */
export const days: Kind<string[]> = {
  write: (values) => (values.length === 0 ? none : values.join('\n')),
  read: (found) => {
    if (found.is === 'day') return { value: [found.day] }
    return from((cell): Read<string[]> => {
      if (isNone(cell)) return { value: [] }
      const texts = cell.split(/[\s,，、；;]+/).filter((one) => one !== '')
      const wrong = texts.filter((one) => dayIn(one) === undefined)
      if (wrong.length === 0) return { value: texts.map((one) => dayIn(one) as string) }
      return fault(
        `应为日期，一行一个，如 2027-03-01；不是日期：${wrong.map(shown).join('、')}`,
        `Not days: ${wrong.map(shown).join(', ')}`,
      )
    })(found)
  },
}
