// The signing key of the database that the environment names: read, or made on first use and told of.

import type { Signer } from '../policy/log/checkpoint.ts'
import { verifierKey } from '../policy/log/checkpoint.ts'
import { pathOf } from '../schema/sql/engine/database.ts'
import type { Config } from './config.ts'
import { newLogName, readOrMakeSigner, signingKeyPath } from './signing-key.ts'
import { newSigningKey } from './world.ts'

/** Where the key lies; undefined for a database in memory. */
export function keyPathOf(config: Config): string | undefined {
  const path = pathOf(config.DATABASE_URL)
  return signingKeyPath(path === ':memory:' ? undefined : path, config.SIGNING_KEY_FILE)
}

/** The log's signer. A new key is told of on standard error: its verifier key is what auditors must be given. */
export function signerOf(config: Config): Signer | undefined {
  const path = keyPathOf(config)
  if (path === undefined) return undefined
  const { signer, made } = readOrMakeSigner(path, newSigningKey, (unique) => newLogName(unique, config.PUBLIC_URL))
  if (made)
    process.stderr.write(
      `已生成留痕签名密钥 ${path}，请另行妥善备份（a signing key was made; keep a copy apart from the database）\n请将验证密钥交给审计人员（give auditors this verifier key）：${verifierKey(signer.name, signer.publicKey)}\n`,
    )
  return signer
}
