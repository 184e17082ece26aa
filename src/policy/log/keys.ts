// Ed25519 keys under names, as C2SP signed-note writes them: name+hash+base64.
import { createPrivateKey, createPublicKey, hash, type KeyObject, sign } from 'node:crypto'

/** `note` signs a text (0x01); `cosignature` vouches for a checkpoint at a time (0x04, C2SP tlog-cosignature). */
export type KeyKind = 'note' | 'cosignature'

/** Somebody who signs; the private key stays inside `sign`. */
export interface Signer {
  name: string
  publicKey: Uint8Array
  sign: (message: Uint8Array) => Uint8Array
}

/** Somebody whose signatures count. `id` is the 8 hex digits that name the key in a signature line. */
export interface Verifier {
  name: string
  id: string
  kind: KeyKind
  key: KeyObject
}

const algorithm: Readonly<Record<KeyKind, number>> = { note: 0x01, cosignature: 0x04 }
// \s lacks U+0085, which the specification's Unicode counts as a space.
const nameForm = /^[^\s\u0085+]+$/

/**
 * The signer of a PKCS #8 PEM text. Throws a TypeError where that is no Ed25519 private key, or the name is empty or has
 * spaces or a plus. The message never holds the key.
 */
export function signerFromPem(name: string, pem: string): Signer {
  assertName(name)
  const key = privateKeyOf(pem)
  return { name, publicKey: rawOf(createPublicKey(key)), sign: (message) => sign(null, message, key) }
}

/** The verifier key to publish: `name+hash+base64(algorithm ‖ 32 bytes)`. Throws a TypeError for another name or length. */
export function verifierKey(name: string, publicKey: Uint8Array, kind: KeyKind = 'note'): string {
  assertName(name)
  if (publicKey.length !== 32) throw new TypeError('an Ed25519 public key has 32 bytes')
  const encoded = Buffer.concat([Buffer.of(algorithm[kind]), publicKey])
  return `${name}+${keyId(name, publicKey, kind)}+${encoded.toString('base64')}`
}

/** Reads a verifier key; nothing where it is malformed, of another algorithm, or its hash is not its own. */
export function parseVerifierKey(text: string): Verifier | undefined {
  const [, name, id, encoded] = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(text) ?? []
  if (name === undefined || id === undefined || encoded === undefined || !nameForm.test(name)) return undefined
  const bytes = Buffer.from(encoded, 'base64')
  if (bytes.length !== 33 || bytes.toString('base64') !== encoded) return undefined
  const kind = bytes[0] === algorithm.note ? 'note' : bytes[0] === algorithm.cosignature ? 'cosignature' : undefined
  const raw = bytes.subarray(1)
  if (kind === undefined || keyId(name, raw, kind) !== id) return undefined
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') }
  return { name, id, kind, key: createPublicKey({ key: jwk, format: 'jwk' }) }
}

/** The first four bytes of SHA-256 over name, newline, algorithm and public key, as 8 hex digits. */
export function keyId(name: string, publicKey: Uint8Array, kind: KeyKind): string {
  return hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(algorithm[kind]), publicKey])).slice(0, 8)
}

function assertName(name: string): void {
  if (!nameForm.test(name))
    throw new TypeError(`a key's name is not empty and has neither spaces nor a plus: ${JSON.stringify(name)}`)
}

function privateKeyOf(pem: string): KeyObject {
  let key: KeyObject | undefined
  try {
    key = createPrivateKey(pem)
  } catch {
    // OpenSSL's message may quote its input.
  }
  if (key?.asymmetricKeyType !== 'ed25519') throw new TypeError('not an Ed25519 private key in PEM (PKCS #8)')
  return key
}

const rawOf = (key: KeyObject): Buffer => Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url')
