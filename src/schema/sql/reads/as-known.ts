// The record as it was known at an earlier entry: only the entries that concern what is asked, folded again.
import { upwards } from '../../../policy/access/jurisdictions.ts'
import type { LogReads } from '../../../policy/log/storage.ts'
import type { AsKnown, Subject } from '../../../policy/ports.ts'
import type { Entry } from '../../../policy/record/entries.ts'
import { changes } from '../../../policy/record/fold.ts'
import { shanghaiDay } from '../../../policy/time/days.ts'
import { changer } from '../engine/changes.ts'
import { openEmpty } from '../engine/database.ts'
import { memory } from '../engine/memory.ts'
import { byHand, type Statements } from '../engine/statements.ts'
import { everyRead } from './index.ts'

const found = { entry: true } as const
const entriesOfAssignment = byHand<{ entry: number }>(
  'select entry from assignments where id = @assignment union select entry from assignment_entries where assignment = @assignment',
  found,
)
const entriesOfList = byHand<{ entry: number }>('select entry from editions where jurisdiction = @jurisdiction', found)
const entriesOfCommunity = byHand<{ entry: number }>(
  `select a.entry from obligations o cross join assignments a on a.id = o.assignment where o.community = @community
   union select f.entry from obligations o cross join assignment_entries f on f.assignment = o.assignment where o.community = @community`,
  found,
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
        ? ofAssignment.all(subject)
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
    const change = changer(then)
    then.raw.exec('begin')
    for (const index of entriesOf(subject)) {
      if (index > at) break
      for (const one of changes(entryAt(log, index), index)) change(one)
    }
    then.raw.exec('commit')
    return {
      reads: everyRead(then, memory()),
      day: shanghaiDay(JSON.parse(last.leaf).at),
      close: () => then.raw.close(),
    }
  }
}

function entryAt(log: LogReads, index: number): Entry {
  const kept = log.entry(index)
  if (!kept) throw new Error(`entry ${index} is missing`)
  return { header: JSON.parse(kept.leaf), body: JSON.parse(kept.body) } as Entry
}
