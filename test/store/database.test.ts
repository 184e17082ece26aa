// Which files are opened, and how the others are refused: in one sentence that says what to do.

import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import Database from 'better-sqlite3'
import t from 'tap'
import { readSample } from '../../src/host/sample.ts'
import type { Principal } from '../../src/policy/access/principal.ts'
import { publishDocument } from '../../src/policy/list/drafting.ts'
import { CannotOpen, openDatabase } from '../../src/schema/sql/engine/database.ts'
import { checkRebuild } from '../../src/schema/sql/proof/rebuild.ts'
import { openStore } from '../../src/schema/sql/store.ts'
import { recordOrganisation } from '../a-registry.ts'
import { aService, countedChance, soundRequest, standingClock } from '../a-service.ts'

const folder = t.testdir()
const file = (name: string) => join(folder, name)
const open = (name: string, create = false) =>
  openStore(`file:${file(name)}`, standingClock(), countedChance(), { create })

/** Expects a refusal of one line that a person can act on. */
function refuses(name: string, what: RegExp, create = false): void {
  try {
    open(name, create)
    t.fail(`${name} was opened`)
  } catch (error) {
    t.type(error, CannotOpen, `${name}: ${(error as Error).message}`)
    t.match((error as Error).message, what)
    t.notMatch((error as Error).message, /\n/)
  }
}

t.test('refusals', async (t) => {
  refuses('none.db', /没有数据库.*no database.*npm run -s zhunru -- init/)
  t.notOk(existsSync(file('none.db')), 'and nothing was made')
  refuses('no/such/folder/z.db', /上级目录/, true)
  writeFileSync(file('text.db'), 'not a database at all, but long enough to be looked at'.repeat(100))
  refuses('text.db', /not a database/)
  mkdirSync(file('folder.db'))
  refuses('folder.db', /folder\.db/)
  const other = new Database(file('other.db'))
  other.exec('create table notes (text)')
  other.close()
  refuses('other.db', /another program/, true)
  await open('newer.db', true).close()
  const newer = new Database(file('newer.db'))
  newer.prepare('update __drizzle_migrations set created_at = created_at + 1e12').run()
  newer.close()
  refuses('newer.db', /newer version/)
  const half = readFileSync(file('other.db'))
  writeFileSync(file('cut.db'), half.subarray(0, half.length - 1000))
  refuses('cut.db', /cut\.db/)
  t.throws(() => openStore('mysql://x', standingClock(), countedChance(), { create: true }), /a file is wanted here/)
})

t.test('a new one is begun in a folder that is not there yet, and opened again as it was', async (t) => {
  const store = open('new/z.db', true)
  t.equal(store.log.size(), 0)
  await store.close()
  const { raw } = openDatabase(`file:${file('new/z.db')}`, { create: false })
  t.equal(raw.pragma('journal_mode', { simple: true }), 'wal')
  t.equal(raw.pragma('synchronous', { simple: true }), 2, 'FULL')
  raw.close()
  const again = open('new/z.db')
  t.equal(again.log.size(), 0)
  await again.close()
})

t.test('the command line says it in one sentence and exits with 2', async (t) => {
  const cli = join(import.meta.dirname, '../../src/cli.ts')
  const run = promisify(execFile)
  const env = { ...process.env, DATABASE_URL: `file:${file('other.db')}`, PORT: '0' }
  const failed = await run(process.execPath, [cli, 'serve'], { env }).catch((error) => error)
  t.equal(failed.code, 2)
  t.equal(failed.stdout, '')
  t.match(failed.stderr, /^[^\n]*another program’?'?s database[^\n]*\n$/)
})

t.test('two processes on one file', async (t) => {
  const keeper: Principal = { key: 'k', role: 'list-keeper', jurisdiction: '99' }
  const clock = standingClock()
  const database = `file:${file('two.db')}`
  const first = await aService({ database, clock })
  const second = openStore(database, clock, countedChance(), { create: false })
  t.teardown(async () => {
    await first.close()
    await second.close()
  })
  const ask = () => first.call('justice', 'POST', '/v1/checks', soundRequest())
  t.equal((await ask()).status, 200)

  t.test('a key that the other revokes is revoked here at once', async (t) => {
    const list = () => first.call('civil', 'GET', '/v1/assignments')
    t.equal((await list()).status, 200)
    second.keys.revoke('k-civil', '2026-11-23T02:00:00.000Z')
    // One look for each turn of the event loop: another process cannot write in the middle of one.
    await new Promise(setImmediate)
    t.equal((await list()).status, 401)
    second.keys.add('fresh', { id: 'k-fresh', role: 'operator', createdAt: '2026-11-23T02:00:00.000Z' })
    t.equal((await first.call(undefined, 'GET', '/v1/keys', undefined, { authorization: 'Bearer fresh' })).status, 200)
  })

  t.test('what the other registers is known here', async (t) => {
    const url = '/v1/organisations/990105-SFJ'
    const { body } = await first.call('justice', 'GET', url)
    await second.write(recordOrganisation(keeper, { ...body, name: '样例区司法局（更名）' }))
    t.equal((await first.call('justice', 'GET', url)).body.name, '样例区司法局（更名）')
  })

  t.test('the list that the other publishes is in force here, for whoever asks', async (t) => {
    const inForce = async () => (await first.call(undefined, 'GET', '/v1/lists/990105')).body.number
    t.equal(await inForce(), 1)
    await second.write(publishDocument('test', '990105', readSample().edition, '2026-11-23'))
    t.equal(await inForce(), 2, 'without a key')
    t.equal((await ask()).body.edition.number, 2)
  })

  t.test('both continue one log, in turns', async (t) => {
    const size = second.log.size()
    for (let i = 0; i < 10; i++) {
      const store = i % 2 === 0 ? second : first.store
      const written = await store.write(
        recordOrganisation(keeper, { code: `t${i}`, name: `第${i}局`, kind: 'department', jurisdiction: '990105' }),
      )
      t.match(written, { places: [{ index: size + i }] })
    }
    t.strictSame((await checkRebuild(second)).differences, [])
  })
})
