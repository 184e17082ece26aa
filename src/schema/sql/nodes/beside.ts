// What stands outside the record, as it crosses between nodes: drafts, and what access keys are known by.
import type { Aside } from '../../../policy/ports.ts'
import { draftTable } from '../engine/asides.ts'
import { putText } from '../engine/changes.ts'
import { build, eq, getTableColumns, placeholder } from '../engine/drizzle.ts'
import { built, type Statements, toWrite } from '../engine/statements.ts'
import { accessKeys } from '../tables/index.ts'
import type { Beside } from './statements.ts'

const columns = Object.keys(getTableColumns(accessKeys))
const keyAt = built(() =>
  build
    .select()
    .from(accessKeys)
    .where(eq(accessKeys.id, placeholder('id'))),
)
const keyPut = toWrite(putText(accessKeys, columns))

export interface BesideTables {
  /** Puts it into its table, as another node had it. */
  put(one: Pick<Beside, 'kind' | 'id' | 'content'>): void
  /** What an aside that was carried out here has made, for others. */
  madeBy(aside: Aside): Pick<Beside, 'kind' | 'id' | 'content'>
}

/** `changed`: access keys are others than before. */
export function besideTables(db: Statements, changed: () => void): BesideTables {
  const drafts = draftTable(db)
  const key = db.statement(keyAt)
  const putKey = db.statement(keyPut)
  return {
    put({ kind, id, content }) {
      if (kind === 'draft') content === null ? drafts.remove(id) : drafts.put(JSON.parse(content))
      if (kind !== 'key' || content === null) return
      const row = JSON.parse(content)
      putKey.run(columns.map((name) => row[name] ?? null))
      changed()
    },
    madeBy(aside) {
      if ('putDraft' in aside)
        return { kind: 'draft', id: aside.putDraft.jurisdiction, content: JSON.stringify(aside.putDraft) }
      if ('removeDraft' in aside) return { kind: 'draft', id: aside.removeDraft, content: null }
      const id = 'addKey' in aside ? aside.addKey.record.id : aside.revokeKey.id
      return { kind: 'key', id, content: JSON.stringify(key.get({ id })) }
    },
  }
}
