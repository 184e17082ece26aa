// Two checkpoints of one log held against each other: did it only grow in between.
import { openCheckpoint } from './checkpoint.ts'
import { verifyConsistency } from './proof.ts'
import type { Verdict } from './verdict.ts'

/**
 * Whether the log still is the one of a checkpoint kept earlier: `current` must continue it, by the proof
 * from the kept size to the current one. Both are signed notes, opened with the same verifier key. Never throws.
 */
export function compareCheckpoints(
  kept: string,
  current: string,
  proof: readonly string[],
  key: string,
): { verdict: Verdict; what: string } {
  const old = openCheckpoint(kept, key)
  if ('what' in old) return { verdict: 'could-not-tell', what: `The kept checkpoint cannot be used: ${old.what}.` }
  const now = openCheckpoint(current, key)
  if ('what' in now) return { verdict: 'wrong', what: `The current checkpoint cannot be believed: ${now.what}.` }
  if (now.size < old.size)
    return {
      verdict: 'wrong',
      what: `The log has shrunk: it had ${old.size} entries when the checkpoint was kept, now it has ${now.size}.`,
    }
  if (now.size === old.size && now.root !== old.root)
    return { verdict: 'wrong', what: `The log was rewritten: two different logs of ${old.size} entries are signed.` }
  if (!verifyConsistency(old.size, old.root, now.size, now.root, proof))
    return {
      verdict: 'wrong',
      what: `Nothing proves that the log of ${now.size} entries continues the ${old.size} that were kept: it was rewritten, or the proof is wrong.`,
    }
  if (old.size === 0)
    return { verdict: 'could-not-tell', what: 'The kept checkpoint is of an empty log, which every log continues.' }
  return {
    verdict: 'whole',
    what: `The log of ${now.size} entries continues the ${old.size} that were kept; none of them was changed.`,
  }
}
