// The tables follow from the log. Where they were folded by another version of the fold, they are folded anew.
import type { Entry } from '../../../policy/record/entries.ts'
import { changes } from '../../../policy/record/fold.ts'
import { changer } from '../engine/changes.ts'
import { CannotOpen, type Connection } from '../engine/database.ts'
import { getTableName } from '../engine/drizzle.ts'
import { foldedTables } from '../tables/index.ts'
import { logStorage } from './log.ts'

/** To be raised with every change of what the fold writes, or of the tables that it writes to. */
export const foldVersion = 6

const pageSize = 1000

/** Tells how far it is, of how many entries. */
export type Progress = (done: number, of: number) => void

/** Folds the log anew into its tables, unless this version of the fold made them. All of it or nothing. */
export function refoldUnlessCurrent(db: Connection, tell: Progress = () => undefined): void {
  if (versionOf(db) === foldVersion) return
  begin(db)
  try {
    // Another process may have done it meanwhile.
    if (versionOf(db) !== foldVersion) {
      for (const table of Object.values(foldedTables)) db.raw.exec(`delete from "${getTableName(table)}"`)
      fold(db, tell)
      db.raw.pragma(`user_version = ${foldVersion}`)
    }
    db.raw.exec('commit')
  } catch (error) {
    db.raw.exec('rollback')
    throw error
  }
}

function begin({ raw }: Connection): void {
  try {
    raw.exec('begin immediate')
  } catch (error) {
    if (!/^SQLITE_BUSY/.test((error as { code?: string }).code ?? '')) throw error
    throw new CannotOpen(
      '另一个程序正在由存证重新推算各表，请稍后再试（another program is folding the tables anew: try again later）',
    )
  }
}

const versionOf = ({ raw }: Connection) => raw.pragma('user_version', { simple: true })

function fold(db: Connection, tell: Progress): void {
  const log = logStorage(db)
  const carry = changer(db)
  const size = log.size()
  for (let done = 0; done < size; ) {
    const page = log.entriesFrom(done, pageSize)
    if (page.length === 0) break
    for (const { index, leaf, body } of page) {
      const entry = readable(leaf, body)
      if (entry) carry(changes(entry, index))
    }
    done = (page.at(-1)?.index ?? done) + 1
    tell(done, size)
  }
}

/** What was tampered with says nothing any more; that it was is told by whoever verifies the log. */
function readable(leaf: string, body: string): Entry | undefined {
  try {
    return { header: JSON.parse(leaf), body: JSON.parse(body) } as Entry
  } catch {
    return undefined
  }
}
