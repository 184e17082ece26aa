// What is kept outside the record: drafts, and what access keys are known by.
import type { Keys } from '../../../policy/access/reads.ts'
import type { Aside } from '../../../policy/ports.ts'
import { drafts } from '../tables/index.ts'
import { putText } from './changes.ts'
import { type Statements, toWrite } from './statements.ts'

const columnsOfDraft = ['jurisdiction', 'version', 'document', 'editedBy', 'editedAt'] as const
const draftPut = toWrite(putText(drafts, columnsOfDraft))
const draftRemoved = toWrite('delete from drafts where jurisdiction = ?')

/** Makes what carries out changes outside the record on this connection, within whatever transaction is open. */
export function asidesOn(db: Statements, keys: Pick<Keys, 'add' | 'revoke'>): (aside: Aside) => void {
  const putDraft = db.statement(draftPut)
  const removeDraft = db.statement(draftRemoved)
  return (aside) => {
    if ('putDraft' in aside) putDraft.run(columnsOfDraft.map((name) => aside.putDraft[name]))
    else if ('removeDraft' in aside) removeDraft.run([aside.removeDraft])
    else if ('addKey' in aside) keys.add(aside.addKey.key, aside.addKey.record)
    else keys.revoke(aside.revokeKey.id, aside.revokeKey.at)
  }
}
