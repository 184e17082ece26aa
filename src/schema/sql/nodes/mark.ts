// The mark of a node's file: which log it folds, and how far it has what that keeps beside the record. A file without one is
// a database of its own.
import { CannotOpen } from '../engine/database.ts'
import { build } from '../engine/drizzle.ts'
import { built, type Statements, toWrite } from '../engine/statements.ts'
import { sharedLog } from '../tables/index.ts'

export interface Mark {
  log: string
  beside: number
}

const markNow = built(() => build.select().from(sharedLog).limit(1))
const marked = toWrite('insert or replace into shared_log (log, beside) values (@log, @beside)')

const unmarked = toWrite('delete from shared_log')

export const markOf = (db: Statements): Mark | undefined => db.statement(markNow).get()

export const putMark = (db: Statements, { log, beside }: Mark): void => void db.statement(marked).run({ log, beside })

/** The file is a database of its own from then on. */
export const removeMark = (db: Statements): void => void db.statement(unmarked).run()

/** A node's file goes on with its log alone: written to by itself, it would be a second history of the same. Throws CannotOpen. */
export function refuseNodeFile(db: Statements, path: string): void {
  const mark = markOf(db)
  if (mark)
    throw new CannotOpen(
      `${path} 是节点文件，其存证 ${mark.log} 保存在 PostgreSQL 中：请以 DATABASE_URL=postgres://… 和 NODE_FILE=${path} 启动；放弃该 PostgreSQL 的，请运行 npm run -s zhunru -- seal（a node’s file: its log is kept in PostgreSQL; start with DATABASE_URL=postgres://… and NODE_FILE=${path}; to give that up, run npm run -s zhunru -- seal）`,
    )
}
