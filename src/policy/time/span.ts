// Two days that someone gave as a span.
import { fault } from '../problem.ts'
import type { Fault } from '../terms.ts'
import { isDay } from './days.ts'

/** Days in order: a span that ends before it begins holds nothing. */
export function spanFaults(pointer: string, { from, until }: { from?: unknown; until?: unknown }): Fault[] {
  if (!isDay(from) || !isDay(until) || from <= until) return []
  return [fault(pointer, `结束日期 ${until} 早于开始日期 ${from}`, `Ends on ${until}, before it begins on ${from}`)]
}
