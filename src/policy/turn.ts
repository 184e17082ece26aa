/** Pieces of long work that wait for their turn, the first come first. */
const waiting: (() => void)[] = []

function next(): void {
  const mine = waiting.shift()
  // What is put off here runs when the event loop has been around: in between everybody else has been served.
  if (waiting.length > 0) setImmediate(next)
  mine?.()
}

/**
 * Lets others have their turn of the event loop: for long work, between one piece and the next. However many long works
 * there are, one piece of one of them is done in a turn, so that forty hold up nobody for longer than one does.
 */
export const othersTurn = (): Promise<void> =>
  new Promise((resolve) => {
    waiting.push(resolve)
    if (waiting.length === 1) setImmediate(next)
  })
