// The one way in. Commands that arrive together are settled in one durable transaction; nobody is answered before it is
// on disk. If it cannot be recorded, nothing happened. What keeps the record is none of its business.
import type { Command, Repeat, Written } from '../../policy/ports.ts'
import { problem } from '../../policy/problem.ts'
import type { Text } from '../../policy/terms.ts'

export interface Asked {
  command: Command<unknown>
  repeat: Repeat | undefined
}

interface Job extends Asked {
  done: (written: Written<unknown>) => void
  failed: (error: unknown) => void
}

/** `passing`: it may go well again; `lasting`: what is kept cannot be known, so that nothing more is written here. */
export type Failure = 'passing' | 'lasting'

export interface Batches {
  /** Settles a command and records what comes of it; resolves once that is durable. Rejects only for a defect in the service. */
  write<A>(command: Command<A>, repeat?: Repeat): Promise<Written<A>>
  /** Undefined while changes can be recorded; else why not. */
  blocked(): string | undefined
  /** Refuses every change from now on, and says why to who asks; undefined lifts that. For what is found wrong outside of writing. */
  block(why: Text | undefined): void
  /** Tries whether a change would be durable again, so that a passing failure ends without hands. */
  probe(): Promise<void>
  /** Waits until nothing is queued. */
  settled(): Promise<void>
}

export interface Keeping {
  /** Settles these in one transaction, durable when it returns. Throws with nothing done. */
  transact(asked: readonly Asked[]): Written<unknown>[]
  /** What an error of `transact` means; undefined for a defect of a command. */
  failureOf(error: unknown): Failure | undefined
  /** A command that writes and leaves nothing: whether a change can be made durable shows by making one. */
  scratch: Command<void>
  /** Called after every durable commit that may have added entries. It must be quick and must not throw. */
  committed(): void
}

/** Commands in one transaction at most: bounds how long the first of them waits for the last. */
const batchLimit = 256
/** Commands that may wait; beyond that a caller hears at once that it is too much, instead of waiting in vain. */
const queueLimit = 10_000

export function batches({ transact, failureOf, scratch, committed }: Keeping): Batches {
  const queue: Job[] = []
  let scheduled = false
  let broken: string | undefined
  let blockedBy: string | undefined
  let barred: Text | undefined
  const idle: (() => void)[] = []

  function run(jobs: readonly Job[]): void {
    let written: Written<unknown>[]
    try {
      written = transact(jobs)
      blockedBy = undefined
      committed()
    } catch (error) {
      refuse(jobs, error)
      return
    }
    jobs.forEach((job, i) => {
      job.done(written[i] as Written<unknown>)
    })
  }

  function refuse(jobs: readonly Job[], error: unknown): void {
    const failure = failureOf(error)
    if (failure !== undefined) {
      blockedBy = (error as Error).message
      if (failure === 'lasting') broken = blockedBy
      for (const job of jobs) job.done(cannotRecord())
    } else if (jobs.length === 1) {
      // A defect of one command must not take down those that came with it.
      jobs[0]?.failed(error)
    } else for (const job of jobs) run([job])
  }

  function drain(): void {
    const jobs = queue.splice(0, batchLimit)
    if (broken === undefined && barred === undefined) run(jobs)
    else for (const job of jobs) job.done(cannotRecord(barred))
    if (queue.length > 0) setImmediate(drain)
    else {
      scheduled = false
      for (const resolve of idle.splice(0)) resolve()
    }
  }

  function write<A>(command: Command<A>, repeat?: Repeat): Promise<Written<A>> {
    return new Promise<Written<A>>((resolve, failed) => {
      if (queue.length >= queueLimit) return resolve(tooMany())
      queue.push({ command, repeat, done: resolve as Job['done'], failed })
      if (scheduled) return
      scheduled = true
      setImmediate(drain)
    })
  }

  return {
    write,
    blocked: () => broken ?? barred?.en ?? blockedBy,
    block(why) {
      barred = why
    },
    async probe() {
      if (broken === undefined && barred === undefined) await write(scratch)
    },
    settled: () => (scheduled ? new Promise((resolve) => idle.push(resolve)) : Promise.resolve()),
  }
}

const tooMany = () =>
  problem(
    'too-many-requests',
    '等待写入的请求过多，请稍后重试',
    'Too many requests are waiting to be recorded: try again later',
  )

function cannotRecord(why?: Text) {
  if (why) return problem('cannot-record', `${why.zh}；本次请求没有产生任何效果`, `${why.en}; nothing was changed`)
  return problem(
    'cannot-record',
    '目前无法写入记录，本次请求没有产生任何效果，请稍后重试',
    'The record cannot be written at present. Nothing was changed; try again later',
  )
}
