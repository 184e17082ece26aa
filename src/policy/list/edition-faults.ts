// Faults of an edition document that its schema cannot name: what must be unique, exist, or add up.
// The document may be malformed elsewhere; each check looks only at what is well formed.

import { fault } from '../problem.ts'
import type { Fault } from '../terms.ts'
import { isDay } from '../time/days.ts'
import { isObject, type Loose, listOf } from '../untrusted.ts'

/** Every fault of meaning in a whole edition. */
export function editionFaults(document: unknown): Fault[] {
  if (!isObject(document)) return []
  const bases = listOf(document.bases)
  const items = listOf(document.items)
  const known = new Set(bases.map(({ id }) => id))
  return [
    ...repeated(bases, 'id', '/bases', '依据编号', 'Basis id'),
    ...bases.flatMap(basisFaults),
    ...repeated(items, 'code', '/items', '事项编码', 'Item code'),
    ...items.flatMap((item, i) => itemFaults(item, i, known)),
    ...(isObject(document.terms) ? termsFaults(document.terms) : []),
  ]
}

function repeated(list: Loose[], key: string, at: string, zh: string, en: string): Fault[] {
  const seen = new Map<unknown, number>()
  return list.flatMap((one, i) => {
    const value = one[key]
    if (typeof value !== 'string' && typeof value !== 'number') return []
    const before = seen.get(value)
    if (before === undefined) {
      seen.set(value, i)
      return []
    }
    return [
      fault(`${at}/${i}/${key}`, `${zh} ${value} 与第 ${before + 1} 项重复`, `${en} ${value} repeats ${at}/${before}`),
    ]
  })
}

function basisFaults({ from, until }: Loose, i: number): Fault[] {
  if (!isDay(from) || !isDay(until) || from <= until) return []
  return [fault(`/bases/${i}/until`, '失效日期早于施行日期', 'Ends before it begins')]
}

function itemFaults(item: Loose, i: number, known: ReadonlySet<unknown>): Fault[] {
  const faults: Fault[] = []
  const at = `/items/${i}`
  if (Array.isArray(item.bases))
    item.bases.forEach((id, j) => {
      if (typeof id === 'string' && !known.has(id))
        faults.push(fault(`${at}/bases/${j}`, `本版没有编号为 ${id} 的依据`, `The edition has no basis ${id}`))
    })
  if (item.kind === 'barred' && item.barredAs === undefined)
    faults.push(fault(`${at}/barredAs`, '负面清单事项须写明属于哪一类', 'A barred item must say what it is barred as'))
  if (typeof item.kind === 'string' && item.kind !== 'barred' && item.barredAs !== undefined)
    faults.push(fault(`${at}/barredAs`, '只有负面清单事项才填写此项', 'Only a barred item has this member'))
  for (const member of ['category', 'name'])
    if (typeof item[member] === 'string' && item[member].trim() === '')
      faults.push(fault(`${at}/${member}`, '不能为空白', 'Must not be blank'))
  return faults
}

function termsFaults({ evaluation, calendar }: Loose): Fault[] {
  const faults = repeated(listOf(calendar), 'year', '/terms/calendar', '放假安排的年份', 'The year')
  if (isObject(evaluation)) {
    const weights = isObject(evaluation.weights) ? Object.values(evaluation.weights) : []
    const sum = weights.every(Number.isInteger) ? (weights as number[]).reduce((a, b) => a + b, 0) : 100
    if (weights.length > 0 && sum !== 100)
      faults.push(
        fault(
          '/terms/evaluation/weights',
          `权重合计应为 100，现为 ${sum}`,
          `The weights must add up to 100, not ${sum}`,
        ),
      )
    const grades = listOf(evaluation.grades).map(({ atLeast }) => atLeast)
    grades.forEach((atLeast, i) => {
      const above = grades[i - 1]
      if (typeof atLeast === 'number' && typeof above === 'number' && atLeast >= above)
        faults.push(
          fault(
            `/terms/evaluation/grades/${i}/atLeast`,
            '等次应由高到低排列',
            'Grades must be listed from the highest down',
          ),
        )
    })
  }
  listOf(calendar).forEach(({ year, holidays, workdays }, i) => {
    for (const [member, days] of Object.entries({ holidays, workdays }))
      if (Array.isArray(days))
        days.forEach((day, j) => {
          if (isDay(day) && Math.abs(Number(day.slice(0, 4)) - Number(year)) > 1)
            faults.push(
              fault(
                `/terms/calendar/${i}/${member}/${j}`,
                `${day} 不属于 ${year} 年的安排`,
                `${day} is not of ${year}`,
              ),
            )
        })
  })
  return faults
}
