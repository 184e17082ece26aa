// How a no is said: a problem, and the faults of an input.
import type { Fault, Problem, ProblemCode } from './terms.ts'

export function problem(code: ProblemCode, zh: string, en: string, more: Partial<Problem> = {}): { problem: Problem } {
  return { problem: { code, detail: { zh, en }, ...more } }
}

/** One fault of an input, at its place. */
export const fault = (pointer: string, zh: string, en: string): Fault => ({ pointer, text: { zh, en } })

/** Faults told in one answer; of all beyond, only how many were found. */
export const mostFaults = 200

/** An input with these faults, at most `mostFaults` of them told. `n` were found; there may be more, as looking ends somewhere. */
export function faulty(faults: readonly Fault[], n = faults.length): { problem: Problem } {
  if (n > mostFaults) {
    const more = n - mostFaults
    return problem(
      'invalid-input',
      `输入至少有 ${n} 处错误，列出前 ${mostFaults} 处，还有 ${more} 处；请逐条更正`,
      `The input has at least ${n} faults: the first ${mostFaults} are listed, and ${more} more were found; correct each`,
      { errors: faults.slice(0, mostFaults), extra: { more } },
    )
  }
  const en = n === 1 ? 'The input has a fault: correct it' : `The input has ${n} faults: correct each`
  return problem('invalid-input', `输入有 ${n} 处错误，请逐条更正`, en, { errors: [...faults] })
}

/** The no to an input that has faults; nothing where there are none. */
export function invalidInput(faults: readonly Fault[], n = faults.length): { problem: Problem } | undefined {
  return faults.length === 0 ? undefined : faulty(faults, n)
}

export const wrongState = (zh: string, en: string) => problem('wrong-state', zh, en)
export const notFound = (zh: string, en: string) => problem('not-found', zh, en)
export const forbidden = (zh: string, en: string) => problem('forbidden', zh, en)
