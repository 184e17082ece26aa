// The suite of every store, of nodes that share a log in PostgreSQL: each has a file of its own.
import t from 'tap'
import { openAt } from '../../src/schema/sql/place.ts'
import { checkRebuild } from '../../src/schema/sql/proof/rebuild.ts'
import type { SqliteStore } from '../../src/schema/sql/store.ts'
import { aPostgres } from '../a-postgres.ts'
import { countedChance } from '../a-service.ts'
import { aFolder } from './a-file.ts'
import { storeSuite } from './suite.ts'

const postgres = await aPostgres()
t.teardown(() => postgres.stop())

storeSuite('nodes of a log in PostgreSQL', {
  async open(clock) {
    const elsewhere = await postgres.empty()
    const folders: { remove(): void }[] = []
    // Salts of two nodes never meet.
    let salts = 0
    const open = () => {
      const folder = aFolder()
      folders.push(folder)
      const counted = countedChance()
      const of = ++salts
      const chance = { salt: () => `${of}${counted.salt().slice(1)}` }
      return openAt({ url: folder.url, elsewhere }, clock, chance, { create: true })
    }
    return {
      store: await open(),
      another: open,
      remove() {
        for (const folder of folders) folder.remove()
      },
    }
  },
  differences: async (store: SqliteStore) => (await checkRebuild(store)).differences,
})
