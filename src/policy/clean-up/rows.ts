// What the table of clean-up lines keeps.
import type { CleanUpKind, Day, Disposal } from '../terms.ts'

export interface CleanUpRows {
  cleanUpLines: {
    jurisdiction: string
    code: string
    entry: number
    kind: CleanUpKind
    name: string
    /** Who asked communities for it. */
    organisation: string | null
    /** Where it was carried: community codes, JSON. */
    communities: string
    /** What became of it, as said last; null: nothing yet. */
    disposal: Disposal | null
    /** What it was merged into. */
    into: string | null
    /** The item that it was kept as. */
    item: string | null
    /** Whom it was returned to, or who took it back. */
    disposedTo: string | null
    disposedOn: Day | null
  }
}
