// Faults of the disk, of other programs and of what they did to the file: told as what they are, and nothing half done.
import { execFile } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import Database from 'better-sqlite3'
import t from 'tap'
import { failureOf } from '../../src/schema/sql/engine/failures.ts'
import { checkRebuild } from '../../src/schema/sql/proof/rebuild.ts'
import { soundRequest } from '../a-service.ts'
import { aFiledService, aFolder, tamper } from './a-file.ts'

const cli = resolve(import.meta.dirname, '../../src/cli.ts')
const run = (args: string[], env: Record<string, string>) =>
  new Promise<{ code: number; out: string; err: string }>((done) => {
    const child = execFile(
      process.execPath,
      [cli, ...args],
      { env: { PATH: process.env.PATH ?? '', ...env } },
      (_, out, err) => done({ code: child.exitCode ?? -1, out, err }),
    )
  })

t.test('what SQLite says is what those hear who write', async (t) => {
  const meaning = (code: string) => failureOf(Object.assign(new Error('x'), { code }))
  t.match(meaning('SQLITE_IOERR_FSYNC'), { class: 'fsync', lasts: true, unknown: true })
  t.match(meaning('SQLITE_CORRUPT_INDEX') ?? meaning('SQLITE_CORRUPT'), { class: 'disk', lasts: true })
  t.match(meaning('SQLITE_BUSY'), { class: 'busy', waits: true, lasts: undefined })
  for (const code of ['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'SQLITE_READONLY'])
    t.match(meaning(code), { class: 'disk', lasts: undefined, unknown: undefined }, code)
  t.equal(failureOf(new TypeError('a defect')), undefined)
})

t.test('a lock that another holds is waited for between turns of the event loop', async (t) => {
  const service = await aFiledService(t)
  const other = new Database(service.path)
  other.exec('begin immediate')
  const asked = service.call('justice', 'POST', '/v1/assignments', soundRequest())
  // Long enough that it was tried, and told to wait.
  await new Promise((done) => setTimeout(done, 150))
  let alive = 0
  for (let i = 0; i < 5; i++) if ((await service.call(undefined, 'GET', '/live')).status === 200) alive++
  t.equal(alive, 5)
  t.equal((await service.call('justice', 'POST', '/v1/checks', soundRequest())).status, 200, 'reads go on')
  other.exec('rollback')
  other.close()
  t.equal((await asked).status, 201)
})

t.test('a list that is not what was published decides nothing', async (t) => {
  const service = await aFiledService(t)
  t.equal((await service.call('justice', 'POST', '/v1/checks', soundRequest())).status, 200)
  tamper(service.path, (raw) =>
    raw.exec(`update editions set document = replace(document, '"noticeWorkingDays":', '"noticeWorkingDays":1')`),
  )
  const size = service.store.log.size()
  for (const url of ['/v1/checks', '/v1/assignments'])
    t.match(
      await service.call('justice', 'POST', url, soundRequest()),
      { status: 503, body: { code: 'cannot-record', detail: /与其哈希不符/ } },
      url,
    )
  t.match(service.store.blocked(), { class: 'edition' })
  t.equal(service.store.log.size(), size)
  tamper(service.path, (raw) =>
    raw.exec(`update editions set document = replace(document, '"noticeWorkingDays":1', '"noticeWorkingDays":')`),
  )
  t.equal((await service.call('justice', 'POST', '/v1/assignments', soundRequest())).status, 201)
})

t.test('log and tables are compared as of one moment, whoever writes meanwhile', async (t) => {
  const service = await aFiledService(t)
  const { differences } = await checkRebuild(service.store)
  t.strictSame(differences, [])
  service.store.atOneMoment(() => {
    const { size } = service.store.log.head().frontier
    tamper(service.path, (raw) => raw.exec(`update organisations set name = 'x' where code = '990105-SFJ'`))
    t.not(service.store.reads.organisation('990105-SFJ')?.name, 'x')
    t.equal(service.store.log.size(), size)
  })
})

t.test(
  'a start on a port that is taken says so and leaves nothing half begun; what is kept is its owner’s alone',
  async (t) => {
    const { folder, path, url, remove } = aFolder()
    t.teardown(remove)
    const taken = createServer().listen(0, '127.0.0.1')
    await new Promise((done) => taken.once('listening', done))
    t.teardown(() => taken.close())
    const { port } = taken.address() as { port: number }
    const env = { DATABASE_URL: url, PORT: String(port) }
    const { code, out, err } = await run(['start'], env)
    t.equal(code, 2)
    t.match(err, new RegExp(`端口 ${port} 已被占用.*PORT=`))
    t.notMatch(err, /at .*\.ts:/, 'no stack')
    t.equal(out, '', 'no key was printed')
    t.equal(
      tamper(path, (raw) => raw.prepare('select count(*) from entries').pluck().get()),
      0,
      'and no sample loaded',
    )
    t.match(await run(['keys', 'create', '--role', 'operator'], env), { code: 0, out: /^zr_/ })
    for (const file of [path, `${path}.head`, `${folder}/zhunru.key`]) t.equal(statSync(file).mode & 0o077, 0, file)
    t.match(await run(['backup', `${folder}/none/copy.db`], env), { code: 2, err: /没有目录/ })
    t.equal((await run(['backup', `${folder}/copy.db`], env)).code, 0)
    t.equal(statSync(`${folder}/copy.db`).mode & 0o077, 0)
    t.match(
      JSON.parse(readFileSync(`${folder}/copy.db.head`, 'utf8')),
      { key: /\+/ },
      'a backup says which key signs it',
    )
  },
)

t.test('a key for a jurisdiction that is none is refused by the command line as by HTTP', async (t) => {
  const { url, remove } = aFolder()
  t.teardown(remove)
  for (const jurisdiction of ['', '5', '51010', '5101050', 'x'])
    t.match(
      await run(['keys', 'create', '--role', 'auditor', '--jurisdiction', jurisdiction], { DATABASE_URL: url }),
      { code: 2, out: '', err: /--jurisdiction/ },
      jurisdiction,
    )
})
