// What was read of a workbook: a document, and the place of every fault in it.
import type { Fault } from '../../policy/terms.ts'
import { cellOf, type FaultCell, placeOf } from './cells.ts'
import { faultAt } from './heading.ts'
import type { Part } from './table.ts'

/** A document as it was read; whether it is one, its schema and its meaning say. */
export interface Reading {
  document: unknown
  faults: readonly Fault[]
  /** The reading's faults and those found in the document, each with its place, in the order of the sheets. */
  with(found: readonly Fault[]): Fault[]
}

export type Parts = Record<string, Part<unknown>>

/** `orderOf` says where a sheet stands among those that are read. */
export function reading(
  document: unknown,
  parts: Parts,
  before: readonly Fault[],
  orderOf: (sheet: string) => number,
): Reading {
  const faults = [...before, ...Object.values(parts).flatMap((part) => part.faults)]
  const sound = before.length === 0 && Object.values(parts).every((part) => part.sound)
  const faulty = new Set(faults.map(({ pointer }) => pointer))
  const above = new Set(faults.flatMap(({ pointer }) => withAbove(pointer)))
  const isTold = (pointer: string) => above.has(pointer) || withAbove(pointer).some((at) => faulty.has(at))
  const place = (fault: Fault): Fault[] => {
    const [, member = ''] = fault.pointer.split('/')
    const part = parts[member === 'title' ? 'terms' : member]
    if (!part) return [fault]
    const at = part.place(fault.pointer)
    return at ? [faultAt(fault.pointer, at.cell, fault.text, at.title)] : []
  }
  return {
    document,
    faults,
    with: (found) =>
      inOrder([...faults, ...(sound ? found.filter(({ pointer }) => !isTold(pointer)).flatMap(place) : [])], orderOf),
  }
}

/** A member and what it is within, up to the line: /items/3/fee/per, /items/3/fee; nothing of a whole sheet. */
function withAbove(pointer: string): string[] {
  const [, member, ...rest] = pointer.split('/')
  if (member === 'title') return ['/title']
  const line = member === 'terms' ? 1 : 2
  return rest.slice(line - 1).map((_, i) => `/${member}/${rest.slice(0, line + i).join('/')}`)
}

function inOrder(faults: readonly Fault[], orderOf: (sheet: string) => number): Fault[] {
  const rank = ({ sheet, row = 0, column = '' }: FaultCell) => ({
    sheet: orderOf(sheet),
    row,
    column: placeOf(`${column}1`)?.column ?? -1,
  })
  return faults
    .map((fault) => ({
      fault,
      at: cellOf(fault) ? rank(cellOf(fault) as FaultCell) : { sheet: -1, row: 0, column: -1 },
    }))
    .sort(({ at: a }, { at: b }) => a.sheet - b.sheet || a.row - b.row || a.column - b.column)
    .map(({ fault }) => fault)
}
