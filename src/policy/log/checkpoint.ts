// C2SP tlog-checkpoint: origin, size and root of the log as a signed note, and what witnesses add to it.
import { isHash } from './hashes.ts'
import { parseVerifierKey, type Signer } from './keys.ts'
import { cosignedMessage, type NoteSignature, openNote, signatureLine } from './note.ts'

export { type KeyKind, parseVerifierKey, type Signer, signerFromPem, verifierKey } from './keys.ts'
export { noteText, openNote, signNote } from './note.ts'

/** The state that a log signs: its name, how many leaves, and their RFC 6962 root in hex. */
export interface Checkpoint {
  origin: string
  size: number
  root: string
}

/** A checkpoint that its log signed, with the witnesses that vouch for it. */
export interface OpenedCheckpoint extends Checkpoint {
  cosignatures: readonly NoteSignature[]
}

/** The text to sign. Throws a TypeError for an origin that is no single line, a size that is no whole number, a root that is no hash. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  if (origin === '' || /[\r\n]/.test(origin)) throw new TypeError('an origin is one line that is not empty')
  if (!Number.isSafeInteger(size) || size < 0 || !isHash(root))
    throw new TypeError('a checkpoint has a size from 0 and a root in hex')
  return `${origin}\n${size}\n${Buffer.from(root, 'hex').toString('base64')}\n`
}

/** Reads a checkpoint's text (not the note); nothing where it is malformed. Extension lines are passed over. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  const [origin, size, encoded, ...rest] = text.split('\n')
  if (!origin || size === undefined || encoded === undefined) return undefined
  if (rest.at(-1) !== '' || rest.slice(0, -1).includes('')) return undefined
  const root = Buffer.from(encoded, 'base64')
  if (root.length !== 32 || root.toString('base64') !== encoded) return undefined
  if (!/^(0|[1-9]\d*)$/.test(size) || !Number.isSafeInteger(Number(size))) return undefined
  return { origin, size: Number(size), root: root.toString('hex') }
}

/** Whether the text is a verifier key of a log (a witness's is of another kind). */
export function isLogKey(key: string): boolean {
  return parseVerifierKey(key)?.kind === 'note'
}

/**
 * Opens a checkpoint with its log's verifier key and those of trusted witnesses.
 * A sentence where the log did not sign it: a witness alone is not enough. Never throws.
 */
export function openCheckpoint(
  note: string,
  logKey: string,
  witnessKeys: readonly string[] = [],
): OpenedCheckpoint | { what: string } {
  const log = parseVerifierKey(logKey)
  if (log?.kind !== 'note') return { what: 'the verifier key of the log is malformed' }
  const opened = openNote(note, [logKey, ...witnessKeys])
  if ('what' in opened) return opened
  const signed = opened.signatures.some(({ name, id, kind }) => kind === 'note' && name === log.name && id === log.id)
  if (!signed) return { what: `${log.name} did not sign it` }
  const checkpoint = parseCheckpoint(opened.text)
  if (checkpoint === undefined) return { what: 'the signed text is no checkpoint' }
  if (checkpoint.origin !== log.name)
    return { what: `it is a checkpoint of ${checkpoint.origin}, signed by ${log.name}` }
  return { ...checkpoint, cosignatures: opened.signatures.filter(({ kind }) => kind === 'cosignature') }
}

/**
 * The signature line by which a witness vouches for a checkpoint's text; append it to the note.
 * `timestamp`: whole seconds since 1970. The witness must have verified consistency with all that it cosigned before.
 * Throws a TypeError where the text is no checkpoint or the timestamp no whole number from 0.
 */
export function cosign(text: string, signer: Signer, timestamp: number): string {
  if (parseCheckpoint(text) === undefined) throw new TypeError('only checkpoints are cosigned')
  if (!Number.isSafeInteger(timestamp) || timestamp < 0) throw new TypeError('a timestamp is whole seconds since 1970')
  const time = Buffer.alloc(8)
  time.writeBigUInt64BE(BigInt(timestamp))
  return signatureLine(signer, 'cosignature', Buffer.concat([time, signer.sign(cosignedMessage(text, timestamp))]))
}
