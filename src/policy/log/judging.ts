// Who reads and hashes the lines of an export: the thread that asks, or several others.
import type { Filter } from './filter.ts'
import { type JudgedLine, judgeLine } from './line.ts'

/** Who reads and hashes the lines of an export, in their order, and how many batches of them at once. */
export interface Judging {
  judge(lines: readonly Buffer[], filter: Filter): Promise<readonly JudgedLine[]> | readonly JudgedLine[]
  atOnce: number
}

/** Lines, and bytes, of a batch. */
export const batchLines = 256
export const batchBytes = 1_000_000

/** Blank lines are counted and say nothing. */
const blank: JudgedLine = { what: '' }

export const judgeLines = (lines: readonly Buffer[], filter: Filter): JudgedLine[] =>
  lines.map((line) => (line.length === 0 ? blank : judgeLine(line, filter)))

/** On the thread that asks. */
export const here: Judging = { judge: judgeLines, atOnce: 1 }

/** Whether a line was blank. */
export const isBlank = (line: JudgedLine): boolean => 'what' in line && line.what === ''
