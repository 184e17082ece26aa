// A database put back from an older copy is noticed at start, and nothing is appended until an operator seals the old log.
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import t from 'tap'
import { runSeal } from '../../src/commands/seal.ts'
import { readConfig } from '../../src/host/config.ts'
import { keyIdOf, signerOf } from '../../src/host/signer.ts'
import { readOrMakeSigner, readSigner } from '../../src/host/signing-key.ts'
import { newSigningKey } from '../../src/host/world.ts'
import type { Signer } from '../../src/policy/log/checkpoint.ts'
import { type Head, headPath, readHead } from '../../src/schema/sql/proof/head.ts'
import type { SqliteStore } from '../../src/schema/sql/store.ts'
import { recordOrganisation } from '../a-registry.ts'
import { countedChance, soundRequest } from '../a-service.ts'
import { aFolder, aStore, refusedRequests, serviceOn, tamper } from './a-file.ts'
import { keeper } from './a-kind.ts'

/** The head that is kept beside a database. */
const keptHead = (path: string): Head | undefined => {
  const head = readHead(headPath(path))
  return head === 'spoilt' ? undefined : head
}
const write = (store: SqliteStore, n: number) =>
  store.write(
    recordOrganisation(keeper, { code: `t${n}`, name: `第${n}局`, kind: 'department', jurisdiction: '990105' }),
  )

t.test('the head beside the database follows the log', async (t) => {
  const filed = aFolder()
  t.teardown(filed.remove)
  const service = await serviceOn(filed)
  await service.close()
  const before = keptHead(filed.path)
  const again = await serviceOn(filed)
  await refusedRequests(again, 2)
  t.strictSame(keptHead(filed.path), before, 'not on the way of a request')
  await again.call(undefined, 'GET', '/v1/log/checkpoint')
  await again.close()
  const after = keptHead(filed.path)
  t.equal(after?.size, (before?.size ?? 0) + 2)
  t.equal(after?.verified?.size, after?.size, 'what was verified need not be read again')
})

t.test('what was read back for a signature is kept, whether or not anything is recorded after it', async (t) => {
  const filed = aFolder()
  t.teardown(filed.remove)
  const service = await serviceOn(filed)
  await refusedRequests(service, 2)
  await service.close()
  t.equal(keptHead(filed.path)?.verified?.size, 0)
  const again = await serviceOn(filed)
  t.equal((await again.call(undefined, 'GET', '/v1/log/checkpoint')).status, 200)
  await again.close()
  t.equal(keptHead(filed.path)?.verified?.size, keptHead(filed.path)?.size)
})

t.test('an older copy put back: read-only, not ready, nothing signed, until it is sealed', async (t) => {
  const filed = aFolder()
  t.teardown(filed.remove)
  const environment = { DATABASE_URL: filed.url }
  const keyFile = `${filed.folder}/zhunru.key`
  readOrMakeSigner(keyFile, newSigningKey, (unique) => `zhunru.example/${unique}`)
  const name = readSigner(keyFile).name

  await (await serviceOn(filed)).close()
  const old = `${filed.folder}/old.db`
  copyFileSync(filed.path, old)
  const service = await serviceOn(filed)
  const [first] = await refusedRequests(service, 3)
  await service.close()
  for (const suffix of ['-wal', '-shm']) rmSync(`${filed.path}${suffix}`, { force: true })
  copyFileSync(old, filed.path)

  const forked = await serviceOn(filed)
  t.equal((await forked.call(undefined, 'GET', '/ready')).status, 503)
  const refused = await forked.call('justice', 'POST', '/v1/assignments', soundRequest(), { 'accept-language': 'en' })
  t.equal(refused.status, 503)
  t.match(refused.body, { code: 'cannot-record', detail: /had 93 entries and has 90.*zhunru -- seal/ })
  t.match((await forked.call(undefined, 'GET', '/v1/log/checkpoint')).body, { code: 'cannot-sign' })
  t.equal((await forked.call('auditor', 'GET', '/v1/log/entries/3')).status, 200, 'it can be read')
  await forked.close()
  t.equal(keptHead(filed.path)?.size, 93, 'and the head is not overwritten')

  t.equal(await runSeal(readConfig(environment), filed.clock, countedChance()), 0)
  const sealed = await serviceOn(filed)
  t.teardown(() => sealed.close())
  t.equal((await sealed.call(undefined, 'GET', '/ready')).status, 200)
  const { body: entry } = await sealed.call('auditor', 'GET', `/v1/log/entries/${first}`)
  t.match(JSON.parse(Buffer.from(entry.leaf, 'base64').toString()), { type: 'log-sealed' })
  t.match(entry.body, { log: name, next: `${name}~2`, old: { size: 93 }, found: { size: 90 } })
  t.equal(readSigner(keyFile).name, `${name}~2`, 'the old name is not signed with again')
  t.ok(existsSync(`${headPath(filed.path)}.sealed-93-${entry.body.old.root.slice(0, 8)}`))
  t.equal((await sealed.call('justice', 'POST', '/v1/assignments', soundRequest())).status, 201)
})

