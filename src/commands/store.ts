// The store for a command that ends.
import type { Config } from '../host/config.ts'
import { keyIdOf, signerOf } from '../host/signer.ts'
import { systemChance, systemClock } from '../host/world.ts'
import type { Signer } from '../policy/log/checkpoint.ts'
import { fileOf, openAt, type Place, placeOf } from '../schema/sql/place.ts'
import type { SqliteStore } from '../schema/sql/store.ts'
import { progress, tell } from './terminal.ts'

/** Says how far an opening is that takes long. */
export const tellingOfOpening = () => ({
  refolding: progress('entries folded anew'),
  catchingUp: progress('entries followed'),
  warned: tell,
})

/**
 * Name and hash of the key that signs a log that is elsewhere, as it is known there; undefined of a log that is here. `key`:
 * this is the one, unless another said so before; `anew`: whatever was said before.
 */
export async function keyElsewhere({ elsewhere }: Place, key?: string, anew?: 'anew'): Promise<string | undefined> {
  if (elsewhere === undefined) return undefined
  const { signedBy } = await import('../schema/sql/nodes/joining.ts')
  return signedBy(elsewhere, key, anew)
}

/**
 * The signer of a log that is not parted from its head; whoever signs another log would sign two histories by one name.
 * Throws BadSigningKey.
 */
export async function signerFor(store: SqliteStore, place: Place, config: Config): Promise<Signer | undefined> {
  const { anchor, log } = store
  const known = (await keyElsewhere(place)) ?? anchor.kept?.key
  const asked = (key: string | undefined) => ({ entries: place.elsewhere === undefined || !key ? log.size() : 1, key })
  const signer = signerOf(fileOf(place), config, asked(known))
  if (!signer) return undefined
  // Of nodes that begin a log together, the first says which key is the log's.
  const agreed = await keyElsewhere(place, keyIdOf(signer))
  if (agreed !== undefined) signerOf(fileOf(place), config, asked(agreed))
  anchor.signedBy(keyIdOf(signer))
  return signer
}

/** Opens the store, has the work done and closes it whatever comes. `create`: begin a new one where there is none. */
export async function withStore(
  config: Config,
  options: { create: boolean },
  work: (store: SqliteStore) => Promise<number>,
): Promise<number> {
  const place = placeOf(config)
  const store = await openAt(place, systemClock, systemChance(), { ...options, ...tellingOfOpening() })
  try {
    if (options.create && store.log.size() === 0) await signerFor(store, place, config)
    return await work(store)
  } finally {
    await store.close()
  }
}
