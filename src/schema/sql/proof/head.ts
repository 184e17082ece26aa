// The log's last known state, kept outside the database: a database put back from an older copy, or rewritten, cannot
// hide it. Written after commits, about once a second; so it is never ahead of what is durable.

import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { isHash } from '../../../policy/log/hashes.ts'
import type { LogStorage } from '../../../policy/log/storage.ts'
import { type Frontier, rootAt } from '../../../policy/log/tree.ts'
import type { Blocked } from '../../../policy/ports.ts'

/**
 * `at`: the instant of the last entry. `verified`: how far the log was read back and hashed. `key`: name and hash of the
 * key that signs the log, as its verifier key begins.
 */
export interface Head {
  size: number
  root: string
  at?: string
  verified?: Frontier
  key?: string
}

/** The head file of a database: beside it, `.head` added. */
export const headPath = (database: string): string => `${database}.head`

/** The kept head; undefined where there is none; `spoilt` where something is there that cannot be read as one. */
export function readHead(path: string): Head | 'spoilt' | undefined {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    // Only what is not there is missing: what cannot be read may be what hides a cut log.
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? undefined : 'spoilt'
  }
  try {
    const { zhunru, version, size, root, at, verified, key } = JSON.parse(text)
    const isHead = zhunru === 'head' && version === 1 && Number.isSafeInteger(size) && size >= 0 && isHash(root)
    if (!isHead) return 'spoilt'
    return {
      size,
      root,
      ...(typeof at === 'string' && { at }),
      ...(isFrontier(verified) && { verified }),
      ...(typeof key === 'string' && { key }),
    }
  } catch {
    return 'spoilt'
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
  const file = await open(beside, 'w', 0o600)
  try {
    await file.writeFile(`${JSON.stringify({ zhunru: 'head', version: 1, ...head })}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(beside, path)
}

/** The files of writers that were stopped half way. */
export function sweepHeads(path: string): void {
  const beside = new RegExp(`^${basename(path).replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\.(\\d{1,10})\\.new$`)
  for (const name of readdirSync(dirname(resolve(path)))) {
    const writer = beside.exec(name)?.[1]
    if (writer !== undefined && !isAlive(Number(writer))) rmSync(join(dirname(path), name), { force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

const seal = {
  zh: '请先查明原因；确认后运行 npm run -s zhunru -- seal 封存原存证，才能继续写入',
  en: 'find out why, then run npm run -s zhunru -- seal to seal the old log; until then nothing is written',
}

/** Why nothing may be appended while what is kept outside cannot be read. */
export const spoiltHead = (path: string): Blocked => ({
  class: 'head',
  why: {
    zh: `数据库外保存的存证状态无法读取，不能确认存证未被截短。${seal.zh}`,
    en: `The state of the log kept outside the database cannot be read, so nobody can tell whether the log was cut; ${seal.en}`,
  },
  inner: path,
})

/** Why the kept log is not a continuation of the head; undefined where it is. */
export function partedFrom(log: LogStorage, head: Head): Blocked | undefined {
  const size = log.size()
  if (size < head.size)
    return {
      class: 'parted',
      why: {
        zh: `存证比数据库外保存的状态短：应有 ${head.size} 条，现有 ${size} 条，数据库可能是旧备份。${seal.zh}`,
        en: `The log is shorter than the state kept outside the database: it had ${head.size} entries and has ${size}, so the database may be an old copy; ${seal.en}`,
      },
    }
  if (rootOf(log, head.size) === head.root) return undefined
  return {
    class: 'parted',
    why: {
      zh: `存证与数据库外保存的状态不一致：前 ${head.size} 条已不是原来的记录。${seal.zh}`,
      en: `The log contradicts the state kept outside the database: its first ${head.size} entries are not those that were there; ${seal.en}`,
    },
  }
}

function rootOf(log: LogStorage, size: number): string | undefined {
  try {
    return rootAt(size, log.readHash)
  } catch {
    return undefined
  }
}
