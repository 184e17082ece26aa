// The log's last known state, kept outside the database: a database put back from an older copy, or rewritten, cannot
// hide it. Written after commits, about once a second; so it is never ahead of what is durable.

import { readFileSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { isHash } from '../../../policy/log/hashes.ts'
import type { LogStorage } from '../../../policy/log/storage.ts'
import { type Frontier, rootAt } from '../../../policy/log/tree.ts'
import type { Text } from '../../../policy/terms.ts'

/** `at`: the instant of the last entry. `verified`: how far the log was read back and hashed. */
export interface Head {
  size: number
  root: string
  at?: string
  verified?: Frontier
}

/** The head file of a database: beside it, `.head` added. */
export const headPath = (database: string): string => `${database}.head`

/** The kept head; undefined where there is none, or none that can be read. */
export function readHead(path: string): Head | undefined {
  try {
    const { zhunru, version, size, root, at, verified } = JSON.parse(readFileSync(path, 'utf8'))
    const isHead = zhunru === 'head' && version === 1 && Number.isSafeInteger(size) && size >= 0 && isHash(root)
    if (!isHead) return undefined
    return { size, root, ...(typeof at === 'string' && { at }), ...(isFrontier(verified) && { verified }) }
  } catch {
    return undefined
  }
}

const isFrontier = (value: unknown): value is Frontier => {
  const { size, peaks } = (value ?? {}) as Frontier
  return Number.isSafeInteger(size) && Array.isArray(peaks) && peaks.every(isHash)
}

/** The head of the log as storage has it, from its tree alone. */
export function headOf(log: LogStorage): Head {
  const { frontier, lastAt } = log.head()
  const root = rootAt(frontier.size, log.readHash)
  return { size: frontier.size, root, ...(lastAt !== undefined && { at: lastAt }) }
}

/** Replaces the file by rename, so that a reader finds the old one or the new one, whole. */
export async function writeHead(path: string, head: Head): Promise<void> {
  const beside = `${path}.${process.pid}.new`
  const file = await open(beside, 'w')
  try {
    await file.writeFile(`${JSON.stringify({ zhunru: 'head', version: 1, ...head })}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(beside, path)
}

/** Why the kept log is not a continuation of the head; undefined where it is. */
export function partedFrom(log: LogStorage, head: Head): Text | undefined {
  const size = log.size()
  const seal = {
    zh: '请先查明原因；确认后运行 zhunru seal 封存原留痕，才能继续写入',
    en: 'find out why, then run zhunru seal to seal the old log; until then nothing is written',
  }
  if (size < head.size)
    return {
      zh: `留痕比数据库外保存的状态短：应有 ${head.size} 条，现有 ${size} 条，数据库可能是旧备份。${seal.zh}`,
      en: `The log is shorter than the state kept outside the database: it had ${head.size} entries and has ${size}, so the database may be an old copy; ${seal.en}`,
    }
  if (rootOf(log, head.size) === head.root) return undefined
  return {
    zh: `留痕与数据库外保存的状态不一致：前 ${head.size} 条已不是原来的记录。${seal.zh}`,
    en: `The log contradicts the state kept outside the database: its first ${head.size} entries are not those that were there; ${seal.en}`,
  }
}

function rootOf(log: LogStorage, size: number): string | undefined {
  try {
    return rootAt(size, log.readHash)
  } catch {
    return undefined
  }
}
