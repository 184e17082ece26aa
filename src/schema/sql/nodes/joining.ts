// How a node joins the log: which log its file folds, the log's tables where it is begun, and everything up to now.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { emptyRoot } from '../../../policy/log/tree.ts'
import type { Chance } from '../../../policy/ports.ts'
import { CannotOpen, type Connection } from '../engine/database.ts'
import { foreignWrites } from '../engine/foreign-writes.ts'
import { memory } from '../engine/memory.ts'
import { logStorage } from '../proof/log.ts'
import type { Progress } from '../proof/refold.ts'
import { besideTables } from './beside.ts'
import { Lost, Newer, NotTheLog, Refused } from './failures.ts'
import { followUp } from './following.ts'
import { headIn, type SharedHead } from './head.ts'
import { markOf, putMark } from './mark.ts'
import { nodeFile } from './node-file.ts'
import type { Asking, Session } from './session.ts'
import { type Sessions, sessionsTo } from './sessions.ts'
import { begin, commit, format, leafHashAt, readFlushing, readHead, readTime, signBy } from './statements.ts'

const tables = resolve(import.meta.dirname, `../../../../migrations/postgres/${format}.sql`)

/** Of a file that nobody reads yet: what is written again and again is written once. */
const together = 50_000

export interface Joining {
  /** Begin a log where there is none. */
  create: boolean
  chance: Chance
  progress?: Progress
  warned?: (text: string) => void
}

/** Brings a node's file up to the log at `url`. Throws CannotOpen with a sentence for people. */
export async function join(db: Connection, url: string, { create, chance, progress, warned }: Joining): Promise<void> {
  const sessions = sessionsTo(url)
  try {
    const head = await headOrBegin(sessions, create, chance)
    if (warned) await lookAtFlushing(await sessions.reading(), warned)
    await own(db, await sessions.reading(), head)
    const foreign = foreignWrites(db)
    const besides = besideTables(db, () => undefined)
    const log = logStorage(db)
    const file = nodeFile({ db, log, memory: memory(), foreign, put: besides.put, announced: undefined })
    await followUp(sessions, file, { together, ...(progress && { tell: progress }) })
  } catch (error) {
    throw sentenceOf(error)
  } finally {
    await sessions.end()
  }
}

/** A database that does not flush confirms what it may lose with its machine. What has no such settings is not asked twice. */
async function lookAtFlushing(session: Session, warned: (text: string) => void): Promise<void> {
  const [rows = []] = await session.send(readFlushing).catch(() => [])
  const off = ['fsync', 'synchronous_commit'].filter((name) => rows[0]?.[name] === 'off')
  if (off.length > 0)
    warned(
      `注意：PostgreSQL 的 ${off.join('、')} 为 off，断电时会丢失已经确认的记录，请改为 on（PostgreSQL has ${off.join(', ')} off: it may lose what it confirmed when its machine goes down; set it on）`,
    )
}

/**
 * Says which key signs the log, and gives which one does: the first that said so. `anew`: from now on this one. Throws
 * CannotOpen.
 */
export async function signedBy(url: string, key: string | undefined, anew?: 'anew'): Promise<string | undefined> {
  const sessions = sessionsTo(url)
  try {
    const session = await sessions.writing()
    if (key !== undefined) await session.send(signBy(key, anew === undefined))
    return (await headOf(session)).signedBy
  } catch (error) {
    throw sentenceOf(error)
  } finally {
    await sessions.end()
  }
}

/** What the clock of the database says, which entries go by. Throws CannotOpen. */
export async function timeAt(url: string): Promise<string> {
  const sessions = sessionsTo(url)
  try {
    const [rows = []] = await (await sessions.reading()).send(readTime)
    return new Date(Math.floor(Number(rows[0]?.now))).toISOString()
  } catch (error) {
    throw sentenceOf(error)
  } finally {
    await sessions.end()
  }
}

export const headOf = async (session: Session): Promise<SharedHead> => headIn((await session.send(readHead))[0] ?? [])

/** The statements that make the tables of a log, unless they stand, and its head. */
export function beginning({ log, size, root, lastAt, beside, signedBy }: SharedHead, stand = false): Asking[] {
  const made = readFileSync(tables, 'utf8')
    .replaceAll(/^--.*$/gm, '')
    .split(';')
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => ({ text }))
  return [
    ...(stand ? [] : made),
    {
      text: 'insert into zhunru_head (one, format, log, size, root, last_at, beside, signed_by) values (1, $1, $2, $3, $4, $5, $6, $7)',
      values: [format, log, size, root, lastAt ?? null, beside, signedBy ?? null],
    },
    { text: 'insert into zhunru_signed (one, size) values (1, 0)' },
  ]
}

/** What PostgreSQL says where a table is not there. */
const noTable = '42P01'

/** The head, if there is a log. Throws Lost, Refused, CannotOpen. */
export async function headIfAny(session: Session): Promise<SharedHead | undefined> {
  try {
    return await headOf(session)
  } catch (error) {
    if (error instanceof Refused && error.code === noTable) return undefined
    throw error
  }
}

export const newLog = (chance: Chance) => chance.salt().slice(0, 16)

async function headOrBegin(sessions: Sessions, create: boolean, chance: Chance): Promise<SharedHead> {
  const session = await sessions.writing()
  const found = await headIfAny(session)
  if (found) return found
  if (!create) return headIn([])
  const empty = { log: newLog(chance), size: 0, root: emptyRoot, lastAt: undefined, beside: 0, signedBy: undefined }
  try {
    await session.send(begin, ...beginning(empty), commit)
  } catch (error) {
    // Another node may have been quicker.
    if (!(error instanceof Refused)) throw error
    const made = await headIfAny(await sessions.writing())
    if (!made) throw error
    return made
  }
  return headOf(session)
}

/** The file is, or becomes, this log's: one that is empty, or that begins as the log does. */
async function own(db: Connection, session: Session, head: SharedHead): Promise<void> {
  const mark = markOf(db)
  if (mark?.log === head.log) return
  if (mark)
    throw new CannotOpen(
      `NODE_FILE 是另一份存证（${mark.log}）的节点文件，数据库中的存证为 ${head.log}：请核对 DATABASE_URL 与 NODE_FILE（the file of a node of another log）`,
    )
  const log = logStorage(db)
  const size = log.size()
  const last = size === 0 ? undefined : log.entry(size - 1)
  const [found] = last === undefined ? [[]] : await session.send(leafHashAt(last.index))
  const isPrefix = last === undefined || found?.[0]?.leaf_hash === last.leafHash
  if (!isPrefix || size > head.size)
    throw new CannotOpen(
      'NODE_FILE 已有另一份存证，与数据库中的存证不一致：请另选一个文件（NODE_FILE has a log of its own that is not the one in the database: choose another file）',
    )
  putMark(db, { log: head.log, beside: 0 })
}

/** What kept a node from the log, for people. */
export function sentenceOf(error: unknown): unknown {
  const { message } = error as Error
  if (error instanceof Lost || error instanceof Refused)
    return new CannotOpen(
      `不能使用保存存证的数据库（the database that holds the log cannot be used）：${message}。请核对 DATABASE_URL 与数据库的运行情况`,
    )
  if (error instanceof NotTheLog)
    return new CannotOpen(
      `数据库中的存证与本节点已有的存证不一致（the log in the database is not the one that this node has）：${message}。见 docs/several-nodes.md`,
    )
  if (error instanceof Newer)
    return new CannotOpen(
      `存证中有更新版本的 zhunru 写入的记录（entries of a newer version）：${message}。请升级本程序后再启动`,
    )
  return error
}
