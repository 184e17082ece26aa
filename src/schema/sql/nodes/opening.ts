// The store of a node: the log is in PostgreSQL, and this node's file has it folded. Nothing is read that is not in the file.
import type { Chance, Clock } from '../../../policy/ports.ts'
import { openDatabase, pathOf } from '../engine/database.ts'
import { headOf, headPath, readHead, writeHead } from '../proof/head.ts'
import { logStorage } from '../proof/log.ts'
import { refoldUnlessCurrent } from '../proof/refold.ts'
import { type Opening, type SqliteStore, storeBeside } from '../store.ts'
import { writingBeside } from '../writer/beside.ts'
import { writingOnThread } from '../writer/on-thread.ts'
import { sharedNumbers } from '../writer/shared.ts'
import { join } from './joining.ts'
import { writingTo } from './writing.ts'

/** `url`: of the node's file, which is begun where there is none. Throws CannotOpen with a sentence for people. */
export async function openNode(
  { url, elsewhere }: { url: string; elsewhere: string },
  clock: Clock,
  chance: Chance,
  { create, writer, refolding, catchingUp, warned }: Opening,
): Promise<SqliteStore> {
  const path = pathOf(url)
  const open = () => openDatabase(url, { create: true, node: true })
  const db = open()
  try {
    refoldUnlessCurrent(db, refolding)
    const log = logStorage(db)
    const isNew = log.size() === 0 && readHead(headPath(path)) === undefined
    await join(db, elsewhere, {
      create,
      chance,
      ...(catchingUp && { progress: catchingUp }),
      ...(warned && { warned }),
    })
    // What a new node folds from the first entry on is what it holds the log against from now on.
    if (isNew && log.size() > 0) await writeHead(headPath(path), headOf(log))
  } catch (error) {
    db.raw.close()
    throw error
  }
  const shared = sharedNumbers()
  return storeBeside({ db, clock, chance, path, elsewhere: true }, shared, (serving) =>
    writer
      ? writingOnThread({ url, elsewhere, shared, ...writer }, serving)
      : writingBeside(open(), writingTo(elsewhere), { clock, chance }, shared, serving),
  )
}
