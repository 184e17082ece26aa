// What an audit found, in sentences.
import type { LogFault, Verdict } from '../policy/log/verdict.ts'

/** What was found. `says` are sentences about what was verified, `faults` about what is wrong or could not be told. */
export interface AuditReport {
  verdict: Verdict
  says: string[]
  faults: string[]
}

/** The verdict on several parts: `wrong` where one is, `whole` only where all are. */
export function worst(verdicts: readonly Verdict[]): Verdict {
  return verdicts.includes('wrong') ? 'wrong' : verdicts.includes('could-not-tell') ? 'could-not-tell' : 'whole'
}

/** A fault with the place where it is. */
export function worded({ line, index, what }: LogFault): string {
  const where = [line !== undefined && `line ${line}`, index !== undefined && `entry ${index}`].filter((one) => one)
  return where.length > 0 ? `${where.join(', ')}: ${what}` : what
}

/** The line after a list that was cut short; none where nothing was left out. */
export function more(unlisted: number): string[] {
  return unlisted > 0 ? [`… and ${unlisted} more`] : []
}
