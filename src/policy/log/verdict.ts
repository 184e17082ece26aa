/** What a verifier may conclude; it is never `whole` about nothing. */
export type Verdict = 'whole' | 'wrong' | 'could-not-tell'

/** Something found wrong and where: the line of the file (from 1) and the index in the log, where there are such. */
export interface LogFault {
  line?: number
  index?: number
  what: string
}

/** A clause as a sentence: with a capital and a full stop. */
export function sentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`
}
