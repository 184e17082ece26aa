// What another process wrote: SQLite tells by one number whether anything was, and one look at it serves everybody who
// remembers something.
import type { Raw } from './database.ts'

export interface ForeignWrites {
  /** Looks; where another connection wrote since the last look, everybody who heeds is told. */
  look(): void
  heed(forget: () => void): void
}

export function foreignWrites(raw: Raw): ForeignWrites {
  const dataVersion = raw.prepare('pragma data_version').pluck()
  const heeding: (() => void)[] = []
  let seen = dataVersion.get()
  return {
    look() {
      const version = dataVersion.get()
      if (version === seen) return
      seen = version
      for (const forget of heeding) forget()
    },
    heed(forget) {
      heeding.push(forget)
    },
  }
}
