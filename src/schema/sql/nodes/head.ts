// The head of a shared log as the database gives it.

import type { KeptEntry } from '../../../policy/log/storage.ts'
import { CannotOpen } from '../engine/database.ts'
import type { Rows } from './session.ts'
import type { Beside } from './statements.ts'
import { format } from './statements.ts'

export interface SharedHead {
  /** Which log it is: made with it, and never changed. */
  log: string
  size: number
  root: string
  lastAt: string | undefined
  /** Changes outside the record so far. */
  beside: number
  /** Name and hash of the key that signs the log. */
  signedBy: string | undefined
}

/** Throws CannotOpen where there is none, or where a newer version made it. */
export function headIn(rows: Rows): SharedHead {
  const [row] = rows
  if (!row)
    throw new CannotOpen(
      '数据库中没有存证（there is no log in this database）：请先运行 npm run -s zhunru -- init，或以 move 迁入',
    )
  if (Number(row.format) > format)
    throw new CannotOpen('数据库中的存证由更新版本的 zhunru 建立（of a newer version）：请升级本程序后再启动')
  return {
    log: String(row.log),
    size: Number(row.size),
    root: String(row.root),
    lastAt: row.last_at === null ? undefined : String(row.last_at),
    beside: Number(row.beside),
    signedBy: row.signed_by === null ? undefined : String(row.signed_by),
  }
}

export const entriesIn = (rows: Rows): KeptEntry[] =>
  rows.map(({ place, leaf, leaf_hash, salt, body }) => ({
    index: Number(place),
    leaf: String(leaf),
    leafHash: String(leaf_hash),
    salt: String(salt),
    body: String(body),
  }))

export const besidesIn = (rows: Rows): Beside[] =>
  rows.map(({ kind, id, content, beside }) => ({
    kind: String(kind),
    id: String(id),
    content: content === null ? null : String(content),
    beside: Number(beside),
  }))
