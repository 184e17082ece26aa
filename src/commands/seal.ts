// zhunru seal: an operator gives up a log that the database no longer continues. The old head is put aside, the log gets
// a new name, and its next entry says what happened.
import { copyFileSync } from 'node:fs'
import type { Config } from '../host/config.ts'
import { keyPathOf, signerOf } from '../host/signer.ts'
import { renameLog } from '../host/signing-key.ts'
import { type Signer, verifierKey } from '../policy/log/checkpoint.ts'
import type { Chance, Clock } from '../policy/ports.ts'
import { sealLog } from '../policy/record/seal.ts'
import { type Head, headPath } from '../schema/sql/proof/head.ts'
import { openStore, type SqliteStore } from '../schema/sql/store.ts'
import { say, tell, Unusable } from './terminal.ts'

export async function runSeal(config: Config, clock: Clock, chance: Chance): Promise<number> {
  const store = openStore(config.DATABASE_URL, clock, chance, { create: false })
  try {
    return await seal(store, config)
  } finally {
    await store.close()
  }
}

async function seal(store: SqliteStore, config: Config): Promise<number> {
  const { parted, kept } = store.anchor
  const { path } = store
  const keyPath = path && keyPathOf(path, config)
  if (!parted || !kept || !path || !keyPath)
    throw new Unusable(
      '留痕与库外保存的状态一致，无须封存（the log continues its kept state: there is nothing to seal）',
    )
  const signer = signerOf(path, config) as Signer
  const aside = archived(headPath(path), kept)
  const { name, publicKey } = renameLog(keyPath, nextName(signer.name))
  const { size, root, at } = kept
  const body = { log: signer.name, next: name, old: { size, root, ...(at !== undefined && { at }) } }
  const found = store.log.rootNow()
  store.block(undefined)
  const written = await store.write(sealLog('operator#command-line', body, found))
  if ('problem' in written) throw new Error(written.problem.detail.en)
  await store.anchor.begin()
  tell(parted.zh)
  tell(parted.en)
  say(
    `原留痕（${size} 条）已封存，见 ${aside}；新留痕由第 ${written.answer.found.size} 条记录说明此事。请重新启动服务，并将新的验证密钥交给审计人员\nThe old log (${size} entries) is sealed, see ${aside}; entry ${written.answer.found.size} says so. Restart the service, and give auditors the new verifier key:\n${verifierKey(name, publicKey)}`,
  )
  return 0
}

/** Copied, not moved: should this stop half way, the service still refuses to append. */
function archived(path: string, { size, root }: Head): string {
  const aside = `${path}.sealed-${size}-${root.slice(0, 8)}`
  copyFileSync(path, aside)
  return aside
}

/** A sealed log's name is never signed again, so that nobody holds two histories of one name. */
function nextName(name: string): string {
  const [, n] = /~(\d{1,9})$/.exec(name) ?? []
  const base = n === undefined ? name : name.slice(0, -n.length - 1)
  return `${base}~${Number(n ?? 1) + 1}`
}
