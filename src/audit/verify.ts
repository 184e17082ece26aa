// The verifier of files, at the reader's own desk. It trusts nothing but hashes and
// the keys that it is given, and is never green on nothing.
import type { Replays } from '../policy/admission/replays.ts'
import { type ExportReport, type LeafRange, verifyExport } from '../policy/log/export.ts'
import type { Judging } from '../policy/log/judging.ts'
import { verifyReceipt } from '../policy/log/receipt.ts'
import type { Verdict } from '../policy/log/verdict.ts'
import { type ReplayMeans, replaysOf, withReplay } from './replay.ts'
import { type AuditReport, more, worded } from './report.ts'

/** What the reader brings: the log's verifier key, a checkpoint kept from earlier, editions for replay. */
export interface Means extends ReplayMeans {
  key?: string
  checkpoint?: string
  /** The part of the log that an export is to show, where it is not all of it. */
  range?: LeafRange
  /** The jurisdiction that a service is to show, where the reader insists on one. */
  jurisdiction?: string
  /** Whether `Ask` carries an auditor's key, so that everything can be read. */
  authorised?: boolean
  progress?: (done: number, of?: number) => void
  /** Who reads and hashes the lines of an export; absent: the thread that asks. */
  judging?: Judging
}

/** Whoever was asked did not answer, or not with what was asked for; the message says how. */
export class Unanswered extends Error {}

/** No entry is as long as this, and what has no end is not waited for. */
const longestLine = 64 * 1024 * 1024

/** Lines as bytes, without their newlines. Throws Unanswered where one is longer than any entry. */
export async function* linesOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let rest: Buffer[] = []
  let length = 0
  for await (const piece of source) {
    const chunk = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)
    let start = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      const tail = chunk.subarray(start, end)
      yield rest.length === 0 ? tail : Buffer.concat([...rest, tail])
      rest = []
      length = 0
      start = end + 1
    }
    // Copied: the stream may use its buffer again.
    if (start < chunk.length) rest.push(Buffer.from(chunk.subarray(start)))
    length += chunk.length - start
    if (length > longestLine) throw new Unanswered(`a line has more than ${longestLine} bytes`)
  }
  if (rest.length > 0) yield Buffer.concat(rest)
}

/** An export, with replay where asked for. */
export async function verifyExportLines(lines: AsyncIterable<Buffer>, means: Means): Promise<AuditReport> {
  return (await examined(lines, means)).found
}

/** The same, with what the file itself says. */
export async function examined(
  lines: AsyncIterable<Buffer>,
  means: Means,
): Promise<{ report: ExportReport; found: AuditReport }> {
  const again = replaysOf(means)
  const report = await verifyExport(watched(lines, means, again), trustOf(means), means.judging)
  const { manifest, checkpoint, counts } = report
  const says: string[] = []
  if (manifest && checkpoint) {
    says.push(`${checkpoint.origin}, ${checkpoint.size} entries, root ${checkpoint.root}`)
    if (means.range) says.push(`entries ${manifest.range.start} to ${manifest.range.end - 1} of it`)
    says.push(`filter ${JSON.stringify(manifest.filter)}: ${counts.matching} of ${counts.leaves} entries match`)
    says.push(signedBy(report.trusted, manifest.key))
  }
  const found = vouched(report, says, [...report.faults.map(worded), ...more(report.unlisted)])
  return { report, found: again ? withReplay(found, again) : found }
}

/** A file signed by the key that stands in it could be anybody's: without a key of the reader's own nothing is whole. */
export function vouched(
  { verdict, trusted }: { verdict: Verdict; trusted: boolean },
  says: string[],
  faults: string[],
): AuditReport {
  if (verdict !== 'whole' || trusted) return { verdict, says, faults }
  const whose = 'It is whole by the key that stands in it, which may be anybody’s: give the log’s own by --key.'
  return { verdict: 'could-not-tell', says, faults: [...faults, whose] }
}

async function* watched(lines: AsyncIterable<Buffer>, { progress }: Means, again: Replays | undefined) {
  let n = 0
  for await (const line of lines) {
    yield line
    progress?.(n)
    n++
    // Verified as it was yielded; what follows can only make the verdict worse.
    if (again && n > 1) replayLine(line, again)
  }
}

function replayLine(line: Buffer, again: Replays): void {
  if (line.indexOf('"body":') < 0) return
  try {
    const { index, leaf, body } = JSON.parse(line.toString())
    const { type } = JSON.parse(Buffer.from(leaf, 'base64').toString())
    again.take(index, type, body)
  } catch {
    // The verifier names a line that cannot be read.
  }
}

/** A receipt, with replay where asked for and the body is shown. */
export function verifyReceiptText(text: string, means: Means): AuditReport {
  const report = verifyReceipt(text, means.key === undefined ? {} : { key: means.key })
  const { entry, checkpoint } = report
  const says: string[] = []
  if (entry && checkpoint) {
    const header = report.verdict === 'whole' ? headerOf(entry.leaf) : {}
    says.push(`entry ${entry.index} of ${checkpoint.origin} (${checkpoint.size} entries)`)
    const told = [header.type, header.at, header.organisation, header.item, header.outcome].filter((one) => one)
    if (told.length > 0) says.push(told.join(', '))
    if (!report.shown) says.push('the body is withheld')
    says.push(signedBy(report.trusted, JSON.parse(text).key))
  }
  const again = replaysOf(means)
  const found = vouched(report, says, report.faults.map(worded))
  if (!again || !entry?.body || report.verdict !== 'whole') return found
  again.take(entry.index, String(headerOf(entry.leaf).type), entry.body)
  return withReplay(found, again)
}

/** Of a leaf that was verified. */
const headerOf = (leaf: string): Record<string, unknown> => JSON.parse(Buffer.from(leaf, 'base64').toString())

export function signedBy(trusted: boolean, key: string): string {
  return trusted ? `signed by the key given` : `signed by its own key ${key}; pass --key to insist on the one you trust`
}

function trustOf({ key, checkpoint, range }: Means) {
  return {
    ...(key !== undefined && { key }),
    ...(checkpoint !== undefined && { checkpoint }),
    ...(range !== undefined && { range }),
  }
}
