// A log that one file had goes on in PostgreSQL; a node is backed up and put back, and what an operator runs works on nodes too.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { runBackup, runRestore } from '../../src/commands/backup.ts'
import { runClock } from '../../src/commands/clock.ts'
import { runKeys } from '../../src/commands/keys.ts'
import { runMove } from '../../src/commands/move.ts'
import { runRebuild } from '../../src/commands/rebuild.ts'
import { runInit, runSample } from '../../src/commands/sample.ts'
import { runSeal } from '../../src/commands/seal.ts'
import { runVerify } from '../../src/commands/verify.ts'
import { type Config, readConfig } from '../../src/host/config.ts'
import { loadSample, readSample } from '../../src/host/sample.ts'
import { Sentence } from '../../src/host/sentence.ts'
import { systemChance, systemClock } from '../../src/host/world.ts'
import type { Principal } from '../../src/policy/access/principal.ts'
import { assign } from '../../src/policy/admission/asking.ts'
import { putDraft } from '../../src/policy/list/drafting.ts'
import { createKey, revokeKey } from '../../src/policy/record/keys.ts'
import { given } from '../../src/policy/untrusted.ts'
import { openDatabase } from '../../src/schema/sql/engine/database.ts'
import { moveTo } from '../../src/schema/sql/nodes/moving.ts'
import { openStore } from '../../src/schema/sql/store.ts'
import { serve } from '../../src/server.ts'
import { aPostgres } from '../a-postgres.ts'
import { aProxy } from '../a-proxy.ts'
import { countedChance, soundRequest, standingClock } from '../a-service.ts'
import { aFolder, tamper } from '../store/a-file.ts'
import { named, problemOf } from '../store/a-kind.ts'
import { everythingAtOnce } from '../store/a-little-of-everything.ts'
import { aNode, differences } from './a-node.ts'

const postgres = await aPostgres()
t.teardown(() => postgres.stop())
const commands: Record<string, (config: Config, args: string[]) => Promise<unknown>> = {
  init: runInit,
  sample: runSample,
  keys: runKeys,
  move: runMove,
  backup: runBackup,
  restore: runRestore,
  rebuild: runRebuild,
  verify: (config, args) => runVerify(config, args, {}),
  clock: runClock,
  seal: (config) => runSeal(config, systemClock, systemChance()),
  serve: (config) => serve(config, { sample: false }),
}

/** Runs a command as the command line does; gives what it said and how it ended. */
async function zhunru(env: Record<string, string>, name: string, ...args: string[]) {
  const said: string[] = []
  const { stdout, stderr } = process
  const [out, err] = [stdout.write, stderr.write]
  const hear = (text: string | Uint8Array) => said.push(String(text)) > 0
  stdout.write = hear
  stderr.write = hear
  try {
    const code = await commands[name]?.(readConfig(env), args)
    return { said: said.join(''), code }
  } catch (error) {
    if (!(error instanceof Sentence)) throw error
    return { said: [...said, error.message].join(''), code: 2 }
  } finally {
    stdout.write = out
    stderr.write = err
  }
}

const justice: Principal = { key: 'j', role: 'organisation', organisation: '990105-SFJ' }
const keeper: Principal = { key: 'k', role: 'list-keeper', jurisdiction: '990105' }
const repeat = { caller: 'a', key: 'k', digest: 'd' }

/** A file with a log, a key that is valid and one that is not, a draft, and an answer that is kept. */
async function aLog(t: Test) {
  const filed = aFolder()
  t.teardown(filed.remove)
  const clock = standingClock()
  const store = openStore(filed.url, clock, countedChance(), { create: true })
  await loadSample(store)
  await everythingAtOnce(store, clock)
  await store.write(createKey('test', { id: 'k1', key: 'good' }, given({ role: 'operator' })))
  await store.write(createKey('test', { id: 'k2', key: 'bad' }, given({ role: 'operator' })))
  await store.write(revokeKey('test', 'k2'))
  await store.write(putDraft(keeper, '990105', given(readSample().edition), undefined))
  const kept = await store.write(assign(justice, '990105-SFJ', given(soundRequest({ support: {} }))), repeat)
  return { filed, clock, store, kept }
}

