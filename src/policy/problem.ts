// How a no is said: a problem, and the faults of an input.
import type { Fault, Problem, ProblemCode } from './terms.ts'

export function problem(code: ProblemCode, zh: string, en: string, more: Partial<Problem> = {}): { problem: Problem } {
  return { problem: { code, detail: { zh, en }, ...more } }
}

/** One fault of an input, at its place. */
export const fault = (pointer: string, zh: string, en: string): Fault => ({ pointer, text: { zh, en } })

/** An input with faults, all of them at once; nothing where there are none. */
export function invalidInput(faults: readonly Fault[]): { problem: Problem } | undefined {
  if (faults.length === 0) return undefined
  const detail = {
    zh: `输入有 ${faults.length} 处错误，请逐条更正`,
    en: faults.length === 1 ? '1 fault in the input: correct it' : `${faults.length} faults in the input: correct each`,
  }
  return { problem: { code: 'invalid-input', detail, errors: [...faults] } }
}

export const wrongState = (zh: string, en: string) => problem('wrong-state', zh, en)
export const notFound = (zh: string, en: string) => problem('not-found', zh, en)
export const forbidden = (zh: string, en: string) => problem('forbidden', zh, en)
