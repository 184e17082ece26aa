// The signing key of a database: read, or made on first use and told of.
import type { Signer } from '../policy/log/checkpoint.ts'
import { verifierKey } from '../policy/log/checkpoint.ts'
import type { Config } from './config.ts'
import { newLogName, readOrMakeSigner, signingKeyPath } from './signing-key.ts'
import { newSigningKey } from './world.ts'

/** Where the key of the database at `path` lies; undefined for one in memory. */
export function keyPathOf(path: string, config: Config): string | undefined {
  return signingKeyPath(path === ':memory:' ? undefined : path, config.SIGNING_KEY_FILE)
}

/** The signer of the log in the database at `database`. A new key is told of on standard error: its verifier key is what auditors must be given. */
export function signerOf(database: string, config: Config): Signer | undefined {
  const path = keyPathOf(database, config)
  if (path === undefined) return undefined
  const { signer, made } = readOrMakeSigner(path, newSigningKey, (unique) => newLogName(unique, config.PUBLIC_URL))
  if (made)
    process.stderr.write(
      `已生成留痕签名密钥 ${path}，请另行妥善备份（a signing key was made; keep a copy apart from the database）\n请将验证密钥交给审计人员（give auditors this verifier key）：${verifierKey(signer.name, signer.publicKey)}\n`,
    )
  return signer
}
