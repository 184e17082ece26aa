// The one way in. Commands that arrive together are settled in one durable transaction; nobody is answered before it is
// on disk. If it cannot be recorded, nothing happened. What keeps the record is none of its business.

import { giverOf } from '../../policy/command.ts'
import type { Blocked, Command, Commit, Repeat, Written } from '../../policy/ports.ts'
import { problem } from '../../policy/problem.ts'
import { turnsOf } from './engine/taking-turns.ts'

export interface Asked {
  command: Command<unknown>
  repeat: Repeat | undefined
}

interface Job extends Asked {
  done: (written: Written<unknown>) => void
  failed: (error: unknown) => void
}

/** What an error of a transaction means for those who write. */
export interface Failure extends Blocked {
  /** Nothing more is written by this process; else it may go well again. */
  lasts?: true
  /** Whether what was asked for is on disk cannot be known. */
  unknown?: true
  /** Somebody else has his turn: the same is tried again before anybody is told. */
  waits?: true
}

export interface Batches {
  /** Settles a command and records what comes of it; resolves once that is durable. Rejects only for a defect in the service. */
  write<A>(command: Command<A>, repeat?: Repeat): Promise<Written<A>>
  /** Undefined while changes can be recorded; else why not. */
  blocked(): Blocked | undefined
  /** Refuses every change from now on, and says why to who asks; undefined lifts that. For what is found wrong outside of writing. */
  block(why: Blocked | undefined): void
  /** Has it told at each change between being able to record and not. */
  whenBlocked(tell: (why: Blocked | undefined) => void): void
  /** Tries whether a change would be durable again, so that a passing failure ends without hands. */
  probe(): Promise<void>
  queued(): number
  whenCommitted(tell: (commit: Commit) => void): void
  /** Waits until nothing is queued. */
  settled(): Promise<void>
}

export interface Keeping {
  /**
   * Settles these in one transaction, durable when it returns, or resolves where the record is elsewhere: the first of them,
   * as many as go in the time that it has, one at least. Throws with nothing done.
   */
  transact(asked: readonly Asked[]): Written<unknown>[] | Promise<Written<unknown>[]>
  /** What an error of `transact` means; undefined for a defect of a command. */
  failureOf(error: unknown): Failure | undefined
  /** A command that writes and leaves nothing: whether a change can be made durable shows by making one. */
  scratch: Command<void>
  /** Called after every durable commit that may have added entries. It must be quick and must not throw. */
  committed(): void
  /** Milliseconds that only grow: how long a commit took. */
  ms(): number
}

/** Commands in one transaction at most, by their weight: bounds how long the first of them, and everybody else, waits for the last. */
const batchLimit = 256
/** How often, and how long after one another, a transaction is tried that another process keeps from beginning: some 5 s in all. */
const tries = 70
const tryAfterMs = 25
/** Commands that may wait; beyond that a caller hears at once that it is too much, instead of waiting in vain. */
export const queueLimit = 10_000

