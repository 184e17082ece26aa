// A witness: somebody apart from the service who remembers the newest checkpoint that he has seen, accepts only what
// continues it, and vouches for that by his cosignature (C2SP tlog-witness, tlog-cosignature).
import { cosign, noteText, openCheckpoint, type Signer } from '../policy/log/checkpoint.ts'
import { compareCheckpoints } from '../policy/log/consistency.ts'
import type { Verdict } from '../policy/log/verdict.ts'

/** What a look at the log came to; `note` is the checkpoint to keep from now on. */
export interface Sight {
  verdict: Verdict
  what: string
  note?: string
}

/** The log as a witness reaches it. */
export interface Source {
  checkpoint(): Promise<string>
  consistency(from: number, to: number): Promise<readonly string[]>
}

/** Looks once. `kept`: the checkpoint kept from last time. `seconds`: now, since 1970. Throws only where the source does. */
export async function look(
  source: Source,
  key: string,
  kept: string | undefined,
  cosigner: Signer | undefined,
  seconds: number,
): Promise<Sight> {
  const note = await source.checkpoint()
  const now = openCheckpoint(note, key)
  if ('what' in now) return { verdict: 'wrong', what: `The checkpoint cannot be believed: ${now.what}.` }
  const sight = kept === undefined ? first(now.size) : await compared(source, kept, note, key, now.size)
  return sight.verdict === 'wrong' ? sight : { ...sight, note: vouched(note, cosigner, seconds) }
}

function first(size: number): Sight {
  return {
    verdict: 'whole',
    what: `First look: the log has ${size} entries. From now on it must continue this checkpoint.`,
  }
}

async function compared(source: Source, kept: string, note: string, key: string, size: number): Promise<Sight> {
  const old = openCheckpoint(kept, key)
  const ask = !('what' in old) && old.size < size
  const hashes = ask ? await source.consistency(old.size, size) : []
  const { verdict, what } = compareCheckpoints(kept, note, hashes, key)
  // An empty log is continued by every log; there is nothing wrong in that, and from now on more is known.
  if (verdict === 'could-not-tell' && !('what' in old)) return first(size)
  return verdict === 'could-not-tell' ? { verdict: 'wrong', what } : { verdict, what }
}

/** The log's own note, without cosignatures of earlier looks, and this witness's line. */
function vouched(note: string, cosigner: Signer | undefined, seconds: number): string {
  return cosigner === undefined ? note : `${note}${cosign(noteText(note) as string, cosigner, seconds)}`
}
