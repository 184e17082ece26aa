// The suite of every store on SQLite, in memory and on a file.
import { checkRebuild } from '../../src/schema/sql/proof/rebuild.ts'
import { openStore, type SqliteStore } from '../../src/schema/sql/store.ts'
import { countedChance } from '../a-service.ts'
import { aFolder } from './a-file.ts'
import { storeSuite } from './suite.ts'

const differences = async (store: SqliteStore) => (await checkRebuild(store)).differences

storeSuite('SQLite in memory', {
  open: async (clock) => ({ store: openStore('file::memory:', clock, countedChance(), { create: true }), remove() {} }),
  differences,
})

storeSuite('SQLite on a file', {
  async open(clock) {
    const { url, remove } = aFolder()
    const open = async () => openStore(url, clock, countedChance(), { create: true })
    return { store: await open(), another: open, remove }
  },
  differences,
})
