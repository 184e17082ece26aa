// What another process wrote: SQLite tells by one number whether anything was, and one look at it serves everybody who
// remembers something.
import { byHand, type Statements } from './statements.ts'

export interface ForeignWrites {
  /** Looks; where another connection wrote since the last look, everybody who heeds is told. */
  look(): void
  heed(forget: () => void): void
}

const dataVersion = byHand<{ data_version: number }>('pragma data_version', { data_version: true })

export function foreignWrites(db: Statements): ForeignWrites {
  const version = db.statement(dataVersion)
  const heeding: (() => void)[] = []
  let seen = version.get()?.data_version
  return {
    look() {
      const now = version.get()?.data_version
      if (now === seen) return
      seen = now
      for (const forget of heeding) forget()
    },
    heed(forget) {
      heeding.push(forget)
    },
  }
}
