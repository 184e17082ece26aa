// The tables as a fold over the log: what each entry changes. Writing and rebuilding use this one function,
// so the tables can never hold what the log does not say. Each capability folds its own entries; a new one is a line here.
import { assignmentId } from '../admission/entries.ts'
import { admissionFold } from '../admission/fold.ts'
import { cleanUpFold } from '../clean-up/fold.ts'
import { contractFold } from '../contracts/fold.ts'
import { listFold } from '../list/fold.ts'
import type { EntryHeader } from '../log/header.ts'
import { registryFold } from '../registry/fold.ts'
import { rejectionFold } from '../rejections/fold.ts'
import { spendingFold } from '../spending/fold.ts'
import { supportFold } from '../support/fold.ts'
import { shanghaiDay } from '../time/days.ts'
import type { Bodies, Entry } from './entries.ts'
import type { Change, Folds, Recorded } from './rows.ts'

const folds: Folds<Bodies> = {
  ...registryFold,
  ...listFold,
  ...admissionFold,
  ...supportFold,
  ...spendingFold,
  ...cleanUpFold,
  ...contractFold,
  'log-sealed': () => [],
  'clock-set': () => [],
  // Kept outside the record: the digest of a key must be deletable.
  'key-created': () => [],
  'key-revoked': () => [],
}

/** Whether this version knows what such an entry says: a newer one may record others. */
export const isKnown = (type: string): boolean => Object.hasOwn(folds, type)

/** What one entry changes, in order. `index`: where it stands in the log. */
export function changes({ header, body }: Entry, index: number): Change[] {
  const recorded = { index, on: shanghaiDay(header.at) }
  const own = folds[header.type](body as never, header, recorded)
  return [...own, ...rejectionFold(header, recorded), ...following(header, recorded)]
}

/** That the entry concerns an earlier assignment, so that its history is found without reading the whole log. */
function following({ assignment, obligation }: EntryHeader, { index }: Recorded): Change[] {
  const id = assignment ?? obligation?.split('.')[0]
  if (id === undefined || id === assignmentId(index)) return []
  return [{ table: 'assignmentEntries', put: { assignment: id, entry: index } }]
}
