// The store for a command that ends.
import type { Config } from '../host/config.ts'
import { keyIdOf, signerOf } from '../host/signer.ts'
import { systemChance, systemClock } from '../host/world.ts'
import { pathOf } from '../schema/sql/engine/database.ts'
import { openStore, type SqliteStore } from '../schema/sql/store.ts'
import { progress } from './terminal.ts'

/** Opens the store, has the work done and closes it whatever comes. `create`: begin a new one where there is none. */
export async function withStore(
  config: Config,
  options: { create: boolean },
  work: (store: SqliteStore) => Promise<number>,
): Promise<number> {
  const store = openStore(config.DATABASE_URL, systemClock, systemChance(), {
    ...options,
    progress: progress('entries folded anew'),
  })
  try {
    if (options.create && store.log.size() === 0) {
      const signer = signerOf(pathOf(config.DATABASE_URL), config, { entries: 0, key: undefined })
      if (signer) store.anchor.signedBy(keyIdOf(signer))
    }
    return await work(store)
  } finally {
    await store.close()
  }
}
