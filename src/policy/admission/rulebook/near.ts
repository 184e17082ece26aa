// Names that are nearly another: what somebody probably meant.

const fold = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s《》“”"'·—-]/g, '')

function pairs(text: string): Set<string> {
  const found = new Set<string>()
  for (let i = 0; i + 1 < text.length; i++) found.add(text.slice(i, i + 2))
  return found
}

/** Of the pairs of characters of `name`, the share that `text` has too; 0 to 1. */
export function held(name: string, text: string): number {
  const own = pairs(fold(name))
  if (own.size === 0) return 0
  const others = pairs(fold(text))
  let shared = 0
  for (const pair of own) if (others.has(pair)) shared++
  return shared / own.size
}

/** A thing whose name a text holds some of. */
export interface Held<T> {
  thing: T
  /** Of the name's pairs of characters, how much the text has; above 0, to 1. */
  share: number
}

/** Makes a function that finds, of many things, those whose names a text holds some of: each text is gone through once, however many names there are. */
export function holder<T>(things: readonly T[], nameOf: (thing: T) => string): (text: string) => Held<T>[] {
  const postings = new Map<string, number[]>()
  const sizes = things.map((thing, i) => {
    const own = pairs(fold(nameOf(thing)))
    for (const pair of own) {
      const at = postings.get(pair)
      if (at) at.push(i)
      else postings.set(pair, [i])
    }
    return own.size
  })
  return (text) => {
    const counts = new Map<number, number>()
    for (const pair of pairs(fold(text)))
      for (const i of postings.get(pair) ?? []) counts.set(i, (counts.get(i) ?? 0) + 1)
    return [...counts].map(([i, count]) => ({ thing: things[i] as T, share: count / (sizes[i] as number) }))
  }
}

/** Two names for one thing, very likely: one within the other, or most of both the same. */
function isNear(a: string, b: string): boolean {
  const [one, other] = [fold(a), fold(b)]
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  if (short.length >= 3 && long.includes(short)) return true
  return held(one, other) >= 0.6 && held(other, one) >= 0.6
}

/** The first of the names that is nearly this one. */
export function nearest(name: string, names: readonly string[]): string | undefined {
  return names.find((one) => isNear(name, one))
}
