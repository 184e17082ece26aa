// How a no is said: a problem, and the faults of an input.
import type { Fault, Problem, ProblemCode } from './terms.ts'

export function problem(code: ProblemCode, zh: string, en: string, more: Partial<Problem> = {}): { problem: Problem } {
  return { problem: { code, detail: { zh, en }, ...more } }
}

/** One fault of an input, at its place. */
export const fault = (pointer: string, zh: string, en: string): Fault => ({ pointer, text: { zh, en } })

/** An input with these faults, all of them at once. */
export function faulty(faults: readonly Fault[]): { problem: Problem } {
  const n = faults.length
  const en = n === 1 ? 'The input has a fault: correct it' : `The input has ${n} faults: correct each`
  return problem('invalid-input', `输入有 ${n} 处错误，请逐条更正`, en, { errors: [...faults] })
}

/** The no to an input that has faults; nothing where there are none. */
export function invalidInput(faults: readonly Fault[]): { problem: Problem } | undefined {
  return faults.length === 0 ? undefined : faulty(faults)
}

export const wrongState = (zh: string, en: string) => problem('wrong-state', zh, en)
export const notFound = (zh: string, en: string) => problem('not-found', zh, en)
export const forbidden = (zh: string, en: string) => problem('forbidden', zh, en)
