// Carries the log of a file over to PostgreSQL, entry by entry, and reads it back before anything counts. The file is a node's
// from then on.
import { rehash } from '../../../policy/log/rehash.ts'
import type { KeptEntry } from '../../../policy/log/storage.ts'
import { emptyFrontier, type Frontier, frontierRoot } from '../../../policy/log/tree.ts'
import type { Chance } from '../../../policy/ports.ts'
import { CannotOpen, type Connection } from '../engine/database.ts'
import { build } from '../engine/drizzle.ts'
import { built } from '../engine/statements.ts'
import { logStorage } from '../proof/log.ts'
import type { Progress } from '../proof/refold.ts'
import { accessKeys, drafts, repeats } from '../tables/index.ts'
import { NotTheLog } from './failures.ts'
import { entriesIn, type SharedHead } from './head.ts'
import { beginning, headIfAny, newLog, sentenceOf } from './joining.ts'
import { putMark } from './mark.ts'
import { connect, type Session } from './session.ts'
import {
  addEntries,
  type Beside,
  begin,
  commit,
  emptied,
  entriesFrom,
  keepAnswers,
  pageSize,
  putBeside,
} from './statements.ts'

const allKeys = built(() => build.select().from(accessKeys))
const allDrafts = built(() => build.select().from(drafts))
const allRepeats = built(() => build.select().from(repeats))

export interface Moving {
  chance: Chance
  /** Name and hash of the key that signs the log, where it is known. */
  signedBy: string | undefined
  progress: Progress
}

/** Moves the log of a file that nobody else writes to meanwhile. Gives what the database has now. Throws CannotOpen. */
export async function moveTo(db: Connection, url: string, moving: Moving): Promise<SharedHead> {
  const session = await connect(url).catch((error) => {
    throw sentenceOf(error)
  })
  db.raw.exec('begin immediate')
  try {
    const head = await carry(db, session, moving)
    putMark(db, head)
    db.raw.exec('commit')
    return head
  } catch (error) {
    if (db.raw.inTransaction) db.raw.exec('rollback')
    throw sentenceOf(error)
  } finally {
    await session.end()
  }
}

async function carry(db: Connection, session: Session, { chance, signedBy, progress }: Moving): Promise<SharedHead> {
  const log = logStorage(db)
  const { frontier, lastAt } = log.head()
  const { size } = frontier
  const root = frontierRoot(frontier)
  const standing = await headIfAny(session)
  // The last time it stopped between the two commits.
  if (standing && standing.size === size && standing.root === root && size > 0) return standing
  if (standing && (standing.size > 0 || standing.beside > 0))
    throw new CannotOpen(
      `该数据库中已有 ${standing.size} 条存证，不会覆盖：请另选一个空数据库（there is a log in it already, and nothing is overwritten: choose an empty database）`,
    )
  const besides = besidesOf(db)
  const head = { log: newLog(chance), size, root, lastAt, beside: besides.length, signedBy }
  await session.send(begin, ...(standing ? emptied : []), ...beginning(head, standing !== undefined))
  let sent = emptyFrontier
  while (sent.size < size) {
    const page = log.entriesFrom(sent.size, pageSize)
    sent = hashed(sent, page)
    await session.send(...addEntries(page))
    progress(sent.size, 2 * size)
  }
  for (const one of besides) await session.send(...putBeside(one))
  for (const one of db.statement(allRepeats).all()) await session.send(...keepAnswers([one]))
  let found = emptyFrontier
  while (found.size < size) {
    const [rows = []] = await session.send(entriesFrom(found.size))
    found = hashed(found, entriesIn(rows))
    progress(size + found.size, 2 * size)
  }
  if (frontierRoot(found) !== root || frontierRoot(sent) !== root)
    throw new NotTheLog(`what arrived hashes to ${frontierRoot(found)}, the file says ${root}`)
  await session.send(commit)
  return head
}

/** The tree with these entries, each hashed again. Throws NotTheLog. */
function hashed(frontier: Frontier, page: readonly KeptEntry[]): Frontier {
  if (page.length === 0) throw new NotTheLog(`entry ${frontier.size} is missing`)
  let grown = frontier
  for (const entry of page) {
    // The tree's own storage does not go along: each node derives it.
    const { isAfterGap, damage, frontier: next } = rehash(grown, entry, () => undefined)
    if (isAfterGap) throw new NotTheLog(`entry ${grown.size} is missing`)
    if (damage !== undefined) throw new NotTheLog(`entry ${entry.index}: ${damage}`)
    grown = next
  }
  return grown
}

function besidesOf(db: Connection): Beside[] {
  const keys = db.statement(allKeys).all()
  const all = [
    ...keys.map((key) => ({ kind: 'key', id: key.id, content: JSON.stringify(key) })),
    ...db
      .statement(allDrafts)
      .all()
      .map((draft) => ({ kind: 'draft', id: draft.jurisdiction, content: JSON.stringify(draft) })),
  ]
  return all.map((one, i) => ({ ...one, beside: i + 1 }))
}
