// zhunru seal: an operator gives up a log that the database no longer continues. The old head is put aside, the log gets
// a new name, and its next entry says what happened. A node's file that is sealed by itself is a database of its own again.
import { copyFileSync, existsSync } from 'node:fs'
import type { Config } from '../host/config.ts'
import { keyIdOf, keyPathOf, newSigner, standingSigner } from '../host/signer.ts'
import { renameLog } from '../host/signing-key.ts'
import type { Signer } from '../policy/log/checkpoint.ts'
import { verifierKey } from '../policy/log/checkpoint.ts'
import type { Chance, Clock } from '../policy/ports.ts'
import { sealLog } from '../policy/record/seal.ts'
import { openDatabase } from '../schema/sql/engine/database.ts'
import { markOf, removeMark } from '../schema/sql/nodes/mark.ts'
import { fileOf, openAt, placeOf } from '../schema/sql/place.ts'
import { type Head, headPath } from '../schema/sql/proof/head.ts'
import type { SqliteStore } from '../schema/sql/store.ts'
import { keyElsewhere, tellingOfOpening } from './store.ts'
import { say, tell, Unusable } from './terminal.ts'

export async function runSeal(config: Config, clock: Clock, chance: Chance): Promise<number> {
  const place = placeOf(config)
  const renamed = place.elsewhere === undefined ? leftAlone(fileOf(place), config) : undefined
  const store = await openAt(place, clock, chance, { create: false, ...tellingOfOpening() })
  try {
    return await seal(store, config, renamed)
  } finally {
    await store.close()
  }
}

/**
 * A node's file whose PostgreSQL is given up: nothing more is signed by the old name before it is a database of its own. Gives
 * the key by its new name; undefined where the file is no node's.
 */
function leftAlone(path: string, config: Config): Signer | undefined {
  if (!existsSync(path)) return undefined
  const db = openDatabase(`file:${path}`, { create: false })
  try {
    if (!markOf(db)) return undefined
    const keyPath = keyPathOf(path, config)
    const standing = keyPath === undefined ? undefined : standingSigner(keyPath)
    if (keyPath === undefined || !standing)
      throw new Unusable(
        `没有找到存证的签名密钥 ${keyPath}（the log’s signing key is not there）：请先放回原处，或以 SIGNING_KEY_FILE 指明`,
      )
    const signer = renameLog(keyPath, nextName(standing.name))
    removeMark(db)
    return signer
  } finally {
    db.raw.close()
  }
}

async function seal(store: SqliteStore, config: Config, renamed: Signer | undefined): Promise<number> {
  const { parted, kept } = store.anchor
  const { path } = store
  const keyPath = path && keyPathOf(path, config)
  const standing = keyPath ? standingSigner(keyPath) : undefined
  const isLost = store.log.size() > 0 && (!standing || (kept?.key !== undefined && keyIdOf(standing) !== kept.key))
  if (!path || !keyPath || !(parted || isLost || renamed))
    throw new Unusable(
      '存证与库外保存的状态一致，签名密钥也在，无须封存（the log continues its kept state and its key is there: there is nothing to seal）',
    )
  const aside = archived(headPath(path), kept)
  // A sealed log's name is never signed again, so a key that is still there gets a new name, and a lost one a successor.
  const signer = renamed ?? (standing ? renameLog(keyPath, nextName(standing.name)) : newSigner(keyPath, config))
  const log = kept?.key?.split('+')[0] ?? standing?.name
  const body = {
    ...(log !== undefined && { log }),
    next: signer.name,
    ...(kept && { old: { size: kept.size, root: kept.root, ...(kept.at !== undefined && { at: kept.at }) } }),
  }
  const found = store.log.rootNow()
  store.block(undefined)
  const written = await store.write(sealLog('operator#command-line', body, found))
  if ('problem' in written) throw new Unusable(`${written.problem.detail.zh}（${written.problem.detail.en}）`)
  store.anchor.signedBy(keyIdOf(signer))
  await keyElsewhere(placeOf(config), keyIdOf(signer), 'anew')
  await store.anchor.begin()
  if (parted) {
    tell(parted.why.zh)
    tell(parted.why.en)
  }
  const where = aside === undefined ? ['', ''] : [`，见 ${aside}`, `, see ${aside}`]
  say(
    `原存证已封存${where[0]}；新存证由第 ${written.answer.found.size} 条记录说明此事。请重新启动服务，并将新的验证密钥交给审计人员\nThe old log is sealed${where[1]}; entry ${written.answer.found.size} says so. Restart the service, and give auditors the new verifier key:\n${verifierKey(signer.name, signer.publicKey)}`,
  )
  return 0
}

/** Copied, not moved: should this stop half way, the service still refuses to append. */
function archived(path: string, kept: Head | undefined): string | undefined {
  if (!existsSync(path)) return undefined
  const aside = `${path}.sealed-${kept ? `${kept.size}-${kept.root.slice(0, 8)}` : 'unreadable'}`
  copyFileSync(path, aside)
  return aside
}

/** A sealed log's name is never signed again, so that nobody holds two histories of one name. */
function nextName(name: string): string {
  const [, n] = /~(\d{1,9})$/.exec(name) ?? []
  const base = n === undefined ? name : name.slice(0, -n.length - 1)
  return `${base}~${Number(n ?? 1) + 1}`
}