t.test('a log is moved, and nothing of it is another', async (t) => {
  const { filed, clock, store, kept } = await aLog(t)
  const [size, root] = [store.log.size(), store.log.rootNow()]
  await store.close()
  const elsewhere = await postgres.empty()
  const moved = await zhunru({ DATABASE_URL: filed.url }, 'move', '--to', elsewhere)
  t.match(moved, { code: 0, said: new RegExp(`已迁移 ${size} 条存证.*${root}`) })

  const { store: same } = await aNode(t, elsewhere, { clock, filed: { ...filed, remove() {} } })
  const { store: fresh } = await aNode(t, elsewhere, { clock })
  for (const node of [same, fresh]) {
    t.equal(node.log.size(), size)
    t.equal(node.log.rootNow(), root)
    t.strictSame(await differences(node), [])
    t.match(node.keys.holder('good'), { key: 'k1' })
    t.equal(node.keys.holder('bad'), undefined)
    t.match(node.reads.draft('990105'), { editedBy: 'k' })
  }
  const again = await fresh.write(assign(justice, '990105-SFJ', given(soundRequest())), repeat)
  t.strictSame(again, { ...kept, replayed: true })
  t.equal(problemOf(await same.write(named('a'))), undefined)

  t.throws(() => openStore(filed.url, clock, countedChance(), { create: false }), /a node’s file/)
  const { filed: another, store: open } = await aLog(t)
  await open.close()
  t.match(await zhunru({ DATABASE_URL: another.url }, 'move', '--to', elsewhere), {
    code: 2,
    said: /nothing is overwritten/,
  })
  await openStore(another.url, clock, countedChance(), { create: false }).close()
})

t.test('whoever still has the file open writes nothing to it any more', async (t) => {
  const { filed, store } = await aLog(t)
  const elsewhere = await postgres.empty()
  const db = openDatabase(filed.url, { create: false })
  await moveTo(db, elsewhere, { chance: countedChance(), signedBy: undefined, progress() {} })
  db.raw.close()
  t.equal(problemOf(await store.write(named('a'))), 'cannot-record')
  t.match(store.blocked(), { class: 'parted', why: { en: /moved to PostgreSQL/ } })
  await store.close()
})

t.test('a move that stops half way has done nothing, or is taken up again', async (t) => {
  const { filed, clock, store } = await aLog(t)
  const size = store.log.size()
  await store.close()
  const elsewhere = await postgres.empty()
  const proxy = await aProxy(postgres.port)
  t.teardown(() => proxy.close())
  const moving = { chance: countedChance(), signedBy: undefined, progress() {} }
  const move = async (url: string) => {
    const db = openDatabase(filed.url, { create: false })
    try {
      return await moveTo(db, url, moving)
    } finally {
      db.raw.close()
    }
  }
  proxy.cut = 'before'
  await t.rejects(move(proxy.through(elsewhere)), /cannot be used/)
  await openStore(filed.url, clock, countedChance(), { create: false }).close()
  proxy.cut = 'after'
  await t.rejects(move(proxy.through(elsewhere)), /cannot be used/)
  t.match(await move(elsewhere), { size })
  const { store: node } = await aNode(t, elsewhere, { clock, filed: { ...filed, remove() {} } })
  t.equal(node.log.size(), size)
})

t.test('a database that keeps something else than it was given is found out before anything counts', async (t) => {
  const { filed, clock, store } = await aLog(t)
  await store.close()
  const elsewhere = await postgres.empty()
  t.match(await zhunru({ DATABASE_URL: elsewhere, NODE_FILE: join(filed.folder, 'n.db') }, 'init'), { code: 0 })
  await postgres.ask(
    `create function lies() returns trigger language plpgsql as
       $$ begin if new.place = 5 then new.body := '{}'; end if; return new; end $$;
     create trigger lies before insert on zhunru_entries for each row execute function lies()`,
    elsewhere,
  )
  t.match(await zhunru({ DATABASE_URL: filed.url }, 'move', '--to', elsewhere), { code: 2, said: /entry 5/ })
  t.equal((await postgres.ask('select count(*) from zhunru_entries', elsewhere)).rows[0].count, '0')
  await openStore(filed.url, clock, countedChance(), { create: false }).close()
})

