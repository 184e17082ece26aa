// The verifier of a running service, which chooses what it gives: what comes back is held to what was asked.
import { noteText, openCheckpoint, parseCheckpoint } from '../policy/log/checkpoint.ts'
import { compareCheckpoints } from '../policy/log/consistency.ts'
import { type AuditReport, worst } from './report.ts'
import { examined, linesOf, type Means, signedBy, Unanswered, vouched } from './verify.ts'

/** Asks a service for something below /v1/log/. Throws Unanswered where it does not get it. */
export type Ask = (path: string) => Promise<Response>

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
  const key = means.key ?? (await textOf(await get('key'))).trim()
  const note = await textOf(await get('checkpoint'))
  const opened = openCheckpoint(note, key)
  if ('what' in opened)
    return { verdict: 'wrong', says: [], faults: [`The checkpoint cannot be believed: ${opened.what}.`] }
  const says = [`${opened.origin}, ${opened.size} entries, root ${opened.root}`, signedBy(means.key !== undefined, key)]
  const parts: AuditReport[] = []
  if (means.checkpoint !== undefined) parts.push(await comparedWithKept(get, means.checkpoint, note, key))
  if (means.authorised) parts.push(await wholeLog(get, { ...means, key, checkpoint: note }, opened.size))
  if (parts.length === 0)
    parts.push({
      verdict: 'could-not-tell',
      says: [],
      faults: [
        'Only the signature was verified. Give a checkpoint kept earlier (--checkpoint FILE) to see that the log only grew, or an auditor’s access key (ZHUNRU_KEY) to read and hash all of it.',
      ],
    })
  return vouched(
    { verdict: worst(parts.map(({ verdict }) => verdict)), trusted: means.key !== undefined },
    [...says, ...parts.flatMap((part) => part.says)],
    parts.flatMap(({ faults }) => faults),
  )
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
  const hashes = provable ? await consistency(get, from.size, to.size) : []
  const { verdict, what } = compareCheckpoints(kept, note, hashes, key)
  return verdict === 'whole' ? { verdict, says: [what], faults: [] } : { verdict, says: [], faults: [what] }
}

/** Hashes between two sizes, whatever it is that answers. */
async function consistency(get: Ask, from: number, to: number): Promise<string[]> {
  const text = await textOf(await get(`proofs/consistency?from=${from}&to=${to}`))
  try {
    const { hashes } = JSON.parse(text)
    if (Array.isArray(hashes) && hashes.every((one) => typeof one === 'string')) return hashes
  } catch {}
  throw new Unanswered('its consistency proof is none')
}

/** Everything, held to the checkpoint that was just opened (`means.checkpoint`): what comes back is the service's choice. */
async function wholeLog(get: Ask, means: Means, size: number): Promise<AuditReport> {
  const { body } = await get('export?of=entries')
  if (!body) throw new Unanswered('its export has nothing in it')
  const { report, found } = await examined(linesOf(whole(body as unknown as AsyncIterable<Uint8Array>)), means)
  const { manifest, counts, checkpoint } = report
  const doubts: string[] = []
  const { jurisdiction, ...narrower } = manifest?.filter ?? {}
  if (Object.keys(narrower).length > 0)
    doubts.push(`The service was asked for every entry and answered ${JSON.stringify(narrower)} alone.`)
  if (means.jurisdiction !== undefined && jurisdiction !== means.jurisdiction)
    doubts.push(`The service answered for ${jurisdiction}, not for ${means.jurisdiction}.`)
  if (checkpoint && checkpoint.size < size)
    doubts.push(`The export is of ${checkpoint.size} entries, and the checkpoint signs ${size}.`)
  if (counts.matching === 0)
    doubts.push('The service shows no entry of this jurisdiction, so nothing of it was verified.')
  if (doubts.length === 0) return found
  return { ...found, verdict: worst([found.verdict, 'could-not-tell']), faults: [...found.faults, ...doubts] }
}

/** A short answer; what does not end is cut, and then is none. */
async function textOf({ body }: Response): Promise<string> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of whole((body ?? []) as AsyncIterable<Uint8Array>)) {
    pieces.push(piece)
    length += piece.length
    if (length > longestAnswer) throw new Unanswered(`its answer has more than ${longestAnswer} bytes`)
  }
  return Buffer.concat(pieces).toString()
}

/** A proof of 63 hashes has some 5 KB. */
const longestAnswer = 1024 * 1024

/** What breaks off on the way says nothing of the log. */
async function* whole(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body
  } catch (error) {
    throw new Unanswered(`its answer broke off (${(error as Error).message})`)
  }
}
