// Where the record is: a file that has all of it, or PostgreSQL for the log and a file of this node's own for its tables.
import type { Chance, Clock } from '../../policy/ports.ts'
import { CannotOpen, pathOf } from './engine/database.ts'
import { type Opening, openStore, type SqliteStore } from './store.ts'

export interface Place {
  /** Of the file, `file:…`. */
  url: string
  /** Of PostgreSQL, where the log is there. */
  elsewhere?: string
}

const isElsewhere = (url: string) => /^postgres(ql)?:\/\//.test(url)

export function placeOf({ DATABASE_URL, NODE_FILE }: { DATABASE_URL: string; NODE_FILE: string }): Place {
  return isElsewhere(DATABASE_URL) ? { url: `file:${NODE_FILE}`, elsewhere: DATABASE_URL } : { url: DATABASE_URL }
}

/** The file of this machine; `:memory:` for one without. */
export const fileOf = ({ url }: Place): string => pathOf(url)

/** Opens the store of a place, whichever kind it is. Throws CannotOpen with a sentence for people. */
export async function openAt(place: Place, clock: Clock, chance: Chance, opening: Opening): Promise<SqliteStore> {
  const { url, elsewhere } = place
  if (elsewhere === undefined) return openStore(url, clock, chance, opening)
  if (pathOf(url) === ':memory:') throw new CannotOpen('NODE_FILE 应为文件（NODE_FILE must be a file）')
  // What speaks to PostgreSQL is loaded where there is one.
  const { openNode } = await import('./nodes/opening.ts')
  return openNode({ url, elsewhere }, clock, chance, opening)
}
