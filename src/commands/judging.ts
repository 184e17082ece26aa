// The lines of a long export are read and hashed on as many threads as the machine has; of a short one, where they are.
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { type Judging, judgeLines } from '../policy/log/judging.ts'
import type { JudgedLine } from '../policy/log/line.ts'
import type { Batch } from './judging-thread.ts'

/** Batches before threads are worth their start. */
const shortBatches = 16
const mostThreads = 8

export interface Threads extends Judging {
  /** Ends the threads. */
  close(): Promise<void>
}

export function judgingThreads(
  threads: number = Math.min(availableParallelism(), mostThreads),
  after = shortBatches,
): Threads {
  const waiting = new Map<number, { done: (judged: readonly JudgedLine[]) => void; failed: (error: Error) => void }>()
  let workers: Worker[] = []
  let batches = 0

  function begin(): Worker[] {
    return Array.from({ length: threads }, () => {
      const worker = new Worker(new URL('./judging-thread.ts', import.meta.url))
      worker.on('message', ({ id, judged }: { id: number; judged: JudgedLine[] }) => {
        waiting.get(id)?.done(judged)
        waiting.delete(id)
      })
      worker.on('error', (error) => {
        for (const { failed } of waiting.values()) failed(error as Error)
      })
      return worker
    })
  }

  return {
    atOnce: 3 * threads,
    judge(lines, filter) {
      const id = batches++
      if (threads < 2 || id < after) return judgeLines(lines, filter)
      if (workers.length === 0) workers = begin()
      // Copied once: the reader goes on with its buffer, and what is handed over is gone from here.
      const lengths = Uint32Array.from(lines, ({ length }) => length)
      const bytes = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0))
      let at = 0
      for (const line of lines) {
        bytes.set(line, at)
        at += line.length
      }
      const batch: Batch = { id, filter, bytes, lengths }
      workers[id % threads]?.postMessage(batch, [bytes.buffer, lengths.buffer])
      return new Promise((done, failed) => waiting.set(id, { done, failed }))
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()))
      workers = []
    },
  }
}
