// A database put back from an older copy is noticed at start, and nothing is appended until an operator seals the old log.
import { copyFileSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import t from 'tap'
import { runSeal } from '../../src/commands/seal.ts'
import { readConfig } from '../../src/host/config.ts'
import { readOrMakeSigner, readSigner } from '../../src/host/signing-key.ts'
import { newSigningKey } from '../../src/host/world.ts'
import { headPath, readHead } from '../../src/schema/sql/proof/head.ts'
import { countedChance, soundRequest } from '../a-service.ts'
import { aFolder, aStore, refusedRequests, serviceOn, tamper } from './a-file.ts'

t.test('the head beside the database follows the log', async (t) => {
  const filed = aFolder()
  t.teardown(filed.remove)
  const service = await serviceOn(filed)
  await service.close()
  const before = readHead(headPath(filed.path))
  const again = await serviceOn(filed)
  await refusedRequests(again, 2)
  t.strictSame(readHead(headPath(filed.path)), before, 'not on the way of a request')
  await again.call(undefined, 'GET', '/v1/log/checkpoint')
  await again.close()
  const after = readHead(headPath(filed.path))
  t.equal(after?.size, (before?.size ?? 0) + 2)
  t.equal(after?.verified?.size, after?.size, 'what was verified need not be read again')
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
  t.match(refused.body, { code: 'cannot-record', detail: /had 81 entries and has 78.*zhunru seal/ })
  t.match((await forked.call(undefined, 'GET', '/v1/log/checkpoint')).body, { code: 'cannot-sign' })
  t.equal((await forked.call('auditor', 'GET', '/v1/log/entries/3')).status, 200, 'it can be read')
  await forked.close()
  t.equal(readHead(headPath(filed.path))?.size, 81, 'and the head is not overwritten')

  t.equal(await runSeal(readConfig(environment), filed.clock, countedChance()), 0)
  const sealed = await serviceOn(filed)
  t.teardown(() => sealed.close())
  t.equal((await sealed.call(undefined, 'GET', '/ready')).status, 200)
  const { body: entry } = await sealed.call('auditor', 'GET', `/v1/log/entries/${first}`)
  t.match(JSON.parse(Buffer.from(entry.leaf, 'base64').toString()), { type: 'log-sealed' })
  t.match(entry.body, { log: name, next: `${name}~2`, old: { size: 81 }, found: { size: 78 } })
  t.equal(readSigner(keyFile).name, `${name}~2`, 'the old name is not signed with again')
  t.ok(existsSync(`${headPath(filed.path)}.sealed-81-${entry.body.old.root.slice(0, 8)}`))
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
  t.match(store.blocked(), /contradicts/)
})

t.test('a missing or unreadable head is written anew and told of; there is nothing to seal then', async (t) => {
  const filed = aFolder()
  t.teardown(filed.remove)
  await (await aStore(filed)).close()
  const { size } = readHead(headPath(filed.path)) ?? {}
  for (const spoil of [() => rmSync(headPath(filed.path)), () => writeFileSync(headPath(filed.path), '{"zhunru":')]) {
    spoil()
    const store = await aStore(filed)
    t.equal(store.anchor.missing, true)
    t.equal(store.blocked(), undefined)
    await store.close()
    t.equal(readHead(headPath(filed.path))?.size, size)
  }
  await t.rejects(runSeal(readConfig({ DATABASE_URL: filed.url }), filed.clock, countedChance()), {
    message: /nothing to seal/,
  })
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
