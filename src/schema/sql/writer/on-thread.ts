// Writing as the serving thread sees it: commands go to the writer as data, and answers come back once they are durable.
import { Worker } from 'node:worker_threads'
import type { Blocked, Command, Commit, Repeat, Written } from '../../../policy/ports.ts'
import { cannotRecord, queueLimit, tooMany, unknown, watchOf } from '../batches.ts'
import type { Forgotten } from '../engine/memory.ts'
import type { Asked, FromWriter, ToWriter, WriterData } from './messages.ts'
import type { Writing } from './writing.ts'

export interface Serving {
  /** Something was committed: what was read before is not what is there now. Called before anybody is answered. */
  committed(forgotten: readonly Forgotten[], keys: boolean): void
  /** The log that is elsewhere has so many entries. */
  heard(size: number): void
}

interface Question {
  done: (value: unknown) => void
  failed: (error: Error) => void
}

interface Waiting {
  done: (written: Written<unknown>) => void
  failed: (error: unknown) => void
  weight: number
}

/** Single things answered in one turn of the event loop: wording an answer takes time, and others are served in between. */
const answeredInATurn = 32

const stopped: Blocked = {
  class: 'writer',
  why: {
    zh: '写入线程已经停止，本进程不再写入：请管理员重新启动服务',
    en: 'The thread that writes has stopped, and this process writes no more: its operator should start it anew',
  },
}

export function writingOnThread(data: WriterData, { committed, heard }: Serving): Writing {
  const worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData: data, name: 'writer' })
  const waiting = new Map<number, Waiting>()
  const questions = new Map<number, Question>()
  const idle: (() => void)[] = []
  let outbox: Asked[] = []
  let ids = 0
  let barred: Blocked | undefined
  /** As the writer last said. */
  let failing: Blocked | undefined
  let broken: Blocked | undefined
  let isClosing = false
  let tellCommit: (commit: Commit) => void = () => undefined
  const say = (message: ToWriter) => worker.postMessage(message)
  const blocked = () => broken ?? barred ?? failing

  const { tellOfChange, whenBlocked } = watchOf(blocked)

  /** Everything that was asked for in one turn goes in one message. */
  function send(): void {
    const asked = outbox
    outbox = []
    if (broken) for (const { id } of asked) answer(id, cannotRecord(broken))
    else
      try {
        say({ asked })
      } catch {
        for (const one of asked) sendAlone(one)
      }
  }

  /** What is no data is a defect of its own command, and holds up no other. */
  function sendAlone(one: Asked): void {
    try {
      say({ asked: [one] })
    } catch (error) {
      fail(one.id, error)
    }
  }

  function fail(id: number, error: unknown): void {
    const one = waiting.get(id)
    waiting.delete(id)
    one?.failed(error)
    rest()
  }

  function rest(): void {
    if (waiting.size === 0) for (const resolve of idle.splice(0)) resolve()
  }

  function answer(id: number, written: Written<unknown>): number {
    const one = waiting.get(id)
    waiting.delete(id)
    one?.done(written)
    rest()
    return one?.weight ?? 1
  }

  /** Answers that have come; however many messages they came with, so many of them are given in a turn. */
  const ready: (readonly [id: number, written: Written<unknown>])[] = []
  let isAnswering = false

  function answerInTurn(): void {
    let weight = 0
    let n = 0
    for (; n < ready.length && weight < answeredInATurn; n++) {
      const [id, written] = ready[n] as readonly [number, Written<unknown>]
      weight += answer(id, written)
    }
    ready.splice(0, n)
    isAnswering = ready.length > 0
    if (isAnswering) setImmediate(answerInTurn)
  }

  worker.on('message', (message: FromWriter) => {
    if ('answers' in message) {
      // Also of what was undone: what it touched is asked for again, and nothing is lost by that.
      if (message.commits.length > 0 || message.forgotten.length > 0 || message.keys || message.followed)
        committed(message.forgotten, message.keys)
      for (const commit of message.commits) tellCommit(commit)
      for (const [id, text] of message.failed) fail(id, new Error(text))
      ready.push(...message.answers)
      if (!isAnswering) {
        isAnswering = true
        answerInTurn()
      }
    } else if ('blocked' in message) {
      failing = message.blocked ?? undefined
      tellOfChange()
    } else if ('heard' in message) heard(message.heard)
    else {
      const asked = questions.get(message.replied)
      questions.delete(message.replied)
      if (message.error === undefined) asked?.done(message.value)
      else asked?.failed(new Error(message.error))
    }
  })

  let trouble: Error | undefined
  worker.on('error', (error) => {
    trouble = error as Error
  })
  const ended = new Promise<void>((resolve) => {
    worker.on('exit', () => {
      if (!isClosing) {
        broken = { ...stopped, inner: trouble?.stack ?? 'the thread ended by itself' }
        // Whether these stand in the log, nobody here knows.
        for (const id of waiting.keys()) answer(id, unknown())
        for (const { failed } of questions.values()) failed(new Error('the thread that writes has stopped'))
        tellOfChange()
      }
      resolve()
    })
  })

  function inquire(message: (id: number) => ToWriter): Promise<unknown> {
    if (broken || isClosing) return Promise.reject(new Error('the thread that writes has stopped'))
    return new Promise((done, failed) => {
      const id = ids++
      questions.set(id, { done, failed })
      say(message(id))
    })
  }

  function write<A>(command: Command<A>, repeat?: Repeat): Promise<Written<A>> {
    return new Promise<Written<A>>((resolve, failed) => {
      const why = broken ?? barred
      if (why) return resolve(cannotRecord(why))
      if (waiting.size >= queueLimit) return resolve(tooMany())
      const { call, weight = 1 } = command
      if (!call) return failed(new Error('only a command that is data can be settled by another thread'))
      const id = ids++
      waiting.set(id, { done: resolve as Waiting['done'], failed, weight })
      if (outbox.push({ id, call, ...(repeat && { repeat }) }) === 1) setImmediate(send)
    })
  }

  return {
    write,
    blocked,
    block(why) {
      barred = why
      if (!broken) say({ block: why ?? null })
      tellOfChange()
    },
    whenBlocked,
    async probe() {
      if (broken ?? barred) return
      await inquire((probe) => ({ probe })).catch(() => undefined)
    },
    async catchUp() {
      await inquire((catchUp) => ({ catchUp })).catch(() => undefined)
    },
    signing: async (size) => Number(await inquire((signing) => ({ signing, size }))),
    queued: () => waiting.size,
    whenCommitted(how) {
      tellCommit = how
    },
    settled: () => (waiting.size > 0 ? new Promise((resolve) => idle.push(resolve)) : Promise.resolve()),
    async close() {
      await this.settled()
      isClosing = true
      if (!broken) say({ close: true })
      await ended
    },
  }
}
