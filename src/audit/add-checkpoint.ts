// C2SP tlog-witness: what a witness answers a log that brings its checkpoint itself (POST /add-checkpoint).
import { cosign, noteText, openCheckpoint, parseCheckpoint, type Signer } from '../policy/log/checkpoint.ts'
import { emptyRoot, verifyConsistency } from '../policy/log/tree.ts'

/** An HTTP answer; `note` is the checkpoint to keep before it is given. */
export interface Added {
  status: 200 | 400 | 403 | 404 | 409 | 422 | 503
  body: string
  type?: 'text/x.tlog.size'
  note?: string
}

export interface Witnessing {
  /** The verifier key of the one log that is witnessed. */
  key: string
  /** The checkpoint that was cosigned last; undefined where there never was one, and only there. */
  kept: string | undefined
  cosigner: Signer
  /** Now, in seconds since 1970. */
  seconds: number
}

const requestForm = /^old (0|[1-9]\d*)\n((?:[A-Za-z0-9+/]{43}=\n){0,63})\n([\s\S]+)$/

/** Answers one request. Never throws. */
export function addCheckpoint(request: string, { key, kept, cosigner, seconds }: Witnessing): Added {
  const [, size, lines, note] = requestForm.exec(request) ?? []
  const claimed = note === undefined ? undefined : parseCheckpoint(noteText(note) ?? '')
  if (size === undefined || lines === undefined || note === undefined || claimed === undefined)
    return { status: 400, body: 'malformed request\n' }
  if (claimed.origin !== key.split('+')[0]) return { status: 404, body: 'unknown log\n' }
  const opened = openCheckpoint(note, key)
  if ('what' in opened) return { status: 403, body: `${opened.what}\n` }
  const old = Number(size)
  if (old > opened.size) return { status: 400, body: 'the old size is beyond the checkpoint\n' }
  const last = kept === undefined ? { size: 0, root: emptyRoot } : openCheckpoint(kept, key)
  // Taken for a first look, it would let an older log be cosigned.
  if ('what' in last) return { status: 503, body: `what was seen before cannot be read: ${last.what}\n` }
  const isOther = old === opened.size && last.size === old && last.root !== opened.root
  if (old !== last.size || isOther) return { status: 409, body: `${last.size}\n`, type: 'text/x.tlog.size' }
  const hashes = lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => Buffer.from(line, 'base64').toString('hex'))
  if (!verifyConsistency(old, last.root, opened.size, opened.root, hashes))
    return { status: 422, body: 'the proof does not hold\n' }
  const line = cosign(noteText(note) as string, cosigner, seconds)
  return { status: 200, body: line, note: `${note}${line}` }
}
