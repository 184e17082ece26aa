// The verifier: a file, a running service or a database, at the reader's own desk. It trusts nothing but hashes and
// the keys that it is given, and is never green on nothing.
import { type Replays, replays } from '../policy/admission/replays.ts'
import { noteText, openCheckpoint, parseCheckpoint } from '../policy/log/checkpoint.ts'
import { compareCheckpoints } from '../policy/log/consistency.ts'
import { verifyExport } from '../policy/log/export.ts'
import { verifyReceipt } from '../policy/log/receipt.ts'
import type { Fault, Verdict } from '../policy/log/verdict.ts'
import type { EditionDocument } from '../policy/terms.ts'

/** What the reader brings: the log's verifier key, a checkpoint kept from earlier, editions for replay. */
export interface Means {
  key?: string
  checkpoint?: string
  replay?: boolean
  editions?: readonly EditionDocument[]
  /** Whether `Ask` carries an auditor's key, so that everything can be read. */
  authorised?: boolean
  progress?: (done: number, of?: number) => void
}

/** What was found. `says` are sentences about what was verified, `faults` about what is wrong or could not be told. */
export interface Finding {
  verdict: Verdict
  says: string[]
  faults: string[]
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
export async function verifyExportLines(lines: AsyncIterable<Buffer>, means: Means): Promise<Finding> {
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

export function verifyReceiptText(text: string, means: Means): Finding {
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

export class Unanswered extends Error {}

/** A running service. Its public parts alone show that the log only grew; with an access key everything is read. */
export async function verifyService(ask: Ask, means: Means): Promise<Finding> {
  try {
    return await verifyOver(ask, means)
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error
    return { verdict: 'could-not-tell', says: [], faults: [`The service did not answer: ${error.message}`] }
  }
}

async function verifyOver(get: Ask, means: Means): Promise<Finding> {
  const key = means.key ?? (await (await get('key')).text()).trim()
  const note = await (await get('checkpoint')).text()
  const opened = openCheckpoint(note, key)
  if ('what' in opened)
    return { verdict: 'wrong', says: [], faults: [`The checkpoint cannot be believed: ${opened.what}.`] }
  const says = [`${opened.origin}, ${opened.size} entries, root ${opened.root}`, signedBy(means.key !== undefined, key)]
  const parts: Finding[] = []
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

async function comparedWithKept(get: Ask, kept: string, note: string, key: string): Promise<Finding> {
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

async function wholeLog(get: Ask, means: Means): Promise<Finding> {
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

export function replaysOf({ replay, editions }: Means): Replays | undefined {
  if (!replay) return undefined
  const again = replays()
  for (const document of editions ?? []) again.offer(document)
  return again
}

/** Adds what a replay showed to what was found. Nothing replayed is nothing told. */
export function withReplay({ verdict, says, faults }: Finding, again: Replays): Finding {
  const { decided, differing, differences, unlisted, without } = again.report()
  const missing = [...without].map(([name, n]) => {
    const [jurisdiction, number] = name.split(' ')
    return `${n} decisions rest on edition ${name}, which is not here: give it with --edition FILE (the service answers it at /v1/lists/${jurisdiction}/editions/${number}).`
  })
  const verdicts: Verdict[] = [verdict]
  if (differing > 0) verdicts.push('wrong')
  if (without.size > 0) verdicts.push('could-not-tell')
  if (decided === 0 && without.size === 0) missing.push('There is no decision to replay.')
  if (decided === 0) verdicts.push('could-not-tell')
  return {
    verdict: worst(verdicts),
    says:
      decided === 0
        ? says
        : [...says, `replayed ${decided} decisions: ${differing === 0 ? 'all the same' : `${differing} differ`}`],
    faults: [
      ...faults,
      ...differences.map(({ index, what }) => `entry ${index}: decided again, ${what}`),
      ...more(unlisted),
      ...missing,
    ],
  }
}

export function worst(verdicts: readonly Verdict[]): Verdict {
  return verdicts.includes('wrong') ? 'wrong' : verdicts.includes('could-not-tell') ? 'could-not-tell' : 'whole'
}

export function worded({ line, index, what }: Fault): string {
  const where = [line !== undefined && `line ${line}`, index !== undefined && `entry ${index}`].filter((one) => one)
  return where.length > 0 ? `${where.join(', ')}: ${what}` : what
}

export function more(unlisted: number): string[] {
  return unlisted > 0 ? [`… and ${unlisted} more`] : []
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
