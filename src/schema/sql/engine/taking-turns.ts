// A queue in which those who wait take turns: each has his first before anybody has his second, so that whoever asks for much
// waits for himself.

export interface TakingTurns<J> {
  push(one: J): void
  /** Whose turn it is; stays until it is taken. */
  next(): J | undefined
  take(): void
  /** Puts back what was taken, in the order in which it was, before everything else. */
  putBack(list: readonly J[]): void
  size(): number
}

/** `whose`: what belongs to one of those who take turns; among itself it keeps its order. */
export function turnsOf<J>(whose: (one: J) => string): TakingTurns<J> {
  // What was put back goes first and is in order already.
  const back: J[] = []
  // In the order of their turns. A list is read from its place, and cut now and then: taking one off the front moves the rest.
  const waiting = new Map<string, { list: J[]; at: number }>()
  let size = 0
  return {
    push(one) {
      const name = whose(one)
      const found = waiting.get(name)
      if (found) found.list.push(one)
      else waiting.set(name, { list: [one], at: 0 })
      size++
    },
    next() {
      if (back.length > 0) return back[0]
      for (const { list, at } of waiting.values()) return list[at]
      return undefined
    },
    take() {
      if (size === 0) return
      size--
      if (back.length > 0) {
        back.shift()
        return
      }
      for (const [name, mine] of waiting) {
        mine.at++
        waiting.delete(name)
        if (mine.at < mine.list.length) {
          if (mine.at > 1000) {
            mine.list.splice(0, mine.at)
            mine.at = 0
          }
          waiting.set(name, mine)
        }
        return
      }
    },
    putBack(list) {
      back.unshift(...list)
      size += list.length
    },
    size: () => size,
  }
}
