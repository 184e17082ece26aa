// Holds a store against the head kept beside its file, and keeps that head up to date.
import type { LogStorage } from '../../../policy/log/storage.ts'
import type { Text } from '../../../policy/terms.ts'
import { type Head, headOf, headPath, partedFrom, readHead, writeHead } from './head.ts'
import { type VerifiedLog, verifiedLog } from './signed-up-to.ts'

/** The head outside, as it was found and as it is kept from now on. */
export interface HeadKeeper {
  /** Why nothing may be appended: the log is not the one whose head is kept. */
  parted: Text | undefined
  /** The head as it was found, if any. */
  kept: Head | undefined
  /** No head was found beside a log that has entries: it is written anew, which an operator should know. */
  missing: boolean
  verified: VerifiedLog
  /** To be called after a commit: the head is written within about a second. */
  touch(): void
  /** Writes what is not yet written. */
  flush(): Promise<void>
  /** From now on this log is the one to keep the head of, whatever was kept before. */
  begin(): Promise<void>
}

const delayMs = 1_000

/** Keeps the head of a log. `path`: of the database file; undefined where it is in memory, and nothing is kept. */
export function keepHead(log: LogStorage, path: string | undefined): HeadKeeper {
  const kept = path === undefined ? undefined : readHead(headPath(path))
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()
  let written = kept?.size

  const write = (): Promise<void> => {
    writing = writing.then(async () => {
      if (path === undefined || keeper.parted) return
      const head = { ...headOf(log), verified: keeper.verified.frontier() }
      await writeHead(headPath(path), head)
      written = head.size
    })
    return writing
  }
  const keeper: HeadKeeper = {
    parted: kept && partedFrom(log, kept),
    kept,
    missing: path !== undefined && kept === undefined && log.size() > 0,
    verified: verifiedLog(log, kept?.verified),
    touch() {
      if (timer || path === undefined) return
      timer = setTimeout(() => {
        timer = undefined
        // It is written again after the next commit: a failure here loses nothing that is recorded.
        write().catch(() => {
          writing = Promise.resolve()
        })
      }, delayMs)
      timer.unref()
    },
    async flush() {
      clearTimeout(timer)
      timer = undefined
      if (log.size() > 0 && (written !== log.size() || keeper.missing)) await write()
      await writing
    },
    async begin() {
      keeper.parted = undefined
      await write()
    },
  }
  return keeper
}
