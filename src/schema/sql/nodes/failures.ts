// What can go wrong with a log that is elsewhere, and what that means for those who write.
import type { Text } from '../../../policy/terms.ts'
import type { Failure } from '../batches.ts'
import { CannotOpen } from '../engine/database.ts'
import { failureOf } from '../engine/failures.ts'

/** The database does not answer, or ended the session. */
export class Lost extends Error {}

/** The database said no, by a code of its own; the message is its own too, and holds no value that was sent. */
export class Refused extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(`${code} ${message}`)
    this.code = code
  }
}

/** Whether a transaction was committed cannot be told. */
export class CannotTell extends Error {}

/** The log in the database is not the one that this node has, or does not hold. */
export class NotTheLog extends Error {}

/** An entry that a newer version of this program recorded. */
export class Newer extends Error {}

const unreachable: Text = {
  zh: '目前无法连接保存存证的数据库，请稍后重试',
  en: 'The database that holds the log cannot be reached at present: try again later',
}
const unanswered: Text = {
  zh: '保存存证的数据库没有确认，尚不知道本次请求是否已被记录：请稍后以同一 Idempotency-Key 原样再提交',
  en: 'The database that holds the log did not confirm: it is not known whether this was recorded. Send it again later with the same Idempotency-Key',
}
const refused: Text = {
  zh: '保存存证的数据库目前不能写入，请稍后重试；持续如此的，请管理员查看服务日志',
  en: 'The database that holds the log cannot be written at present: try again later; if it lasts, its operator should read the log of the service',
}
const other: Text = {
  zh: '数据库中的存证与本节点已有的存证不一致，本节点不再写入：请管理员查明原因（见 docs/several-nodes.md）后重新启动',
  en: 'The log in the database is not the one that this node has, and it writes no more: its operator should find out why (docs/several-nodes.md) and start it anew',
}
const older: Text = {
  zh: '存证中有更新版本的程序写入的记录，本节点不再写入：请管理员升级本节点',
  en: 'The log has entries of a newer version of this program, and this node writes no more: its operator should upgrade it',
}

/** What an error of a shared transaction, or of following the log, means; undefined for a defect of a command. */
export function sharedFailureOf(error: unknown): Failure | undefined {
  const { message: inner } = error as Error
  if (error instanceof Lost) return { class: 'database', why: unreachable, inner }
  // The log’s own tables are gone, or are of a newer version.
  if (error instanceof Refused || error instanceof CannotOpen) return { class: 'database', why: refused, inner }
  if (error instanceof CannotTell) return { class: 'database', why: unanswered, inner, unknown: true }
  if (error instanceof NotTheLog) return { class: 'parted', why: other, inner, lasts: true }
  if (error instanceof Newer) return { class: 'version', why: older, inner, lasts: true }
  return failureOf(error)
}
