// The suite of every store, of nodes that share a log in PostgreSQL: each has a file of its own.
import t from 'tap'
import { openAt } from '../../src/schema/sql/place.ts'
import { aPostgres } from '../a-postgres.ts'
import { aFolder } from '../store/a-file.ts'
import { storeSuite } from '../store/suite.ts'
import { differences, ownChance } from './a-node.ts'

const postgres = await aPostgres()
t.teardown(() => postgres.stop())

storeSuite('nodes of a log in PostgreSQL', {
  async open(clock) {
    const elsewhere = await postgres.empty()
    const folders: { remove(): void }[] = []
    const open = () => {
      const folder = aFolder()
      folders.push(folder)
      return openAt({ url: folder.url, elsewhere }, clock, ownChance(), { create: true })
    }
    return {
      store: await open(),
      another: open,
      remove() {
        for (const folder of folders) folder.remove()
      },
    }
  },
  differences,
})