t.test('a log rewritten where the head still knows it', async (t) => {
  const filed = aFolder()
  t.teardown(filed.remove)
  await (await aStore(filed)).close()
  tamper(filed.path, (raw) =>
    raw.exec(
      `update tree_nodes set hash = '${'0'.repeat(64)}' where position = (select max(position) from tree_nodes)`,
    ),
  )
  const store = await aStore(filed)
  t.teardown(() => store.close())
  t.match(store.blocked(), { class: 'parted', why: { en: /contradicts/ } })
})

t.test(
  'a missing head is told of and written by whoever serves, in passing by nobody; there is nothing to seal then',
  async (t) => {
    const filed = aFolder()
    t.teardown(filed.remove)
    await (await aStore(filed)).close()
    const size = keptHead(filed.path)?.size
    rmSync(headPath(filed.path))
    const passing = await aStore(filed)
    t.equal(passing.anchor.missing, true)
    await passing.close()
    t.notOk(existsSync(headPath(filed.path)), 'a command that changes nothing writes nothing')
    const serving = await aStore(filed)
    t.equal(serving.blocked(), undefined)
    serving.anchor.adopt()
    await serving.close()
    t.equal(keptHead(filed.path)?.size, size)
    const key = `${filed.folder}/zhunru.key`
    readOrMakeSigner(key, newSigningKey, (unique) => unique)
    await t.rejects(runSeal(readConfig({ DATABASE_URL: filed.url }), filed.clock, countedChance()), {
      message: /nothing to seal/,
    })
  },
)

t.test('a head that cannot be read is no missing one: nothing is written until it is sealed', async (t) => {
  for (const spoil of [
    (path: string) => writeFileSync(path, '{"zhunru":'),
    (path: string) => writeFileSync(path, ''),
    (path: string) => {
      rmSync(path)
      mkdirSync(path)
    },
  ]) {
    const filed = aFolder()
    t.teardown(filed.remove)
    readOrMakeSigner(`${filed.folder}/zhunru.key`, newSigningKey, (unique) => unique)
    await (await aStore(filed)).close()
    spoil(headPath(filed.path))
    const store = await aStore(filed)
    t.match(store.blocked(), { class: 'head', why: { en: /zhunru -- seal/ } })
    t.match(await write(store, 1), { problem: { code: 'cannot-record' } })
    store.anchor.adopt()
    await store.close()
    t.equal(readHead(headPath(filed.path)), 'spoilt', 'it is not written over')
  }
})

t.test(
  'a log cut or put back while it is served is not continued, its head not replaced, and nothing signed',
  async (t) => {
    const filed = aFolder()
    t.teardown(filed.remove)
    const service = await serviceOn(filed)
    t.teardown(() => service.app.close())
    const told: (string | undefined)[] = []
    await refusedRequests(service, 3)
    const size = service.store.log.size()
    await service.call(undefined, 'GET', '/v1/log/checkpoint')
    service.store.whenBlocked((why) => told.push(why?.class))
    tamper(filed.path, (raw) => raw.exec(`delete from entries where "index" >= ${size - 2}`))
    const refused = await service.call('justice', 'POST', '/v1/assignments', soundRequest({ support: {} }))
    t.match(refused, { status: 503, body: { code: 'cannot-record' } })
    t.equal(service.store.log.size(), size - 2, 'nothing was appended')
    t.match(await service.call(undefined, 'GET', '/v1/log/checkpoint'), { status: 503, body: { code: 'cannot-sign' } })
    t.match(await service.call(undefined, 'GET', '/ready'), { status: 503, body: { reason: 'parted' } })
    t.equal((await service.call('auditor', 'GET', '/v1/log/entries/3')).status, 200, 'it can be read')
    t.strictSame(told, ['parted'])
  },
)

