// Writing to a log that is elsewhere, put together: one transaction at a time, and following what others record in between.
import { batches, type Failure } from '../batches.ts'
import { asidesOn } from '../engine/asides.ts'
import { instants } from '../engine/instants.ts'
import { settlingAt } from '../engine/settling.ts'
import type { Elsewhere, Room, Tells, Writing } from '../writer/writing.ts'
import { besideTables } from './beside.ts'
import { sharedFailureOf } from './failures.ts'
import { following, followUp } from './following.ts'
import { nodeFile } from './node-file.ts'
import { sharedRepeats } from './repeats.ts'
import { sessionsTo } from './sessions.ts'
import { forgetAnswers, raiseSigned, readSigned } from './statements.ts'
import { sharedTransaction } from './transaction.ts'

/** How often answers that were kept long enough are forgotten. */
const forgetEveryMs = 60_000

export const writingTo =
  (url: string): Elsewhere =>
  (room, tells) =>
    writingElsewhere(room, url, tells)

function writingElsewhere(room: Room, url: string, tells: Tells): Writing {
  const { db, log, reads, memory, foreign, keys, clock, chance, announced } = room
  const ms = () => clock.steady?.() ?? 0
  const sessions = sessionsTo(url)
  const besides = besideTables(db, keys.forget)
  const file = nodeFile({ db, log, memory, foreign, put: besides.put, announced })
  const repeats = sharedRepeats()
  const transact = sharedTransaction({
    sessions,
    file,
    repeats,
    besides,
    log,
    aside: asidesOn(db, keys),
    settlingWith: ({ keep, aside }) =>
      settlingAt({ db, log: { keep }, reads, memory, repeats, isRevoked: keys.isRevoked, aside, chance, ms }),
    clock,
    time: instants(clock),
    followUp: async () => void (await followUp(sessions, file)),
    behind: (error) => failed(sharedFailureOf(error), error),
  })
  const writing = batches({
    transact,
    failureOf: sharedFailureOf,
    scratch: repeats.scratch,
    committed: tells.committed,
    ms,
  })

  /** What cannot be written here cannot be followed either: nothing more is taken until it can. */
  let isBarred = false
  function failed(known: Failure | undefined, error: Error): void {
    const why = known ?? { class: 'writer' as const, why: defect, inner: error.stack ?? error.message }
    // A database that is not reached is waited for by whoever writes; that nothing is heard, readers tell by the time.
    if (why.class === 'database') return
    isBarred = true
    writing.block(why)
  }

  const follower = following({
    sessions,
    file,
    followed: tells.followed,
    heard(size) {
      if (isBarred) {
        isBarred = false
        writing.block(undefined)
      }
      if (writing.blocked()?.class === 'database') void writing.probe()
      tells.heard(size)
    },
    failed,
  })
  const forgetting = setInterval(async () => {
    const session = await sessions.reading().catch(() => undefined)
    session?.hint(forgetAnswers(clock.now()))
  }, forgetEveryMs)
  forgetting.unref()

  return {
    ...writing,
    catchUp: follower.look,
    async signing(size) {
      const session = await sessions.reading()
      const [, rows = []] = await session.send(raiseSigned(size), readSigned)
      return Number(rows[0]?.size ?? size)
    },
    async close() {
      await writing.settled()
      clearInterval(forgetting)
      const stopped = follower.stop()
      await sessions.end()
      await stopped
    },
  }
}

const defect = {
  zh: '本节点无法继续读取存证，不再写入：请管理员查看服务日志',
  en: 'This node cannot follow the log any more and takes no changes: its operator should read the log of the service',
}
