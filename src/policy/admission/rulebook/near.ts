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
