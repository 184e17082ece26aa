// The log of this machine verified: in a file, or in PostgreSQL with the file of the node that folds it. Reads only.
import { existsSync } from 'node:fs'
import { replaysOf, withReplay } from '../audit/replay.ts'
import { type AuditReport, more, worded } from '../audit/report.ts'
import type { Means } from '../audit/verify.ts'
import { checkPages, checkWhole, type KnownState } from '../audit/whole.ts'
import { noteText, openCheckpoint, parseCheckpoint } from '../policy/log/checkpoint.ts'
import { openForReading, unreadable } from '../schema/sql/engine/database.ts'
import { headPath, readHead } from '../schema/sql/proof/head.ts'
import { logStorage } from '../schema/sql/proof/log.ts'
import { Unusable } from './terminal.ts'

/** The log in a database file, with the head kept beside it. Reads only. */
export async function verifyDatabase(path: string, means: Means): Promise<AuditReport> {
  const known = knownStates(path, means)
  if ('fault' in known) return { verdict: 'could-not-tell', says: [], faults: [known.fault] }
  if (path === ':memory:' || !existsSync(path)) throw new Unusable(`没有数据库 ${path}（there is no database here）`)
  const again = replaysOf(means)
  const db = openForReading(path)
  try {
    db.raw.exec('begin')
    const log = logStorage(db)
    const report = await checkWhole(log, known.states, ({ index, leaf, body }, of) => {
      means.progress?.(index, of)
      again?.take(index, JSON.parse(leaf).type, JSON.parse(body))
    })
    const says = [`${report.entries} entries, root ${report.root}`, ...known.states.map(({ from }) => `as ${from}`)]
    if (known.states.length === 0)
      says.push('no state kept outside the database was there to compare with: give --checkpoint FILE')
    const spoilt = spoiltHead(path)
    const faults = [...report.faults.map(worded), ...more(report.unlisted), ...spoilt]
    // What the kept state would have told, nobody can tell now.
    const verdict = spoilt.length > 0 && report.verdict === 'whole' ? ('could-not-tell' as const) : report.verdict
    const found = { verdict, says, faults }
    return again ? withReplay(found, again) : found
  } catch (error) {
    const what = unreadable(error)
    if (!what) throw error
    return {
      verdict: what.damaged ? 'wrong' : 'could-not-tell',
      says: [],
      faults: [`数据库不可读（the database cannot be read）：${what.message}`],
    }
  } finally {
    db.raw.close()
  }
}

/** The log in PostgreSQL, against its own head and what this node keeps of it; then this node's file. Reads only. */
export async function verifyNode(path: string, elsewhere: string, means: Means): Promise<AuditReport> {
  const here = existsSync(path) ? await verifyDatabase(path, { ...means, replay: false }) : undefined
  const known = knownStates(path, means)
  if ('fault' in known) return { verdict: 'could-not-tell', says: [], faults: [known.fault] }
  const again = replaysOf(means)
  const { readingOf } = await import('../schema/sql/nodes/reading.ts')
  const reading = await readingOf(elsewhere)
  try {
    const states = [{ ...reading.head, from: 'the head in the database' }, ...known.states]
    const { verdict, faults, unlisted, entries, root } = await checkPages(
      reading.pages(),
      undefined,
      states,
      ({ index, leaf, body }, of) => {
        means.progress?.(index, of)
        again?.take(index, JSON.parse(leaf).type, JSON.parse(body))
      },
    )
    const found = {
      verdict,
      says: [`${entries} entries, root ${root}`, ...states.map(({ from }) => `as ${from}`)],
      faults: [...faults.map(worded), ...more(unlisted)],
    }
    return together(again ? withReplay(found, again) : found, here)
  } finally {
    await reading.close()
  }
}

/** What was found of the log, and of the file of the node that folds it. */
function together(log: AuditReport, file: AuditReport | undefined): AuditReport {
  if (!file) return { ...log, says: [...log.says, 'this node has no file yet'] }
  const of = (report: AuditReport, whose: string) => report.faults.map((fault) => `${whose}: ${fault}`)
  const worst =
    [log.verdict, file.verdict].find((one) => one === 'wrong') ?? (log.verdict === 'whole' ? file.verdict : log.verdict)
  return {
    verdict: worst,
    says: [...log.says, `this node's file: ${file.says.join('; ')}`],
    faults: [...of(log, 'database'), ...of(file, 'node')],
  }
}

/** The states that the log must continue: the head beside the file, and the reader's own checkpoint. */
function knownStates(path: string, { key, checkpoint: note }: Means): { states: KnownState[] } | { fault: string } {
  const states: KnownState[] = []
  const head = readHead(headPath(path))
  if (head && head !== 'spoilt') states.push({ ...head, from: `the state kept in ${headPath(path)}` })
  if (note === undefined) return { states }
  const opened = key === undefined ? parseCheckpoint(noteText(note) ?? '') : openCheckpoint(note, key)
  if (opened === undefined || 'what' in opened)
    return { fault: `The kept checkpoint cannot be used${opened ? `: ${opened.what}` : ''}.` }
  states.push({ size: opened.size, root: opened.root, from: 'the kept checkpoint' })
  return { states }
}

/** A head that is there but cannot be read is no missing one: that it was spoilt may be what hides a cut log. */
function spoiltHead(path: string): string[] {
  const beside = headPath(path)
  if (readHead(beside) !== 'spoilt') return []
  return [
    `数据库外保存的状态不可读（the state kept outside the database cannot be read）：${beside}。请查明原因，移走后再核验（find out why, and move it away to verify without it）`,
  ]
}
