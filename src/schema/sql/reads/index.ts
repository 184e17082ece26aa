// Everything that is read of the record on one connection, put together. A new capability's reads are a line here.
import type { Db, Raw } from '../engine/database.ts'
import { recordReads } from './facts.ts'
import { listQueries } from './list.ts'
import { queries } from './queries.ts'
import { supportQueries } from './support.ts'

export function everyRead(raw: Raw, db: Db) {
  return { ...recordReads(raw, db), ...queries(db), ...listQueries(raw), ...supportQueries(raw) }
}