t.test('a log that does not hold is not moved', async (t) => {
  const { filed, store } = await aLog(t)
  await store.close()
  tamper(filed.path, (raw) => raw.exec(`update entries set body = '{}' where "index" = 3`))
  const elsewhere = await postgres.empty()
  t.match(await zhunru({ DATABASE_URL: filed.url }, 'move', '--to', elsewhere), { code: 2, said: /entry 3/ })
  t.match(await zhunru({ DATABASE_URL: filed.url }, 'move'), { code: 2, said: /say where to/ })
  t.match(await zhunru({ DATABASE_URL: elsewhere }, 'move', '--to', elsewhere), { code: 2, said: /is the file/ })
})

t.test('a node’s file whose PostgreSQL is given up goes on by itself, under a new name', async (t) => {
  const elsewhere = await postgres.empty()
  const folder = aFolder()
  t.teardown(folder.remove)
  const node = { DATABASE_URL: elsewhere, NODE_FILE: folder.path }
  t.match(await zhunru(node, 'init'), { code: 0 })
  t.match(await zhunru(node, 'sample'), { code: 0 })
  const alone = { DATABASE_URL: folder.url }
  t.match(await zhunru(alone, 'keys', 'list'), { code: 2, said: /to give that up, run .* seal/ })
  const keyFile = folder.path.replace('.db', '.key')
  const nameIn = () => /^name: (.*)$/m.exec(readFileSync(keyFile, 'utf8'))?.[1]
  const before = nameIn()
  const sealed = await zhunru(alone, 'seal')
  t.match(sealed, { code: 0, said: /entry 90 says so/ })
  t.equal(nameIn(), `${before}~2`)
  t.match(await zhunru(alone, 'verify'), { code: 0, said: /91 entries/ })
  t.match(await zhunru(alone, 'keys', 'create', '--role', 'operator'), { code: 0 })
  t.match(await zhunru(alone, 'seal'), { code: 2, said: /nothing to seal/ })
  t.match(await zhunru(node, 'keys', 'list'), { code: 2, said: /a log of its own/ }, 'and is no node’s any more')
  const other = { ...node, NODE_FILE: join(folder.folder, 'other.db') }
  t.match(await zhunru(other, 'verify'), { code: 0, said: /90 entries/ }, 'the log in the database is what it was')
})

