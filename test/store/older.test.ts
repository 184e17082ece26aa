// A database of before its columns were named as rows are: verified as it lies there, and opened with all that is in it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { verifyDatabase } from '../../src/commands/verify-database.ts'
import { checkRebuild } from '../../src/schema/sql/proof/rebuild.ts'
import { aFolder, aStore, tamper } from './a-file.ts'
import { everythingAtOnce } from './a-little-of-everything.ts'

const migration = (name: string) => readFileSync(join(import.meta.dirname, '../../migrations', name), 'utf8')
const first = migration('0000_first.sql')
const [begun] = JSON.parse(migration('meta/_journal.json')).entries

t.test('before its columns were renamed', async (t) => {
  const filed = aFolder()
  t.teardown(filed.remove)
  const store = await aStore(filed)
  await everythingAtOnce(store, filed.clock)
  const entries = store.log.size()
  const obligations = store.reads.obligationsAt('990105001001', '', -1)
  const owed = store.reads.promisedBy('990105-SFJ', '2027-01-01', '2027-12-31')
  await store.close()
  // The same log in a file as the first version made it; what its tables held does not matter.
  tamper(filed.path, (raw) => {
    raw.exec('create temp table kept as select * from entries')
    raw.exec('create temp table nodes as select * from tree_nodes')
    for (const name of raw.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[])
      if (name !== '__drizzle_migrations' && !name.startsWith('sqlite_')) raw.exec(`drop table "${name}"`)
    raw.exec(first)
    raw.exec(
      'insert into entries (idx, leaf, leaf_hash, salt, body) select "index", leaf, leafHash, salt, body from kept',
    )
    raw.exec('insert into tree_nodes select * from nodes')
    raw.prepare('delete from __drizzle_migrations where created_at > ?').run(begun.when)
    raw.pragma('user_version = 0')
    t.match(raw.pragma('table_info(entries)'), [{ name: 'idx' }, { name: 'leaf' }, { name: 'leaf_hash' }])
  })

  const { verdict, says } = await verifyDatabase(filed.path, { replay: true })
  t.equal(verdict, 'whole')
  t.match(says[0], new RegExp(`^${entries} entries`))
  tamper(filed.path, (raw) => t.match(raw.pragma('table_info(entries)'), [{ name: 'idx' }], 'reading changed nothing'))

  const opened = await aStore(filed)
  t.equal(opened.blocked(), undefined)
  t.equal(opened.log.size(), entries)
  t.strictSame(opened.reads.obligationsAt('990105001001', '', -1), obligations)
  t.strictSame(opened.reads.promisedBy('990105-SFJ', '2027-01-01', '2027-12-31'), owed)
  t.ok(owed.commitments.length > 5 && owed.deliveries.length > 0)
  t.strictSame((await checkRebuild(opened)).differences, [], 'and every table is what the log says')
  await opened.close()
  t.match(await verifyDatabase(filed.path, {}), { verdict: 'whole' })
})
