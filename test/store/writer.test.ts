// Writing on a thread of its own: the same as on one thread, to the byte; whoever reads sees what is committed.
import t, { type Test } from 'tap'
import { loadSample } from '../../src/host/sample.ts'
import { createKey, revokeKey } from '../../src/policy/record/keys.ts'
import { recordRegistry } from '../../src/policy/registry/bulk.ts'
import { given } from '../../src/policy/untrusted.ts'
import { checkRebuild } from '../../src/schema/sql/proof/rebuild.ts'
import { openStore, type SqliteStore } from '../../src/schema/sql/store.ts'
import { aService, countedChance, soundRequest, standingClock, type TestClock } from '../a-service.ts'
import { aFolder, tamper } from './a-file.ts'
import { anEmpty, codes, keeper, named, problemOf, type StoreKind } from './a-kind.ts'
import { everythingAtOnce } from './a-little-of-everything.ts'
import { brokenDay, lastDay, sharedClock, writer } from './a-writer-world.ts'
import { handles } from './suite-handles.ts'

const differences = async (store: SqliteStore) => (await checkRebuild(store)).differences
const beside: StoreKind<SqliteStore> = {
  async open() {
    const { url, remove } = aFolder()
    const clock = sharedClock()
    const open = async () => openStore(url, clock, countedChance(), { create: true, writer })
    return { store: await open(), another: open, remove }
  },
  differences,
}
const aStore = (t: Test) => anEmpty(t, beside, standingClock())

/** An empty one, and the clock that its thread has. */
function withClock(t: Test): { store: SqliteStore; clock: TestClock } {
  const clock = sharedClock()
  const { url, remove } = aFolder()
  const store = openStore(url, clock, countedChance(), { create: true, writer })
  t.teardown(async () => {
    await store.close()
    remove()
  })
  return { store, clock }
}

t.test('two handles on one log', async (t) => handles(t, beside))

t.test('the same commands make the same log and the same tables', async (t) => {
  const { url, remove } = aFolder()
  const clock = sharedClock()
  const here = openStore('file::memory:', clock, countedChance(), { create: true })
  const there = openStore(url, clock, countedChance(), { create: true, writer })
  t.teardown(async () => {
    await Promise.all([here.close(), there.close()])
    remove()
  })
  for (const store of [here, there]) {
    clock.goTo('2026-11-23')
    await loadSample(store)
    await everythingAtOnce(store, clock)
  }
  t.ok(there.log.size() > 100)
  t.equal(there.log.rootNow(), here.log.rootNow())
  t.strictSame(await differences(there), [])
})

t.test('what was answered is read at once, also in the turn that was begun before', async (t) => {
  const store = await aStore(t)
  for (const code of codes(40)) {
    store.refresh()
    t.equal(store.reads.organisation(code), undefined)
    await store.write(named(code))
    t.match(store.reads.organisation(code), { name: code })
    await store.write(named(code, `${code} 改名`))
    store.refresh()
    t.match(store.reads.organisation(code), { name: `${code} 改名` })
  }
  t.equal(store.log.size(), 80)
})

t.test('a key works from the answer on, and when it is revoked no longer', async (t) => {
  const store = await aStore(t)
  await store.write(createKey('test', { id: 'k1', key: 'secret' }, given({ role: 'operator' })))
  t.match(store.keys.holder('secret'), { role: 'operator' })
  await store.write(revokeKey('test', 'k1'))
  t.equal(store.keys.holder('secret'), undefined)
})

t.test('together in one transaction, answered in order; a refusal blocks nobody', async (t) => {
  const store = await aStore(t)
  const commits: number[] = []
  store.whenCommitted(({ commands }) => commits.push(commands))
  const written = await Promise.all([
    ...codes(100).map((code) => store.write(named(code))),
    store.write(revokeKey('x', 'none')),
  ])
  t.strictSame(
    written.slice(0, 100).flatMap((one) => ('places' in one ? one.places.map(({ index }) => index) : [])),
    codes(100).map((_, i) => i),
  )
  t.equal(problemOf(written[100] as never), 'not-found')
  t.ok(commits.length > 0)
  t.equal(
    commits.reduce((sum, n) => sum + n, 0),
    101,
  )
  t.equal(store.queued(), 0)
})

