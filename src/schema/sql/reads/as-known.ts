// The record as it was known at an earlier entry: only the entries that concern what is asked, folded again.

import { upwards } from '../../../policy/access/jurisdictions.ts'
import type { LogReads } from '../../../policy/log/storage.ts'
import type { AsKnown, Subject } from '../../../policy/ports.ts'
import type { Entry } from '../../../policy/record/entries.ts'
import { changes } from '../../../policy/record/fold.ts'
import { shanghaiDay } from '../../../policy/time/days.ts'
import { changer } from '../engine/changes.ts'
import { openDatabase, type Raw } from '../engine/database.ts'
import { everyRead } from './index.ts'

/** Takes as many reads as the subject has entries. Undefined where the log has no entry `at`. The caller closes it. */
export function asKnownAt(live: { raw: Raw; log: LogReads }, subject: Subject, at: number): AsKnown | undefined {
  const last = live.log.entry(at)
  if (!last) return undefined
  const { raw, db } = openDatabase('file::memory:', { create: true })
  const change = changer(raw)
  raw.exec('begin')
  for (const index of entriesOf(live.raw, subject)) {
    if (index > at) break
    const entry = entryAt(live.log, index)
    for (const one of changes(entry, index)) change(one)
  }
  raw.exec('commit')
  return { reads: everyRead(raw, db), day: shanghaiDay(JSON.parse(last.leaf).at), close: () => raw.close() }
}

function entryAt(log: LogReads, index: number): Entry {
  const kept = log.entry(index)
  if (!kept) throw new Error(`entry ${index} is missing`)
  return { header: JSON.parse(kept.leaf), body: JSON.parse(kept.body) } as Entry
}

/** In order, each once. */
function entriesOf(raw: Raw, subject: Subject): number[] {
  const all = (text: string, id: string) => raw.prepare(text).pluck().all({ id }) as number[]
  const found =
    'assignment' in subject
      ? all(
          'select entry from assignments where id = @id union select entry from assignment_entries where assignment = @id',
          subject.assignment,
        )
      : [
          ...upwards(subject.jurisdiction).flatMap((code) =>
            all('select entry from editions where jurisdiction = @id', code),
          ),
          ...all(
            `select a.entry from obligations o cross join assignments a on a.id = o.assignment where o.community = @id
             union select f.entry from obligations o cross join assignment_entries f on f.assignment = o.assignment where o.community = @id`,
            subject.community,
          ),
        ]
  return [...new Set(found)].sort((a, b) => a - b)
}
