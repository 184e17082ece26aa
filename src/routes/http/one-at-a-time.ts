// Heavy work one at a time, with the event loop let go in between: a hundred workbooks at once keep nobody else waiting.
import { othersTurn } from '../../policy/turn.ts'
import { httpProblem, refuse } from './problem.ts'

/**
 * Runs what it is given, one after another in the order of calls. One that fails keeps none of the others from running.
 * Refuses at once where `mostWaiting` wait already: each of them holds its file in memory.
 */
export function inTurn(mostWaiting = 20): <A>(work: () => A | Promise<A>) => Promise<A> {
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  return (work) => {
    if (waiting > mostWaiting) return refuse({ problem: tooMany })
    waiting++
    const mine = last.then(othersTurn).then(work)
    last = mine.catch(() => undefined).finally(() => waiting--)
    return mine
  }
}

const tooMany = httpProblem(
  'too-many-requests',
  '正在等待读取的文件过多，请稍后再提交',
  'Too many files are waiting to be read: send it again in a moment',
)
