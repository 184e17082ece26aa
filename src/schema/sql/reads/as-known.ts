// The record as it was known at an earlier entry: only the entries that concern what is asked, folded again.
import { upwards } from '../../../policy/access/jurisdictions.ts'
import type { KeptEntry, LogReads } from '../../../policy/log/storage.ts'
import type { AsKnown, Subject } from '../../../policy/ports.ts'
import type { Entry } from '../../../policy/record/entries.ts'
import { changes } from '../../../policy/record/fold.ts'
import { shanghaiDay } from '../../../policy/time/days.ts'
import { changer } from '../engine/changes.ts'
import { openEmpty } from '../engine/database.ts'
import { memory } from '../engine/memory.ts'
import { byHand, type Statements, toWrite } from '../engine/statements.ts'
import { assignmentEntryOf } from '../promised.ts'
import { everyRead } from './index.ts'

const found = { entry: true } as const
const entriesOfAssignment = byHand<{ entry: number }>(
  'select entry from assignments where entry = @entry union select entry from assignment_entries where assignment = @assignment',
  found,
)
const entriesOfList = byHand<{ entry: number }>('select entry from editions where jurisdiction = @jurisdiction', found)
const entriesOfCommunity = byHand<{ entry: number }>(
  `select "key" / 1000 as entry from obligations where community = @community
   union select f.entry from obligations o cross join assignment_entries f on f.assignment = o.assignment where o.community = @community`,
  found,
)

// What the log says of an assignment is read from its entries.
const entryKept = toWrite(
  'insert into entries ("index", leaf, leafHash, salt, body) values (@index, @leaf, @leafHash, @salt, @body)',
)

/** Makes what answers Store.asKnown: it takes as many reads as the subject has entries. */
export function asKnownOn(db: Statements, log: LogReads) {
  const ofAssignment = db.statement(entriesOfAssignment)
  const ofList = db.statement(entriesOfList)
  const ofCommunity = db.statement(entriesOfCommunity)

  /** In order, each once. */
  function entriesOf(subject: Subject): number[] {
    const rows =
      'assignment' in subject
        ? ofAssignment.all({ ...subject, entry: assignmentEntryOf(subject.assignment) ?? null })
        : [
            ...upwards(subject.jurisdiction).flatMap((jurisdiction) => ofList.all({ jurisdiction })),
            ...ofCommunity.all({ community: subject.community }),
          ]
    return [...new Set(rows.map(({ entry }) => entry))].sort((a, b) => a - b)
  }

  return (subject: Subject, at: number): AsKnown | undefined => {
    const last = log.entry(at)
    if (!last) return undefined
    const then = openEmpty()
    const carry = changer(then)
    const keep = then.statement(entryKept)
    then.raw.exec('begin')
    for (const index of entriesOf(subject)) {
      if (index > at) break
      const kept = entryAt(log, index)
      keep.run({ ...kept })
      carry(changes({ header: JSON.parse(kept.leaf), body: JSON.parse(kept.body) } as Entry, index))
    }
    then.raw.exec('commit')
    return {
      reads: everyRead(then, memory()),
      day: shanghaiDay(JSON.parse(last.leaf).at),
      close: () => then.raw.close(),
    }
  }
}

function entryAt(log: LogReads, index: number): KeptEntry {
  const kept = log.entry(index)
  if (!kept) throw new Error(`entry ${index} is missing`)
  return kept
}
