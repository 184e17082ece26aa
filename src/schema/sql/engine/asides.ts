// What is kept outside the record: drafts, and what access keys are known by.
import type { Keys } from '../../../policy/access/reads.ts'
import type { Draft } from '../../../policy/list/reads.ts'
import type { Aside } from '../../../policy/ports.ts'
import { drafts } from '../tables/index.ts'
import { putText } from './changes.ts'
import { type Statements, toWrite } from './statements.ts'

const columnsOfDraft = ['jurisdiction', 'version', 'document', 'editedBy', 'editedAt'] as const
const draftPut = toWrite(putText(drafts, columnsOfDraft))
const draftRemoved = toWrite('delete from drafts where jurisdiction = ?')

export interface DraftTable {
  put(draft: Draft): void
  remove(jurisdiction: string): void
}

export function draftTable(db: Statements): DraftTable {
  const put = db.statement(draftPut)
  const removed = db.statement(draftRemoved)
  return {
    put: (draft) => void put.run(columnsOfDraft.map((name) => draft[name])),
    remove: (jurisdiction) => void removed.run([jurisdiction]),
  }
}

/** Makes what carries out changes outside the record on this connection, within whatever transaction is open. */
export function asidesOn(db: Statements, keys: Pick<Keys, 'add' | 'revoke'>): (aside: Aside) => void {
  const drafts = draftTable(db)
  return (aside) => {
    if ('putDraft' in aside) drafts.put(aside.putDraft)
    else if ('removeDraft' in aside) drafts.remove(aside.removeDraft)
    else if ('addKey' in aside) keys.add(aside.addKey.key, aside.addKey.record)
    else keys.revoke(aside.revokeKey.id, aside.revokeKey.at)
  }
}
