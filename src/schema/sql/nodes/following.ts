// Follows the log: asks at short intervals how long it is, and folds what others recorded. Being told is a hint alone.
import type { Failure } from '../batches.ts'
import type { Progress } from '../proof/refold.ts'
import { Lost, NotTheLog, sharedFailureOf } from './failures.ts'
import { besidesIn, entriesIn, headIn, type SharedHead } from './head.ts'
import type { NodeFile } from './node-file.ts'
import type { Session } from './session.ts'
import type { Sessions } from './sessions.ts'
import type { Beside } from './statements.ts'
import * as ask from './statements.ts'

const everyMs = 200

export interface Catching {
  tell?: Progress
  /** Entries that are folded in one transaction: many where nobody waits for the file. */
  together?: number
}

/**
 * Folds what is there and was not folded. Resolves to the size of the log as it was then. Throws Lost, Refused, NotTheLog,
 * Newer.
 */
export async function followUp(
  sessions: Sessions,
  file: NodeFile,
  { tell = () => undefined, together = ask.pageSize }: Catching = {},
): Promise<number> {
  const session = await sessions.reading()
  for (;;) {
    const mine = file.known()
    // The head before the rest: what comes meanwhile is taken the next time.
    const [headRows = []] = await session.send(ask.readHead)
    const head = headIn(headRows)
    if (head.size < mine.size)
      throw new NotTheLog(`the database has ${head.size} entries, this node ${mine.size}: an older copy was put back`)
    if (head.size === mine.size && head.beside === mine.beside) return head.size
    const [besideRows = []] = head.beside === mine.beside ? [] : await session.send(ask.besideSince(mine.beside))
    await foldUpTo(head, session, file, { besides: besidesIn(besideRows), together, tell })
    tell(file.known().size, head.size)
  }
}

/** One transaction: entries up to the head, as many as may go together; what is beside the record with the last of them. */
async function foldUpTo(
  head: SharedHead,
  session: Session,
  file: NodeFile,
  { besides, together, tell }: Required<Catching> & { besides: readonly Beside[] },
): Promise<void> {
  const page = async (start: number) => {
    const [rows = []] = start < head.size ? await session.send(ask.entriesFrom(start)) : []
    return entriesIn(rows).filter(({ index }) => index < head.size)
  }
  const first = file.known().size
  let coming = page(first)
  let entries = await coming
  await file.free()
  try {
    const state = file.begin()
    for (;;) {
      const end = (entries.at(-1)?.index ?? head.size - 1) + 1
      const isLast = end >= head.size || end - first >= together
      // The next page is on its way while this one is folded.
      if (!isLast) coming = page(end)
      file.follow(entries, [])
      if (isLast) break
      tell(end, head.size)
      entries = await coming
      if (entries.length === 0) break
    }
    if (entries.length === 0 && state.frontier.size < head.size)
      throw new NotTheLog(`entry ${state.frontier.size} is missing`)
    if (state.frontier.size === head.size) {
      file.hold(head)
      file.follow([], besides)
      // Beside the record is what is there; the count says up to where all of it was.
      file.hasBeside(Math.max(head.beside, state.beside))
    }
    file.commit()
  } catch (error) {
    file.rollback()
    await coming.catch(() => undefined)
    throw error
  }
}

export interface Following {
  /** Looks at once, and again if somebody asked while it looked; resolves when that is done. Never rejects. */
  look(): Promise<void>
  stop(): Promise<void>
}

export interface Watching {
  sessions: Sessions
  file: NodeFile
  /** Something was folded. */
  followed(): void
  /** The log has so many entries, as the database says. */
  heard(size: number): void
  /** It cannot be followed; undefined for a defect. */
  failed(why: Failure | undefined, error: Error): void
}

export function following({ sessions, file, followed, heard, failed }: Watching): Following {
  let isStopped = false
  let looking: Promise<void> | undefined
  let again: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined

  async function once(): Promise<void> {
    const before = file.known()
    try {
      heard(await followUp(sessions, file))
    } catch (error) {
      // Another program of this machine has its turn at the file.
      const why = sharedFailureOf(error)
      if (!why?.waits) failed(why, error as Error)
      if (error instanceof Lost) await new Promise((done) => setTimeout(done, everyMs))
    }
    const now = file.known()
    if (now.size !== before.size || now.beside !== before.beside) followed()
  }

  /** One look at a time; whoever asks during one gets the next, as that one may have begun too early. */
  function look(): Promise<void> {
    if (isStopped) return Promise.resolve()
    if (!looking) {
      looking = once().finally(() => {
        looking = undefined
      })
      return looking
    }
    again ??= looking.then(() => {
      again = undefined
      return look()
    })
    return again
  }

  const tick = () => {
    if (!isStopped) timer = setTimeout(() => look().then(tick), everyMs)
  }
  sessions.whenHinted(() => void look())
  look().then(tick)

  return {
    look,
    async stop() {
      isStopped = true
      clearTimeout(timer)
      await looking
    },
  }
}
