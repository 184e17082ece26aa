// Reads and hashes lines of an export for another thread.
import { parentPort } from 'node:worker_threads'
import type { Filter } from '../policy/log/filter.ts'
import { judgeLines } from '../policy/log/judging.ts'

export interface Batch {
  id: number
  filter: Filter
  /** The lines one behind another, and how long each is. */
  bytes: Uint8Array
  lengths: Uint32Array
}

parentPort?.on('message', ({ id, filter, bytes, lengths }: Batch) => {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const lines: Buffer[] = []
  let at = 0
  for (const length of lengths) {
    lines.push(all.subarray(at, at + length))
    at += length
  }
  parentPort?.postMessage({ id, judged: judgeLines(lines, filter) })
})
