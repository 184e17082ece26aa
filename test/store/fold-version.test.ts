// What the fold makes of one log, as a digest: where it changes, tables that are kept were made by another fold, and must be
// folded anew when they are opened. So `foldVersion` in src/schema/sql/proof/refold.ts is raised; then UPDATE=1 renews this.
// (Where only the sample or this log changed, the version stays.)
import { hash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import t from 'tap'
import { loadSample } from '../../src/host/sample.ts'
import { foldVersion } from '../../src/schema/sql/proof/refold.ts'
import { openStore } from '../../src/schema/sql/store.ts'
import { type FoldedTable, foldedTables } from '../../src/schema/sql/tables/index.ts'
import { countedChance, standingClock } from '../a-service.ts'
import { everythingAtOnce } from './a-little-of-everything.ts'

const golden = new URL('fold-version.golden.json', import.meta.url)

t.test('the fold is the one that its version says', async (t) => {
  const clock = standingClock()
  const store = openStore('file::memory:', clock, countedChance(), { create: true })
  t.teardown(() => store.close())
  await loadSample(store)
  await everythingAtOnce(store, clock)
  // The text of the sample's list is not the fold's doing.
  const tables = (Object.keys(foldedTables) as FoldedTable[]).filter((name) => name !== 'editions')
  const rows = tables.map((name) => [name, [...store.rows(name)]])
  const made = { foldVersion, digest: hash('sha256', JSON.stringify(rows)) }
  if (process.env.UPDATE === '1') writeFileSync(golden, `${JSON.stringify(made, null, 2)}\n`)
  t.strictSame(made, JSON.parse(readFileSync(golden, 'utf8')), 'raise foldVersion where the fold writes something else')
})
