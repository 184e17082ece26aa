// Results go to standard output, everything else to standard error.
import { Sentence } from '../host/sentence.ts'

/** A command line that cannot be carried out, in one sentence. */
export class Unusable extends Sentence {}

export function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

export function tell(text: string): void {
  process.stderr.write(`${text}\n`)
}

/** Tells every two seconds how far a long run has come; says nothing of a short one. */
export function progress(unit: string): (done: number, of?: number) => void {
  let next = Date.now() + 2_000
  return (done, of) => {
    if (Date.now() < next) return
    next = Date.now() + 2_000
    tell(`… ${done}${of === undefined ? '' : ` / ${of}`} ${unit}`)
  }
}
