// C2SP signed-note: a text that ends in a newline, a blank line, and signature lines.
import { verify } from 'node:crypto'
import { type KeyKind, keyId, parseVerifierKey, type Signer, type Verifier } from './keys.ts'

/** A signature that held; `timestamp` (seconds since 1970) on cosignatures. */
export interface NoteSignature {
  name: string
  id: string
  kind: KeyKind
  timestamp?: number
}

/** A note whose text may be believed, as far as the keys named are. */
export interface OpenedNote {
  text: string
  signatures: readonly NoteSignature[]
}

const longest = 1_000_000
// biome-ignore lint/suspicious/noControlCharactersInRegex: a note has none but the newline
const control = /[\u0000-\u0009\u000b-\u001f]/
const signatureForm = /^— ([^\s\u0085+]+) ([A-Za-z0-9+/]+=*)$/

/** The text with the signer's signature. Throws a TypeError for a text that no note can hold. */
export function signNote(text: string, signer: Signer): string {
  if (!isText(text)) throw new TypeError('the text of a note ends in a newline and has no other control characters')
  return `${text}\n${signatureLine(signer, 'note', signer.sign(Buffer.from(text)))}`
}

/** A line to append to a note. */
export function signatureLine(signer: Signer, kind: KeyKind, signature: Uint8Array): string {
  const bytes = Buffer.concat([Buffer.from(keyId(signer.name, signer.publicKey, kind), 'hex'), signature])
  return `— ${signer.name} ${bytes.toString('base64')}\n`
}

/**
 * Opens a note with the verifier keys that the reader trusts. Signatures by others are passed over; a sentence where
 * none is by a trusted key, or where one that says so does not hold. Never throws.
 */
export function openNote(note: string, verifierKeys: readonly string[]): OpenedNote | { what: string } {
  const parts = splitNote(note)
  if (parts === undefined) return { what: 'this is no signed note' }
  const verifiers = verifierKeys.map(parseVerifierKey)
  const signatures: NoteSignature[] = []
  for (const line of parts.lines) {
    const [, name, encoded] = signatureForm.exec(line) ?? []
    const bytes = Buffer.from(encoded ?? '', 'base64')
    if (name === undefined || bytes.length < 5 || bytes.toString('base64') !== encoded)
      return { what: 'a signature line is malformed' }
    const id = bytes.toString('hex', 0, 4)
    const verifier = verifiers.find((known) => known?.name === name && known.id === id)
    if (verifier === undefined) continue
    const signature = checkSignature(parts.text, verifier, bytes.subarray(4))
    if (signature === undefined) return { what: `the signature of ${name} does not hold` }
    signatures.push(signature)
  }
  return signatures.length > 0
    ? { text: parts.text, signatures }
    : { what: 'no signature is by a key that is trusted here' }
}

/** The text of a note without looking at its signatures; nothing where it is no note. For notes that the reader kept himself. */
export function noteText(note: string): string | undefined {
  return splitNote(note)?.text
}

/** What a cosigner signs (C2SP tlog-cosignature): domain, time, and the checkpoint's whole text. */
export function cosignedMessage(text: string, timestamp: number): Buffer {
  return Buffer.from(`cosignature/v1\ntime ${timestamp}\n${text}`)
}

function splitNote(note: unknown): { text: string; lines: string[] } | undefined {
  if (typeof note !== 'string' || note.length > longest || !isText(note)) return undefined
  const end = note.lastIndexOf('\n\n') + 1
  const lines = note.slice(end + 1, -1).split('\n')
  return end > 0 && lines[0] !== '' ? { text: note.slice(0, end), lines } : undefined
}

const isText = (text: string): boolean => text.endsWith('\n') && !control.test(text) && text.isWellFormed()

function checkSignature(text: string, { name, id, kind, key }: Verifier, signature: Buffer): NoteSignature | undefined {
  if (kind === 'note') return verify(null, Buffer.from(text), key, signature) ? { name, id, kind } : undefined
  if (signature.length !== 72) return undefined
  const timestamp = Number(signature.readBigUInt64BE())
  const holds =
    Number.isSafeInteger(timestamp) && verify(null, cosignedMessage(text, timestamp), key, signature.subarray(8))
  return holds ? { name, id, kind, timestamp } : undefined
}
