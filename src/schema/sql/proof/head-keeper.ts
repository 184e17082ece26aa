// Holds a store against the head kept beside its file, and keeps that head up to date.
import type { LogStorage } from '../../../policy/log/storage.ts'
import type { Blocked } from '../../../policy/ports.ts'
import { type Head, headOf, headPath, partedFrom, readHead, spoiltHead, sweepHeads, writeHead } from './head.ts'
import { type VerifiedLog, verifiedLog } from './signed-up-to.ts'

/** The head outside, as it was found and as it is kept from now on. */
export interface HeadKeeper {
  /** Why nothing may be appended: the log is not the one whose head is kept, or that head cannot be read. */
  parted: Blocked | undefined
  /** The head as it was found, if any. */
  kept: Head | undefined
  /** No head was found beside a log that has entries: whoever serves it adopts it, which an operator should know. */
  missing: boolean
  verified: VerifiedLog
  /** To be called after a commit: the head is written within about a second. */
  touch(): void
  /** Writes what is not yet written of what was committed here. */
  flush(): Promise<void>
  /** Name and hash of the key that signs the log, kept with the head from now on. */
  signedBy(key: string): void
  /** For whoever serves the log: the head is written where it is missing, or says another key. */
  adopt(): void
  /** From now on this log is the one to keep the head of, whatever was kept before. */
  begin(): Promise<void>
  /** Has it told, once for each change, that the head cannot be written, or that it can again. */
  whenUnwritable(tell: (error: Error | undefined) => void): void
}

const delayMs = 1_000

/**
 * Keeps the head of a log. `path`: of the database file; undefined where it is in memory, and nothing is kept. `block` is
 * told where the log turns out not to be the one whose head is kept.
 */
export function keepHead(log: LogStorage, path: string | undefined, block: (why: Blocked) => void): HeadKeeper {
  const found = path === undefined ? undefined : readHead(headPath(path))
  const kept = found === 'spoilt' ? undefined : found
  let key = kept?.key
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()
  let isDue = false
  let trouble: Error | undefined
  let tell: (error: Error | undefined) => void = () => undefined
  const verified = verifiedLog(log, kept?.verified)
  /** Whoever only reads makes no head where there is none. */
  let isKeeping = found !== undefined

  async function put(): Promise<void> {
    if (path === undefined || keeper.parted) return
    // Another process may have put another log here: a head is never replaced by one that does not continue it.
    const standing = readHead(headPath(path))
    keeper.parted = standing === 'spoilt' ? spoiltHead(headPath(path)) : standing && partedFrom(log, standing)
    if (keeper.parted) return block(keeper.parted)
    isDue = false
    await writeHead(headPath(path), headNow())
  }

  const headNow = (): Head => ({
    ...headOf(log),
    verified: verified.frontier(),
    ...(key !== undefined && { key }),
  })

  /** A failure loses nothing that is recorded; it is tried again after the next commit. */
  const write = (): Promise<void> => {
    writing = writing.then(put).then(
      () => note(undefined),
      (error: Error) => {
        isDue = true
        note(error)
      },
    )
    return writing
  }

  function note(error: Error | undefined): void {
    if ((trouble === undefined) === (error === undefined)) return
    trouble = error
    tell(error)
  }

  const keeper: HeadKeeper = {
    parted: found === 'spoilt' ? spoiltHead(headPath(path as string)) : kept && partedFrom(log, kept),
    kept,
    missing: path !== undefined && found === undefined && log.size() > 0,
    verified: {
      frontier: verified.frontier,
      async upToDate() {
        const before = verified.frontier().size
        const now = await verified.upToDate()
        // So that a million entries are read back once, and not after every start.
        if (isKeeping && verified.frontier().size > before) keeper.touch()
        return now
      },
    },
    touch() {
      isDue = true
      isKeeping = true
      if (timer || path === undefined) return
      timer = setTimeout(() => {
        timer = undefined
        write()
      }, delayMs)
      timer.unref()
    },
    async flush() {
      clearTimeout(timer)
      timer = undefined
      if (isDue && log.size() > 0) await write()
      await writing
    },
    signedBy(by) {
      key = by
    },
    adopt() {
      if (path === undefined) return
      sweepHeads(headPath(path))
      if (log.size() > 0 && (kept === undefined || kept.key !== key)) keeper.touch()
    },
    async begin() {
      keeper.parted = undefined
      if (path !== undefined) await writeHead(headPath(path), headNow())
      isDue = false
    },
    whenUnwritable(how) {
      tell = how
    },
  }
  return keeper
}