t.test('a head is never replaced by one that does not continue it', async (t) => {
  const filed = aFolder()
  t.teardown(filed.remove)
  const store = await aStore(filed)
  await store.anchor.flush()
  const kept = { ...(keptHead(filed.path) as Head), size: 500 }
  writeFileSync(headPath(filed.path), JSON.stringify({ zhunru: 'head', version: 1, ...kept }))
  await write(store, 1)
  await store.anchor.flush()
  t.equal(keptHead(filed.path)?.size, 500)
  t.match(await write(store, 2), { problem: { code: 'cannot-record' } })
  await store.close()
})

t.test(
  'a head that cannot be written is told of once, loses nothing, and is written again when it can be',
  async (t) => {
    const filed = aFolder()
    t.teardown(filed.remove)
    const store = await aStore(filed)
    await store.anchor.flush()
    const told: boolean[] = []
    store.anchor.whenUnwritable((error) => told.push(error !== undefined))
    const inTheWay = `${headPath(filed.path)}.${process.pid}.new`
    mkdirSync(inTheWay)
    const before = keptHead(filed.path)?.size
    for (const n of [1, 2]) {
      t.match(await write(store, n), { places: [{}] })
      await store.anchor.flush()
    }
    t.equal(keptHead(filed.path)?.size, before)
    rmSync(inTheWay, { recursive: true })
    await store.anchor.flush()
    t.equal(keptHead(filed.path)?.size, store.log.size())
    t.strictSame(told, [true, false])
    await store.close()
  },
)

t.test('what writers that were stopped half way left behind is swept', async (t) => {
  const filed = aFolder()
  t.teardown(filed.remove)
  const store = await aStore(filed)
  t.teardown(() => store.close())
  const left = `${headPath(filed.path)}.999999999.new`
  const own = `${headPath(filed.path)}.${process.pid}.new`
  for (const path of [left, own]) writeFileSync(path, '')
  store.anchor.adopt()
  t.notOk(existsSync(left))
  t.ok(existsSync(own), 'of a process that lives, not')
})

t.test('a key is made for an empty log alone; a lost one is named, and seal is the way on', async (t) => {
  const filed = aFolder()
  t.teardown(filed.remove)
  const config = readConfig({ DATABASE_URL: filed.url })
  const key = `${filed.folder}/zhunru.key`
  const store = await aStore(filed)
  const signer = signerOf(filed.path, config, { entries: 0, key: undefined }) as Signer
  store.anchor.signedBy(keyIdOf(signer))
  await write(store, 1)
  const entries = store.log.size()
  await store.close()
  t.equal(keptHead(filed.path)?.key, keyIdOf(signer))
  const wanted = { entries, key: keyIdOf(signer) }
  t.ok(signerOf(filed.path, config, wanted))
  const copy = readFileSync(key)
  rmSync(key)
  t.throws(() => signerOf(filed.path, config, wanted), { message: new RegExp(keyIdOf(signer).replace('+', '\\+')) })
  t.throws(() => signerOf(filed.path, config, wanted), { message: /zhunru\.key.*zhunru -- seal/ })
  t.notOk(existsSync(key))
  readOrMakeSigner(key, newSigningKey, () => 'another.example/log')
  t.throws(() => signerOf(filed.path, config, wanted), { message: /the key of another log/ })
  writeFileSync(key, copy)
  t.ok(signerOf(filed.path, config, wanted))
  rmSync(key)
  t.equal(await runSeal(config, filed.clock, countedChance()), 0)
  const sealed = await aStore(filed)
  t.teardown(() => sealed.close())
  t.equal(sealed.blocked(), undefined)
  t.match(JSON.parse(sealed.log.entry(entries)?.body ?? ''), { log: signer.name, next: readSigner(key).name })
  t.equal(sealed.anchor.kept?.key, keyIdOf(readSigner(key)))
})

t.test('the signing key is made once, for its owner alone', async (t) => {
  const { folder, remove } = aFolder()
  t.teardown(remove)
  const path = `${folder}/a.key`
  const { signer, made } = readOrMakeSigner(path, newSigningKey, (unique) => `log.example/${unique}`)
  t.equal(made, true)
  t.equal(statSync(path).mode & 0o777, 0o600)
  const again = readOrMakeSigner(path, newSigningKey, () => 'other')
  t.equal(again.made, false)
  t.equal(again.signer.name, signer.name)
  const secret = readFileSync(path, 'utf8').split('\n').at(-3) as string
  writeFileSync(path, `name: a b\n-----BEGIN PRIVATE KEY-----\n${secret}\n-----END PRIVATE KEY-----`)
  t.throws(() => readSigner(path), /malformed/)
  try {
    readSigner(path)
  } catch (error) {
    t.notMatch((error as Error).message, secret)
  }
})