t.test('what is blocked is refused, on either side; when it is lifted, writing goes on', async (t) => {
  const store = await aStore(t)
  const told: (string | undefined)[] = []
  store.whenBlocked((why) => told.push(why?.class))
  store.block({ class: 'head', why: { zh: '不行', en: 'no' } })
  t.equal(problemOf(await store.write(named('a'))), 'cannot-record')
  await store.probe()
  t.match(store.blocked(), { class: 'head' })
  store.block(undefined)
  await store.probe()
  t.equal(problemOf(await store.write(named('a'))), undefined)
  t.strictSame(told, ['head', undefined])
})

t.test('a lock that another holds is waited for, and reads go on', async (t) => {
  const service = await aFiled(t)
  const asked = tamper(service.path, (raw) => {
    raw.exec('begin immediate')
    const one = service.call('justice', 'POST', '/v1/assignments', soundRequest())
    return { one, checked: service.call('justice', 'POST', '/v1/checks', soundRequest()) }
  })
  t.equal((await asked.checked).status, 200)
  t.equal((await asked.one).status, 201)
})

t.test('a thread that ends by itself leaves nobody waiting, and nothing more is written', async (t) => {
  const { store, clock } = withClock(t)
  await store.write(named('a'))
  const told: (string | undefined)[] = []
  store.whenBlocked((why) => told.push(why?.class))
  clock.goTo(lastDay)
  const [first, second] = await Promise.all([store.write(named('b')), store.write(named('c'))])
  t.match([problemOf(first), problemOf(second)], ['recording-unknown', 'recording-unknown'])
  t.match(store.blocked(), { class: 'writer', inner: /by itself/ })
  t.equal(problemOf(await store.write(named('d'))), 'cannot-record')
  t.strictSame(told, ['writer'])
  t.match(store.reads.organisation('a'), { name: 'a' }, 'what is recorded is read')
})

t.test('a command that is no data is a defect, and told to whoever gave it', async (t) => {
  const store = await aStore(t)
  await t.rejects(store.write({ settle: () => ({ entries: [], answer: 1 }) }), /only a command that is data/)
  const strange = { ...named('b'), call: { name: 'none', given: [] } }
  await t.rejects(store.write(strange), /does not have the command none/)
  const code = { ...named('c'), call: { name: 'recordOrganisation', given: [() => 1] } }
  const [first, second] = await Promise.allSettled([store.write(code), store.write(named('b'))])
  t.match(first, { status: 'rejected', reason: /could not be cloned/ })
  t.match(second, { value: { answer: { created: true } } }, 'and blocks nobody')
  await store.settled()
})

/** A service on a file, that writes on a thread of its own. */
async function aFiled(t: Test) {
  const { url, path, remove } = aFolder()
  const service = await aService({ database: url, clock: sharedClock(), writer })
  t.teardown(async () => {
    await service.close()
    remove()
  })
  return { ...service, path }
}

t.test('what is remembered is what is there, also after a transaction that was undone', async (t) => {
  const { store, clock } = withClock(t)
  const shown = () => {
    store.refresh()
    return store.reads.organisation('a')?.name
  }
  await store.write(named('a', '一'))
  t.equal(shown(), '一')
  // Here the dice fall apart at the second throw: the first of two entries has changed a row already, and is undone.
  clock.goTo(brokenDay)
  const one = { kind: 'department', jurisdiction: '990105' } as const
  const organisations = [
    { code: 'a', name: '二', ...one },
    { code: 'b', name: '二', ...one },
  ]
  await t.rejects(store.write(recordRegistry(keeper, given({ organisations }))), /the dice fell apart/)
  t.equal(shown(), '一')
  clock.goTo('2028-05-06')
  await store.write(named('a', '四'))
  t.equal(shown(), '四')
  await Promise.all([store.write(named('a', '五')), store.write(named('a', '六'))])
  t.equal(shown(), '六')
})
