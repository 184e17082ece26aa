// The verifier: a file, a running service or a database, at the reader's own desk. It trusts nothing but hashes and
// the keys that it is given, and is never green on nothing.
import type { Replays } from '../policy/admission/replays.ts'
import { noteText, openCheckpoint, parseCheckpoint } from '../policy/log/checkpoint.ts'
import { compareCheckpoints } from '../policy/log/consistency.ts'
import { verifyExport } from '../policy/log/export.ts'
import { verifyReceipt } from '../policy/log/receipt.ts'
import { type ReplayMeans, replaysOf, withReplay } from './replay.ts'
import { type AuditReport, more, worded, worst } from './report.ts'

/** What the reader brings: the log's verifier key, a checkpoint kept from earlier, editions for replay. */
export interface Means extends ReplayMeans {
  key?: string
  checkpoint?: string
  /** Whether `Ask` carries an auditor's key, so that everything can be read. */
  authorised?: boolean
  progress?: (done: number, of?: number) => void
}

/** Lines as bytes, without their newlines. */
export async function* linesOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let rest: Buffer[] = []
  for await (const piece of source) {
    const chunk = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)
    let start = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      const tail = chunk.subarray(start, end)
      yield rest.length === 0 ? tail : Buffer.concat([...rest, tail])
      rest = []
      start = end + 1
    }
    // Copied: the stream may use its buffer again.
    if (start < chunk.length) rest.push(Buffer.from(chunk.subarray(start)))
  }
  if (rest.length > 0) yield Buffer.concat(rest)
}

/** An export, with replay where asked for. */
export async function verifyExportLines(lines: AsyncIterable<Buffer>, means: Means): Promise<AuditReport> {
  const again = replaysOf(means)
  const report = await verifyExport(watched(lines, means, again), trustOf(means))
  const { manifest, checkpoint, counts } = report
  const says: string[] = []
  if (manifest && checkpoint) {
    says.push(`${checkpoint.origin}, ${checkpoint.size} entries, root ${checkpoint.root}`)
    says.push(`filter ${JSON.stringify(manifest.filter)}: ${counts.matching} of ${counts.leaves} entries match`)
    says.push(signedBy(report.trusted, manifest.key))
  }
  const found = { verdict: report.verdict, says, faults: [...report.faults.map(worded), ...more(report.unlisted)] }
  return again ? withReplay(found, again) : found
}

async function* watched(lines: AsyncIterable<Buffer>, { progress }: Means, again: Replays | undefined) {
  let n = 0
  for await (const line of lines) {
    yield line
    progress?.(n++)
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
    const header = JSON.parse(Buffer.from(entry.leaf, 'base64').toString())
    says.push(`entry ${entry.index} of ${checkpoint.origin} (${checkpoint.size} entries)`)
    says.push(
      [header.type, header.at, header.organisation, header.item, header.outcome].filter((one) => one).join(', '),
    )
    if (!report.shown) says.push('the body is withheld')
    says.push(signedBy(report.trusted, JSON.parse(text).key))
  }
  const again = replaysOf(means)
  const found = { verdict: report.verdict, says, faults: report.faults.map(worded) }
  if (!again || !entry?.body || report.verdict !== 'whole') return found
  again.take(entry.index, JSON.parse(Buffer.from(entry.leaf, 'base64').toString()).type, entry.body)
  return withReplay(found, again)
}

/** Asks a service for something below /v1/log/. Throws Unanswered where it does not get it. */
export type Ask = (path: string) => Promise<Response>

/** The service did not answer, or not with what was asked for; the message says how. */
export class Unanswered extends Error {}

/** A running service. Its public parts alone show that the log only grew; with an access key everything is read. */
export async function verifyService(ask: Ask, means: Means): Promise<AuditReport> {
  try {
    return await verifyOver(ask, means)
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error
    return { verdict: 'could-not-tell', says: [], faults: [`The service did not answer: ${error.message}`] }
  }
}

async function verifyOver(get: Ask, means: Means): Promise<AuditReport> {
  const key = means.key ?? (await (await get('key')).text()).trim()
  const note = await (await get('checkpoint')).text()
  const opened = openCheckpoint(note, key)
  if ('what' in opened)
    return { verdict: 'wrong', says: [], faults: [`The checkpoint cannot be believed: ${opened.what}.`] }
  const says = [`${opened.origin}, ${opened.size} entries, root ${opened.root}`, signedBy(means.key !== undefined, key)]
  const parts: AuditReport[] = []
  if (means.checkpoint !== undefined) parts.push(await comparedWithKept(get, means.checkpoint, note, key))
  if (means.authorised) parts.push(await wholeLog(get, { ...means, key }))
  if (parts.length === 0)
    parts.push({
      verdict: 'could-not-tell',
      says: [],
      faults: [
        'Only the signature was verified. Give a checkpoint kept earlier (--checkpoint FILE) to see that the log only grew, or an auditor’s access key (ZHUNRU_KEY) to read and hash all of it.',
      ],
    })
  return {
    verdict: worst(parts.map(({ verdict }) => verdict)),
    says: [...says, ...parts.flatMap((part) => part.says)],
    faults: parts.flatMap(({ faults }) => faults),
  }
}

async function comparedWithKept(get: Ask, kept: string, note: string, key: string): Promise<AuditReport> {
  const other = parseCheckpoint(noteText(kept) ?? '')?.origin
  const origin = parseCheckpoint(noteText(note) ?? '')?.origin
  if (other !== undefined && other !== origin)
    return {
      verdict: 'wrong',
      says: [],
      faults: [
        `The kept checkpoint is of the log ${other}; what is served is the log ${origin}. An old log was sealed and another begun, or this is another service.`,
      ],
    }
  const [from, to] = [openCheckpoint(kept, key), openCheckpoint(note, key)]
  const provable = !('what' in from) && !('what' in to) && from.size <= to.size
  const hashes = provable
    ? ((await (await get(`proofs/consistency?from=${from.size}&to=${to.size}`)).json()) as { hashes: string[] }).hashes
    : []
  const { verdict, what } = compareCheckpoints(kept, note, hashes, key)
  return verdict === 'whole' ? { verdict, says: [what], faults: [] } : { verdict, says: [], faults: [what] }
}

async function wholeLog(get: Ask, means: Means): Promise<AuditReport> {
  const { body } = await get('export?of=entries')
  return verifyExportLines(linesOf(whole(body as unknown as AsyncIterable<Uint8Array>)), means)
}

/** What breaks off on the way says nothing of the log. */
async function* whole(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body
  } catch (error) {
    throw new Unanswered(`its answer broke off (${(error as Error).message})`)
  }
}

function signedBy(trusted: boolean, key: string): string {
  return trusted ? `signed by the key given` : `signed by its own key ${key}; pass --key to insist on the one you trust`
}

function trustOf({ key, checkpoint }: Means) {
  return {
    ...(key !== undefined && { key }),
    ...(checkpoint !== undefined && { checkpoint }),
  }
}
