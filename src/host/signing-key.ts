// The log's signing key as a file: a line `name: …` and the private key in PEM. The name is the origin of every
// checkpoint, so it travels with the key. The file is made once, readable by its owner alone, and never overwritten.
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { type Signer, signerFromPem } from '../policy/log/checkpoint.ts'
import { Sentence } from './sentence.ts'

/** The key cannot be read, made or written; the message never holds it. */
export class BadSigningKey extends Sentence {}

/** A new private key (PKCS #8 PEM) and a short text that no other key has. */
export interface NewSigningKey {
  pem: string
  unique: string
}

/** Where the key of a database lies unless SIGNING_KEY_FILE says otherwise: beside it, `zhunru.key` for `zhunru.db`. Undefined for a database in memory. */
export function signingKeyPath(databasePath: string | undefined, configured: string | undefined): string | undefined {
  if (configured !== undefined) return configured
  return databasePath === undefined ? undefined : `${databasePath.replace(/\.(db|sqlite3?)$/, '')}.key`
}

/** The name of a log that is begun: under the address it is served at, where that is known. */
export function newLogName(unique: string, publicUrl: string | undefined): string {
  const host = publicUrl === undefined ? 'zhunru.local' : new URL(publicUrl).host
  return `${host}/log/${unique}`
}

/** Reads a key file. Throws BadSigningKey with a sentence that never holds the key. */
export function readSigner(path: string): Signer {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw new BadSigningKey(`不能读取签名密钥 ${path}（the signing key cannot be read）：${(error as Error).message}`)
  }
  const name = /^name: (.+)$/m.exec(text)?.[1]
  const pem = /-----BEGIN PRIVATE KEY-----[\s\S]+-----END PRIVATE KEY-----/.exec(text)?.[0]
  if (name === undefined || pem === undefined)
    throw new BadSigningKey(
      `${path} 不是签名密钥文件（not a signing key file: a line "name: …" and a PEM private key）`,
    )
  try {
    return signerFromPem(name, pem)
  } catch (error) {
    throw new BadSigningKey(`签名密钥 ${path} 有误（the signing key is malformed）：${(error as Error).message}`)
  }
}

/** Reads the key, or makes one where there is none: then `made` is true, and its verifier key is news to every auditor. */
export function readOrMakeSigner(
  path: string,
  make: () => NewSigningKey,
  nameOf: (unique: string) => string,
): { signer: Signer; made: boolean } {
  if (existsSync(path)) return { signer: readSigner(path), made: false }
  const { pem, unique } = make()
  try {
    writeFileSync(path, keyText(nameOf(unique), pem), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    // Another process may have been quicker.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
      throw new BadSigningKey(
        `不能写入签名密钥 ${path}（the signing key cannot be written）：${(error as Error).message}`,
      )
  }
  return { signer: readSigner(path), made: true }
}

/** Gives the log a new name, its key file one more line of history. The old name is never signed with again. */
export function renameLog(path: string, name: string): Signer {
  const old = readSigner(path)
  const text = readFileSync(path, 'utf8').replace(/^name: .+$/m, `name: ${name}\nsealed: ${old.name}`)
  const beside = `${path}.new`
  rmSync(beside, { force: true })
  writeFileSync(beside, text, { mode: 0o600, flag: 'wx', flush: true })
  renameSync(beside, path)
  return readSigner(path)
}

const keyText = (name: string, pem: string) =>
  `zhunru signing key. Keep it secret and keep a copy apart from the database.\nname: ${name}\n${pem.trim()}\n`
