// Opens the database file: only one that is ours, and only one that this version understands.

import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { Sentence } from '../../../host/sentence.ts'
import { drizzle, migrate } from './drizzle.ts'
import { type Statements, statementsOn } from './statements.ts'

export type Raw = Database.Database
/** An open database and its statements. Only what begins, ends or closes it takes it raw. */
export interface Connection extends Statements {
  raw: Raw
}

const connection = (raw: Raw): Connection => ({ raw, ...statementsOn(raw) })

/** A start that cannot be made, said in one sentence. */
export class CannotOpen extends Sentence {}

/** "zhun", in the file's header: tells our database from another program's. */
const applicationId = 0x7a68756e
/** How long a statement waits for another process, and the event loop with it. */
const busyMs = 50
const migrationsFolder = resolve(import.meta.dirname, '../../../../migrations')

/**
 * Opens the file that `url` names. Throws CannotOpen with a sentence for people. `create`: begin a new one where there is
 * none. `node`: its log is elsewhere, so that the last of it may be lost with the machine.
 */
export function openDatabase(url: string, { create, node }: { create: boolean; node?: boolean }): Connection {
  const path = pathOf(url)
  if (path !== ':memory:' && !existsSync(path)) {
    if (!create)
      throw new CannotOpen(
        `没有数据库 ${path}（there is no database here）：请核对 DATABASE_URL；要新建，请先运行 npm run -s zhunru -- init`,
      )
    try {
      mkdirSync(dirname(resolve(path)), { recursive: false })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
        throw new CannotOpen(
          (error as NodeJS.ErrnoException).code === 'ENOENT'
            ? `不能建立目录 ${dirname(path)}（its folder cannot be made）：请先建立上级目录`
            : `不能建立目录 ${dirname(path)}（its folder cannot be made）：上级目录不可写，请换一处或调整权限`,
        )
    }
  }
  const raw = openFile(path)
  try {
    refuseOthers(raw, path)
    // Of a file that is begun: an entry is some 2 kB, and with larger pages a commit writes fewer of them. A tenth of its work.
    if (path !== ':memory:') raw.pragma('page_size = 16384')
    raw.pragma('journal_mode = WAL')
    raw.pragma(`synchronous = ${node ? 'NORMAL' : 'FULL'}`)
    // While another process opens or migrates it; what is served waits between turns of the event loop instead.
    raw.pragma('busy_timeout = 5000')
    // 64 MiB: a transaction of many commands touches more pages than the 2 MiB that SQLite keeps by itself.
    raw.pragma('cache_size = -65536')
    migrate(drizzle(raw), { migrationsFolder })
    raw.pragma(`application_id = ${applicationId}`)
    raw.pragma(`busy_timeout = ${busyMs}`)
    return connection(raw)
  } catch (error) {
    raw.close()
    throw error instanceof CannotOpen ? error : new CannotOpen(`不能使用数据库 ${path}：${(error as Error).message}`)
  }
}

/**
 * An empty database in memory, to fold entries into and to be closed. The migrations are read and run once in a process;
 * its pages are kept and each one begins as a copy of them, since a few hundred kilobytes are copied in less time than
 * the first of some fifty statements takes.
 */
export function openEmpty(): Connection {
  template ??= emptyPages()
  return connection(new Database(template))
}
let template: Buffer | undefined

function emptyPages(): Buffer {
  const { raw } = openDatabase('file::memory:', { create: true })
  const pages = raw.serialize()
  raw.close()
  return pages
}

/** Opens a database file as it is, whoever else uses it; nothing can be written by it. Throws where there is none. */
export function openForReading(path: string): Connection {
  const raw = new Database(path, { readonly: true, fileMustExist: true })
  try {
    seeLogAsNow(raw)
  } catch {
    // Nothing can be read of it: whoever reads it is told.
  }
  return connection(raw)
}

/** A file that no newer version opened has the log's columns by their first names: a view of this connection renames them. */
function seeLogAsNow(raw: Raw): void {
  const isOld = raw.prepare("select 1 from pragma_table_info('entries') where name = 'leaf_hash'").get() !== undefined
  if (isOld)
    raw.exec(
      'create temp view entries as select idx as "index", leaf, leaf_hash as leafHash, salt, body from main.entries',
    )
}

/** Does away with the write-ahead log beside a copy: one file to carry, and reading it writes nothing. */
export function toOneFile(path: string): void {
  const raw = new Database(path, { fileMustExist: true })
  raw.pragma('journal_mode = DELETE')
  raw.close()
}

/** What SQLite says of a file that it cannot read; undefined for other errors. `damaged`: its pages contradict each other. */
export function unreadable(error: unknown): { message: string; damaged: boolean } | undefined {
  if (!(error instanceof Database.SqliteError)) return undefined
  return { message: error.message, damaged: error.code.startsWith('SQLITE_CORRUPT') }
}

/** The file that a database URL names; `:memory:` for one without. */
export function pathOf(url: string): string {
  if (url.startsWith('file:')) return url.slice('file:'.length).replace(/^\/\/(?=\/)/, '')
  throw new CannotOpen('应为 file: 开头的数据库，例如 file:data/zhunru.db（a file is wanted here, file:…）')
}

function openFile(path: string): Raw {
  try {
    const raw = new Database(path)
    raw.pragma('schema_version')
    return raw
  } catch (error) {
    throw new CannotOpen(`不能打开数据库 ${path}（not a database, or not readable）：${(error as Error).message}`)
  }
}

function refuseOthers(raw: Raw, path: string): void {
  const tables = raw
    .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
    .pluck()
    .all()
  if (tables.length === 0) return
  if (raw.pragma('application_id', { simple: true }) !== applicationId)
    throw new CannotOpen(`${path} 是其他程序的数据库（another program's database），不能使用：请核对 DATABASE_URL`)
  const journal = JSON.parse(readFileSync(resolve(migrationsFolder, 'meta/_journal.json'), 'utf8'))
  const known = Math.max(...journal.entries.map(({ when }: { when: number }) => when))
  const applied = raw.prepare('select max(created_at) from __drizzle_migrations').pluck().get() as number | null
  if (applied !== null && applied > known)
    throw new CannotOpen(`${path} 由更新版本的 zhunru 写成（of a newer version）：请升级本程序后再启动`)
}
