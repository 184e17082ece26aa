// zhunru backup and restore. A backup is the database as of one moment, with its head beside it; the signing key is not in it.
import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { more, worded } from '../audit/report.ts'
import { checkWhole } from '../audit/whole.ts'
import type { Config } from '../host/config.ts'
import { openForReading, toOneFile } from '../schema/sql/engine/database.ts'
import { fileOf, placeOf } from '../schema/sql/place.ts'
import { type Head, headOf, headPath, readHead, writeHead } from '../schema/sql/proof/head.ts'
import { logStorage } from '../schema/sql/proof/log.ts'
import { mustBeFree, mustExist, onlyFile } from './files.ts'
import { withStore } from './store.ts'
import { progress, say, tell, Unusable } from './terminal.ts'

/** Copies the database while it is being served. Overwrites nothing. */
export async function runBackup(config: Config, args: string[]): Promise<number> {
  const to = onlyFile(args, 'backup FILE')
  const place = placeOf(config)
  // A node's file has all of the log once it is followed up to now.
  if (place.elsewhere !== undefined) await withStore(config, { create: false }, async () => 0)
  const from = fileOf(place)
  if (!existsSync(from)) throw new Unusable(`没有数据库 ${from}（there is no database here）`)
  await copyDatabase(from, to)
  toOneFile(to)
  const key = headBeside(from)?.key
  const head = { ...headIn(to), ...(key !== undefined && { key }) }
  await writeHead(headPath(to), head)
  say(
    `已备份 ${head.size} 条存证至 ${to} 与 ${headPath(to)}；签名密钥不在其中，请另行保管\nBacked up ${head.size} entries to ${to} and ${headPath(to)}; the signing key is not in it, keep it apart`,
  )
  return 0
}

/** Puts a backup in place where there is no database, and verifies what it put there. */
export async function runRestore(config: Config, args: string[]): Promise<number> {
  const from = onlyFile(args, 'restore FILE')
  const place = placeOf(config)
  const to = fileOf(place)
  mustExist(from)
  for (const path of [to, `${to}-wal`]) mustBeFree(path)
  // Nothing is copied that is not ours.
  headIn(from)
  await copyDatabase(from, to)
  // What a node's backup lacks the log has.
  if (place.elsewhere !== undefined) await withStore(config, { create: false }, async () => 0)
  const standing = readHead(headPath(to))
  const has = headIn(to)
  if (standing === 'spoilt')
    tell(
      `此处原有的存证状态无法读取：查明原因、运行 npm run -s zhunru -- seal 之前服务不会写入\nThe state of the log that was here cannot be read: the service writes nothing until npm run -s zhunru -- seal is run`,
    )
  else if (standing && standing.size > has.size)
    tell(
      `备份比此处原有的存证旧：原有 ${standing.size} 条，备份 ${has.size} 条；运行 npm run -s zhunru -- seal 之前服务不会写入\nThis backup is older than the log that was here: ${has.size} of ${standing.size} entries. The service writes nothing until npm run -s zhunru -- seal is run`,
    )
  else if (!standing) await writeHead(headPath(to), headBeside(from) ?? has)
  return report(to)
}

/** The head kept beside a database; undefined where there is none that can be read. */
function headBeside(path: string): Head | undefined {
  const head = readHead(headPath(path))
  return head === 'spoilt' ? undefined : head
}

async function report(path: string): Promise<number> {
  const head = headBeside(path)
  const db = openForReading(path)
  try {
    const known =
      head && head.size <= logStorage(db).size() ? [{ ...head, from: `the state kept in ${headPath(path)}` }] : []
    const { verdict, faults, unlisted, entries } = await checkWhole(logStorage(db), known)
    for (const line of [...faults.map(worded), ...more(unlisted)]) say(line)
    say(`已恢复 ${entries} 条存证（restored ${entries} entries）：${verdict}`)
    return verdict === 'whole' ? 0 : verdict === 'wrong' ? 1 : 2
  } finally {
    db.raw.close()
  }
}

/** Copies all that is committed at one moment, whoever writes meanwhile. */
async function copyDatabase(from: string, to: string): Promise<void> {
  mustBeFree(to)
  if (!existsSync(dirname(resolve(to))))
    throw new Unusable(`没有目录 ${dirname(to)}，请先建立（there is no such folder: make it first）`)
  const db = openForReading(from)
  const tellProgress = progress('pages')
  try {
    // Holds the moment: without it the copy would begin again with every commit of the service.
    db.raw.exec('begin')
    logStorage(db).size()
    await db.raw.backup(to, {
      progress({ totalPages, remainingPages }) {
        tellProgress(totalPages - remainingPages, totalPages)
        return 1000
      },
    })
  } finally {
    db.raw.close()
  }
}

function headIn(path: string): Head {
  const db = openForReading(path)
  try {
    return headOf(logStorage(db))
  } catch (error) {
    throw new Unusable(`${path} 不是 zhunru 的数据库（not a database of zhunru）：${(error as Error).message}`)
  } finally {
    db.raw.close()
  }
}
