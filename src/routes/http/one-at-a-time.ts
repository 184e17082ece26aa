// Heavy work one at a time, with the event loop let go in between: a hundred workbooks at once keep nobody else waiting.
import { othersTurn } from '../../policy/turn.ts'

/** Runs what it is given, one after another in the order of calls. One that fails keeps none of the others from running. */
export function inTurn(): <A>(work: () => A | Promise<A>) => Promise<A> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.then(othersTurn).then(work)
    last = mine.catch(() => undefined)
    return mine
  }
}