export function batches({ transact, failureOf, scratch, committed, ms }: Keeping): Batches {
  const queue = turnsOf<Job>(({ command }) => giverOf(command))
  let scheduled = false
  /** What keeps this process from writing for good, what was found outside of writing, and what the last transaction met. */
  let broken: Blocked | undefined
  let barred: Blocked | undefined
  let failing: Blocked | undefined
  let tried = 0
  let tellCommit: (commit: Commit) => void = () => undefined
  const idle: (() => void)[] = []

  const blocked = () => broken ?? barred ?? failing

  const { tellOfChange, whenBlocked } = watchOf(blocked)

  /** At once where it can be: a turn given away costs every commit. */
  function run(jobs: readonly Job[]): void | Promise<void> {
    const began = ms()
    try {
      const written = transact(jobs)
      if (!(written instanceof Promise)) return answer(jobs, written, began)
      return written.then(
        (one) => answer(jobs, one, began),
        (error) => refuse(jobs, error),
      )
    } catch (error) {
      return refuse(jobs, error)
    }
  }

  function answer(jobs: readonly Job[], written: readonly Written<unknown>[], began: number): void {
    tellCommit({ commands: written.length, seconds: (ms() - began) / 1000 })
    failing = undefined
    tried = 0
    committed()
    queue.putBack(jobs.slice(written.length))
    for (const [i, one] of written.entries()) jobs[i]?.done(one)
  }

  function refuse(jobs: readonly Job[], error: unknown): void | Promise<void> {
    const failure = failureOf(error)
    if (failure?.waits && ++tried < tries) queue.putBack(jobs)
    else if (failure !== undefined) {
      failing = failure
      if (failure.lasts) broken = failure
      for (const job of jobs) job.done(failure.unknown ? unknown(failure) : cannotRecord(failure))
    } else if (jobs.length === 1) {
      // A defect of one command must not take down those that came with it.
      jobs[0]?.failed(error)
    } else return eachAlone(jobs)
  }

  /** One after another: what each comes to, the next may rest on. */
  function eachAlone(jobs: readonly Job[]): void | Promise<void> {
    for (const [i, job] of jobs.entries()) {
      const running = run([job])
      if (running) return running.then(() => eachAlone(jobs.slice(i + 1)))
    }
  }

  /** The next of the queue that are not too much together, one at least. */
  function nextBatch(): Job[] {
    const jobs: Job[] = []
    let weight = 0
    for (let next = queue.next(); next; next = queue.next()) {
      weight += next.command.weight ?? 1
      if (jobs.length > 0 && weight > batchLimit) break
      jobs.push(next)
      queue.take()
    }
    return jobs
  }

  function drain(): void {
    const jobs = nextBatch()
    const before = tried
    const why = broken ?? barred
    const running = why === undefined ? run(jobs) : refuseAll(jobs, why)
    if (running) running.then(() => next(before))
    else next(before)
  }

  function refuseAll(jobs: readonly Job[], why: Blocked): void {
    for (const job of jobs) job.done(cannotRecord(why))
  }

  function next(before: number): void {
    tellOfChange()
    const isWaiting = tried > before && tried < tries
    if (!isWaiting && tried >= tries) tried = 0
    if (queue.size() > 0) isWaiting ? setTimeout(drain, tryAfterMs) : setImmediate(drain)
    else {
      scheduled = false
      for (const resolve of idle.splice(0)) resolve()
    }
  }

  function write<A>(command: Command<A>, repeat?: Repeat): Promise<Written<A>> {
    return new Promise<Written<A>>((resolve, failed) => {
      if (queue.size() >= queueLimit) return resolve(tooMany())
      queue.push({ command, repeat, done: resolve as Job['done'], failed })
      if (scheduled) return
      scheduled = true
      setImmediate(drain)
    })
  }

  return {
    write,
    blocked,
    block(why) {
      barred = why
      tellOfChange()
    },
    whenBlocked,
    async probe() {
      if (broken === undefined && barred === undefined) await write(scratch)
    },
    queued: queue.size,
    whenCommitted(how) {
      tellCommit = how
    },
    settled: () => (scheduled ? new Promise((resolve) => idle.push(resolve)) : Promise.resolve()),
  }
}

/** Tells whoever watches at each change between being able to record and not. */
export function watchOf(blocked: () => Blocked | undefined): {
  tellOfChange(): void
  whenBlocked: Batches['whenBlocked']
} {
  let told: Blocked | undefined
  let tell: (why: Blocked | undefined) => void = () => undefined
  function tellOfChange(): void {
    const why = blocked()
    if (why?.class === told?.class && why?.inner === told?.inner) return
    told = why
    tell(why)
  }
  return {
    tellOfChange,
    whenBlocked(how) {
      tell = how
      told = undefined
      tellOfChange()
    },
  }
}

export const tooMany = () =>
  problem(
    'too-many-requests',
    '等待写入的请求过多，请稍后重试',
    'Too many requests are waiting to be recorded: try again later',
  )

export const cannotRecord = ({ why }: Blocked) =>
  problem('cannot-record', `${why.zh}；本次请求没有产生任何效果`, `${why.en}; nothing was changed`)

/** Where it passes, its own words say when to ask again; else that is when the service was started anew. */
export const unknown = (failure?: Failure) =>
  failure && !failure.lasts
    ? problem('recording-unknown', failure.why.zh, failure.why.en)
    : problem(
        'recording-unknown',
        '写盘时出错，尚不知道本次请求是否已被记录：请在服务重新启动后，以同一 Idempotency-Key 原样再提交',
        'Writing to disk failed: it is not known whether this was recorded. Once the service was started anew, send it again with the same Idempotency-Key',
      )
