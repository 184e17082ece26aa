// The signing key of a database: read, or made for a log that is begun and told of. Never made for a log that has entries.
import { existsSync, statSync } from 'node:fs'
import type { Signer } from '../policy/log/checkpoint.ts'
import { verifierKey } from '../policy/log/checkpoint.ts'
import type { Config } from './config.ts'
import { BadSigningKey, newLogName, readOrMakeSigner, readSigner, signingKeyPath } from './signing-key.ts'
import { newSigningKey } from './world.ts'

/** The log that is to be signed: its length, and name and hash of the key that signed it last, where that is known. */
export interface ToSign {
  entries: number
  key: string | undefined
}

/** Where the key of the database at `path` lies; undefined for one in memory. */
export function keyPathOf(path: string, config: Config): string | undefined {
  return signingKeyPath(path === ':memory:' ? undefined : path, config.SIGNING_KEY_FILE)
}

/** What a key is known by without holding it: name and hash, as its verifier key begins. */
export const keyIdOf = ({ name, publicKey }: Signer) => verifierKey(name, publicKey).split('+').slice(0, 2).join('+')

/**
 * The signer of the log in the database at `database`. A new key is told of on standard error: its verifier key is what
 * auditors must be given. Throws BadSigningKey where the log has entries and its own key is not there.
 */
export function signerOf(database: string, config: Config, { entries, key }: ToSign): Signer | undefined {
  const path = keyPathOf(database, config)
  if (path === undefined) return undefined
  if (!existsSync(path) && entries > 0) throw new BadSigningKey(keyLost(path, key))
  const { signer, made } = readOrMakeSigner(path, newSigningKey, (unique) => newLogName(unique, config.PUBLIC_URL))
  if (key !== undefined && entries > 0 && keyIdOf(signer) !== key)
    throw new BadSigningKey(
      `${path} 是另一份存证的签名密钥（${keyIdOf(signer)}），本存证由 ${key} 签名：请放回原密钥；确已丢失的，请运行 npm run -s zhunru -- seal（this is the key of another log, this log was signed by ${key}: put its own key here; if it is lost for good, run npm run -s zhunru -- seal）`,
    )
  if (made)
    process.stderr.write(
      `已生成存证签名密钥 ${path}，请另行妥善备份（a signing key was made; keep a copy apart from the database）\n请将验证密钥交给审计人员（give auditors this verifier key）：${verifierKey(signer.name, signer.publicKey)}\n`,
    )
  else tellIfOpen(path)
  return signer
}

/** Makes the key of a log whose own is lost for good: only `seal` does, which records it. */
export function newSigner(path: string, config: Config): Signer {
  return readOrMakeSigner(path, newSigningKey, (unique) => newLogName(unique, config.PUBLIC_URL)).signer
}

/** The signer as its file has it, whatever it signed before; undefined where there is no file. */
export function standingSigner(path: string): Signer | undefined {
  return existsSync(path) ? readSigner(path) : undefined
}

const keyLost = (path: string, key: string | undefined) =>
  `没有找到存证的签名密钥 ${path}（应为 ${key ?? '原来的密钥'}）；存证已有记录，不会另行生成密钥：请将备份的密钥文件放到该处，或以 SIGNING_KEY_FILE 指明；确已丢失的，请运行 npm run -s zhunru -- seal（the log’s signing key is not there; wanted is ${key ?? 'the one that signed it before'}. No new one is made for a log that has entries: put the copy of the key file there, or name it by SIGNING_KEY_FILE; if it is lost for good, run npm run -s zhunru -- seal）`

/** Others on the machine could sign in the log's name. */
function tellIfOpen(path: string): void {
  if (process.platform === 'win32' || (statSync(path).mode & 0o077) === 0) return
  process.stderr.write(
    `注意：签名密钥 ${path} 可被本机其他用户读取，请运行 chmod 600（others on this machine can read the signing key: chmod 600 it）\n`,
  )
}
