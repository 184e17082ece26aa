// The log in PostgreSQL as it is there, for whoever verifies it: nothing is folded.
import type { KeptEntry } from '../../../policy/log/storage.ts'
import { entriesIn, type SharedHead } from './head.ts'
import { headOf, sentenceOf } from './joining.ts'
import { connect } from './session.ts'
import { entriesFrom } from './statements.ts'

export interface Reading {
  /** As it was when reading began: what comes later is not read. */
  head: SharedHead
  pages(): AsyncGenerator<{ entries: KeptEntry[]; of: number }>
  close(): Promise<void>
}

/** Throws CannotOpen. */
export async function readingOf(url: string): Promise<Reading> {
  try {
    const session = await connect(url)
    const head = await headOf(session)
    return {
      head,
      async *pages() {
        for (let start = 0; start < head.size; ) {
          const [rows = []] = await session.send(entriesFrom(start))
          const entries = entriesIn(rows).filter(({ index }) => index < head.size)
          const last = entries.at(-1)
          if (!last) return
          yield { entries, of: head.size }
          start = last.index + 1
        }
      },
      close: () => session.end(),
    }
  } catch (error) {
    throw sentenceOf(error)
  }
}
