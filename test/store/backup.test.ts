// A backup taken while the service writes is whole, and what is put back from it verifies and rebuilds.
import { existsSync, readdirSync, rmSync } from 'node:fs'
import t from 'tap'
import { runBackup, runRestore } from '../../src/commands/backup.ts'
import { verifyDatabase } from '../../src/commands/verify-database.ts'
import { readConfig } from '../../src/host/config.ts'
import { headPath, readHead } from '../../src/schema/sql/proof/head.ts'
import { checkRebuild } from '../../src/schema/sql/proof/rebuild.ts'
import { openStore, type SqliteStore } from '../../src/schema/sql/store.ts'
import { recordOrganisation } from '../a-registry.ts'
import { countedChance } from '../a-service.ts'
import { aFolder, aStore } from './a-file.ts'

const keeper = { key: 'test', role: 'list-keeper', jurisdiction: '99' } as const

const write = (store: SqliteStore, n: number) =>
  store.write(
    recordOrganisation(keeper, { code: `9901-${n}`, name: `单位${n}`, kind: 'department', jurisdiction: '9901' }),
  )

t.test('backup while writing, restore elsewhere', async (t) => {
  const filed = aFolder()
  t.teardown(filed.remove)
  const store = await aStore(filed)
  const [copy, other] = [`${filed.folder}/copy.db`, `${filed.folder}/other.db`]
  let n = 0
  let stopped = false
  const writing = (async () => {
    while (!stopped) {
      await write(store, n++)
      await new Promise(setImmediate)
    }
  })()
  t.equal(await runBackup(readConfig({ DATABASE_URL: filed.url }), [copy]), 0)
  stopped = true
  await writing
  await store.close()
  t.ok(n > 0)
  t.strictSame(
    readdirSync(filed.folder).filter((name) => name.startsWith('copy')),
    ['copy.db', 'copy.db.head'],
    'one file and its head',
  )
  t.match(await verifyDatabase(copy, {}), { verdict: 'whole' })

  const elsewhere = readConfig({ DATABASE_URL: `file:${other}` })
  t.equal(await runRestore(elsewhere, [copy]), 0)
  const restored = openStore(`file:${other}`, filed.clock, countedChance(), { create: false })
  t.equal(restored.blocked(), undefined)
  t.match(await checkRebuild(restored), { differences: [] })
  t.notOk('problem' in (await write(restored, 1_000_000)), 'and goes on')
  await restored.close()
  t.match(await verifyDatabase(other, { replay: false }), { verdict: 'whole' })
})

t.test('nothing is overwritten, nothing strange is restored', async (t) => {
  const filed = aFolder()
  t.teardown(filed.remove)
  await (await aStore(filed)).close()
  const config = readConfig({ DATABASE_URL: filed.url })
  const copy = `${filed.folder}/copy.db`
  t.equal(await runBackup(config, [copy]), 0)
  await t.rejects(runBackup(config, [copy]), { message: /exists and is not overwritten/ })
  await t.rejects(runRestore(config, [copy]), { message: /exists and is not overwritten/ })
  await t.rejects(runRestore(config, [`${filed.folder}/nothing`]), { message: /no such file/ })
  await t.rejects(runBackup(config, []), { message: /usage/ })
  const elsewhere = readConfig({ DATABASE_URL: `file:${filed.folder}/x.db` })
  await t.rejects(runRestore(elsewhere, [headPath(filed.path)]), { message: /not a database of zhunru/ })
  t.notOk(existsSync(`${filed.folder}/x.db`))
  await t.rejects(runBackup(elsewhere, [`${filed.folder}/y.db`]), { message: /no database here/ })
})

t.test('an older backup put back where a newer log was: the newer head stays and stops the writing', async (t) => {
  const filed = aFolder()
  t.teardown(filed.remove)
  const config = readConfig({ DATABASE_URL: filed.url })
  const copy = `${filed.folder}/copy.db`
  const store = await aStore(filed)
  t.equal(await runBackup(config, [copy]), 0)
  await write(store, 1)
  const size = store.log.size()
  await store.close()
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${filed.path}${suffix}`, { force: true })
  t.equal(await runRestore(config, [copy]), 0)
  t.match(readHead(headPath(filed.path)), { size })
  const behind = await aStore(filed)
  t.match(behind.blocked(), { class: 'parted', why: { en: /older|old copy/ } })
  t.match(await write(behind, 2), { problem: { code: 'cannot-record' } })
  await behind.close()
  t.match(await verifyDatabase(filed.path, {}), { verdict: 'wrong', faults: [/older copy was put back/] })
})
