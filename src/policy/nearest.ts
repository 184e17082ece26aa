// The name that somebody most likely meant: what takes the fewest strokes to get to.
import { fault } from './problem.ts'
import type { Fault, Text } from './terms.ts'

/** Strokes between two texts; gives up beyond `most`. */
function strokes(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++)
      row.push(
        Math.min(
          (before[j] as number) + 1,
          (row[j - 1] as number) + 1,
          (before[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      )
    before = row
  }
  return before[b.length] as number
}

/** The first of the names that is nearest, if it is near: a third of its letters may differ. */
export function nearestName(text: string, names: Iterable<string>): string | undefined {
  const wanted = text.trim().toLowerCase().slice(0, 100)
  let found: string | undefined
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1
  for (const name of names) {
    const n = strokes(wanted, name.toLowerCase(), least - 1)
    if (n >= least) continue
    least = n
    found = name
  }
  return found
}

/** What is said behind a name that nobody knows: nothing where none is near. */
export function didYouMean(near: string | undefined): Text {
  return near === undefined ? { zh: '', en: '' } : { zh: `；是否为 ${near}`, en: `; did you mean ${near}?` }
}

/** There is no such thing, and the nearest that there is. */
export function unknownFault(
  pointer: string,
  [zh, en]: readonly [string, string],
  said: string,
  names: () => Iterable<string>,
): Fault {
  const meant = didYouMean(nearestName(said, names()))
  return fault(pointer, `没有${zh} ${said}${meant.zh}`, `There is no ${en} ${said}${meant.en}`)
}
