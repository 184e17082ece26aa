// What one transaction has made, as it goes to the database; and the sign by which it is known again there.
import type { KeptEntry } from '../../../policy/log/storage.ts'
import type { Aside } from '../../../policy/ports.ts'
import type { BesideTables } from './beside.ts'
import type { Asking, Rows } from './session.ts'
import {
  addEntries,
  type Beside,
  besideSince,
  type KeptAnswer,
  keepAnswers,
  leafHashAt,
  putBeside,
} from './statements.ts'

export interface Outgoing {
  /** Begins with what the database has counted outside the record. */
  begin(beside: number): void
  add(entry: KeptEntry): void
  aside(one: Aside): void
  /** The count with what was made here. */
  beside(): number
  /** The statements; none where nothing was made. */
  made(kept: readonly KeptAnswer[]): Asking[]
  /** What shows whether this stands. */
  sign(): { ask: Asking; isMine(found: Rows): boolean }
}

export function outgoing(besides: BesideTables): Outgoing {
  let entries: KeptEntry[] = []
  let aside: Beside[] = []
  let from = 0
  return {
    begin(beside) {
      entries = []
      aside = []
      from = beside
    },
    add: (entry) => void entries.push(entry),
    aside: (one) => void aside.push({ ...besides.madeBy(one), beside: from + aside.length + 1 }),
    beside: () => from + aside.length,
    made: (kept) => [...addEntries(entries), ...aside.flatMap(putBeside), ...keepAnswers(kept)],
    sign() {
      const [first] = entries
      // A leaf is salted: nobody else can have made it.
      if (first)
        return {
          ask: leafHashAt(first.index),
          isMine: ([row]) => row !== undefined && row.leaf_hash === first.leafHash,
        }
      const last = aside.at(-1)
      return {
        ask: besideSince(from),
        // Kept answers alone: what is asked again finds them, if they stand.
        isMine: (rows) => last !== undefined && rows.some((row) => isSame(row, last)),
      }
    },
  }
}

const isSame = (row: Rows[number], { kind, id, content, beside }: Beside) =>
  row.kind === kind && row.id === id && row.content === content && Number(row.beside) === beside