t.test('what an operator runs, on a node', async (t) => {
  const elsewhere = await postgres.empty()
  const folder = aFolder()
  t.teardown(folder.remove)
  const here = { DATABASE_URL: elsewhere, NODE_FILE: folder.path }
  t.match(await zhunru(here, 'keys', 'list'), { code: 2, said: /there is no log in this database/ })
  t.match(await zhunru(here, 'init'), { code: 0, said: /has fsync off/ })
  t.match(await zhunru(here, 'sample'), { code: 0, said: /已载入样例/ })
  const key = (await zhunru(here, 'keys', 'create', '--role', 'operator')).said.trim().split('\n').at(-1) as string
  t.match(key, /^zr_/)
  t.match(await zhunru(here, 'rebuild', '--check'), { code: 0, said: /the tables are what the log says/ })
  t.match(await zhunru(here, 'verify'), {
    code: 0,
    said: /whole: .* entries, root .*as the head in the database.*this node's file/,
  })

  t.match(await zhunru(here, 'clock'), { code: 0, said: /the clock of the database）：20\d\d-.*\n最后一条存证/ })

  const backup = join(folder.folder, 'backup.db')
  t.match(await zhunru(here, 'backup', backup), { code: 0, said: /已备份/ })
  const second = aFolder()
  t.teardown(second.remove)
  const there = { ...here, NODE_FILE: second.path, SIGNING_KEY_FILE: folder.path.replace('.db', '.key') }
  t.ok(existsSync(there.SIGNING_KEY_FILE))
  t.match(await zhunru(there, 'restore', backup), { code: 0, said: /whole/ })
  t.match(await zhunru(there, 'keys', 'list'), { code: 0, said: /operator/ })
  const sizeKept = () => JSON.parse(readFileSync(`${second.path}.head`, 'utf8')).size
  t.equal(sizeKept(), 91)
  t.match(await zhunru(there, 'keys', 'create', '--role', 'operator'), { code: 0 })
  t.equal(sizeKept(), 92)
  rmSync(second.path)
  const older = await zhunru(there, 'restore', backup)
  t.match(older, { code: 0, said: /restored 92 entries/ }, 'what an older backup lacks the log has')
  t.notMatch(older.said, 'seal')

  t.test('a node whose key is another’s does not sign', async (t) => {
    const third = aFolder()
    t.teardown(third.remove)
    const other = { ...here, NODE_FILE: third.path, PORT: '0' }
    t.match(await zhunru(other, 'serve'), { code: 2, said: /signing key is not there/ })
    t.match(await zhunru({ NODE_FILE: '', DATABASE_URL: third.url.replace('.db', 'x.db') }, 'init'), { code: 0 })
    const strange = { ...other, SIGNING_KEY_FILE: third.path.replace('.db', 'x.key') }
    t.match(await zhunru(strange, 'serve'), { code: 2, said: /the key of another log/ })
  })

  t.test('a log that was put back from an older copy is gone on with where an operator says so', async (t) => {
    const before = await postgres.ask('select size, root, last_at from zhunru_head', elsewhere)
    t.match(await zhunru(here, 'keys', 'create', '--role', 'operator'), { code: 0 })
    const [old] = before.rows
    await postgres.ask(
      `delete from zhunru_entries where place >= ${old.size};
       update zhunru_head set size = ${old.size}, root = '${old.root}', last_at = '${old.last_at}'`,
      elsewhere,
    )
    t.match(await zhunru(here, 'seal'), { code: 2, said: /not the one that this node has/ })
    for (const tail of ['', '-wal', '-shm']) rmSync(`${folder.path}${tail}`, { force: true })
    t.match(await zhunru(here, 'keys', 'create', '--role', 'operator'), {
      code: 2,
      said: /运行 npm run -s zhunru -- seal/,
    })
    t.match(await zhunru(here, 'seal'), { code: 0, said: /entry 92 says so/ })
    t.match(await zhunru(here, 'verify'), { code: 0, said: /93 entries/ })
    rmSync(second.path)
    rmSync(`${second.path}.head`)
    t.match(await zhunru(there, 'keys', 'list'), { code: 0 }, 'another node begins anew')
    const { name } = { name: /name: (.*)/.exec(readFileSync(there.SIGNING_KEY_FILE, 'utf8'))?.[1] }
    t.match((await postgres.ask('select signed_by from zhunru_head', elsewhere)).rows[0].signed_by, `${name}+`)
  })

  t.test('what was changed in the database is found', async (t) => {
    await postgres.ask(`update zhunru_entries set body = replace(body, '样例', '别的') where place = 2`, elsewhere)
    t.match(await zhunru(here, 'verify'), { code: 1, said: /database: .*entry 2|Entry 2|2/i })
    await postgres.ask('update zhunru_entries set place = 1000 where place = 90', elsewhere)
    t.match(await zhunru(here, 'verify'), { code: 1 })
  })

  t.test('a database that is not reached is told in a sentence, without its password', async (t) => {
    const away = { ...here, DATABASE_URL: 'postgres://zhunru:secret@127.0.0.1:1/x' }
    const told = await zhunru(away, 'serve')
    t.match(told, { code: 2, said: /the database that holds the log cannot be used/ })
    t.notMatch(told.said, 'secret')
    rmSync(backup)
  })
})
