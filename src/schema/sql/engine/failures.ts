// What an error of a transaction means for those who write.
import { EditionSpoilt } from '../../../policy/list/edition.ts'
import type { Text } from '../../../policy/terms.ts'
import type { Failure } from '../batches.ts'
import { WrongClock } from './instants.ts'

/** Another process put another log in place of the one that is served. */
export class LogParted extends Error {
  constructor(known: number, found: number) {
    super(`the log had ${known} entries, and what is in its place has ${found} and does not continue them`)
  }
}

/** The log of this file goes on elsewhere: written to here, it would have two histories. */
export class LogMoved extends Error {}

/** What SQLite says when it cannot be known what is on disk. */
const unknown = new Set(['SQLITE_IOERR_FSYNC', 'SQLITE_IOERR_DIR_FSYNC'])
const damaged = new Set(['SQLITE_CORRUPT', 'SQLITE_NOTADB'])
const busy = /^SQLITE_(BUSY|LOCKED)/
const passing = /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|NOMEM)/

const restart: Text = {
  zh: '写盘时出错，磁盘上的内容已无法确认；本进程不再写入，请管理员检查磁盘后重新启动服务',
  en: 'Writing to disk failed, and what is on it cannot be known; this process writes no more until its operator has looked at the disk and started it anew',
}
const parted: Text = {
  zh: '存证在服务运行期间被截短或者替换，本服务不再写入：请管理员恢复数据库后重新启动服务',
  en: 'The log was cut or replaced while it was served; nothing more is written: its operator should put the database right and start the service anew',
}
const moved: Text = {
  zh: '存证已迁入 PostgreSQL，本文件不再写入：请管理员以 DATABASE_URL=postgres://… 重新启动服务',
  en: 'The log was moved to PostgreSQL and nothing more is written here: its operator should start the service anew with DATABASE_URL=postgres://…',
}
const disk: Text = {
  zh: '目前无法写入磁盘，请稍后重试',
  en: 'The disk cannot be written at present: try again later',
}
const waiting: Text = {
  zh: '另有程序正在占用数据库，请稍后重试',
  en: 'Another program is using the database: try again later',
}

/** What a transaction's error means for those who write; undefined for a defect of a command. */
export function failureOf(error: unknown): Failure | undefined {
  const { code = '', message: inner } = error as { code?: string; message: string }
  if (unknown.has(code)) return { class: 'fsync', why: restart, inner, lasts: true, unknown: true }
  if (damaged.has(code)) return { class: 'disk', why: restart, inner, lasts: true, unknown: true }
  if (error instanceof LogParted) return { class: 'parted', why: parted, inner, lasts: true }
  if (error instanceof LogMoved) return { class: 'parted', why: moved, inner, lasts: true }
  if (error instanceof WrongClock) return { class: 'clock', why: error.why, inner }
  if (error instanceof EditionSpoilt) return { class: 'edition', why: error.why, inner }
  if (busy.test(code)) return { class: 'busy', why: waiting, inner, waits: true }
  return passing.test(code) ? { class: 'disk', why: disk, inner } : undefined
}
