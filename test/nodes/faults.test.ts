// What can happen between a node and its database: whoever is answered is recorded, once, and whoever is not may ask again.
import t, { type Test } from 'tap'
import { loadSample, readSample } from '../../src/host/sample.ts'
import type { Principal } from '../../src/policy/access/principal.ts'
import { assign } from '../../src/policy/admission/asking.ts'
import { putDraft } from '../../src/policy/list/drafting.ts'
import { sealEntry } from '../../src/policy/log/entry.ts'
import { append, frontierRoot } from '../../src/policy/log/tree.ts'
import { given } from '../../src/policy/untrusted.ts'
import { aPostgres } from '../a-postgres.ts'
import { aProxy } from '../a-proxy.ts'
import { soundRequest, standingClock } from '../a-service.ts'
import { aFolder } from '../store/a-file.ts'
import { codes, named, problemOf } from '../store/a-kind.ts'
import { aNode, differences } from './a-node.ts'

const postgres = await aPostgres()
t.teardown(() => postgres.stop())
const proxy = await aProxy(postgres.port)
t.teardown(() => proxy.close())

/** A node through the proxy, and one that is not. */
async function two(t: Test) {
  const url = await postgres.empty()
  const { store, filed } = await aNode(t, proxy.through(url))
  const other = await aNode(t, url)
  return { url, store, filed, other: other.store }
}

const indexOf = (written: object) =>
  'places' in written ? (written.places as { index: number }[])[0]?.index : undefined

for (const cut of ['after', 'before'] as const)
  t.test(`a commit that is cut ${cut} it arrives stands once`, async (t) => {
    const { store, other } = await two(t)
    await store.write(named('a'))
    proxy.cut = cut
    const before = proxy.cuts
    const written = await Promise.all(codes(20).map((code) => store.write(named(code))))
    t.equal(proxy.cuts, before + 1)
    t.strictSame(
      written.map(indexOf),
      codes(20).map((_, i) => i + 1),
    )
    await other.catchUp()
    t.equal(other.log.size(), 21)
    t.equal(other.log.rootNow(), store.log.rootNow())
    for (const one of [store, other]) t.strictSame(await differences(one), [])
    t.equal(store.blocked(), undefined)
  })

for (const cut of ['after', 'before'] as const)
  t.test(`a draft whose commit is cut ${cut} it arrives, and an answer that is kept`, async (t) => {
    const { store, other } = await two(t)
    await loadSample(store)
    const keeper: Principal = { key: 'k', role: 'list-keeper', jurisdiction: '990105' }
    proxy.cut = cut
    const put = await store.write(putDraft(keeper, '990105', given(readSample().edition), undefined))
    t.match(put, { answer: { version: 1001 } })
    await other.catchUp()
    t.match(other.reads.draft('990105'), { version: 1001, editedBy: store.reads.draft('990105')?.editedBy })
    proxy.cut = cut
    const repeat = { caller: 'a', key: 'k', digest: 'd' }
    const first = await store.write({ settle: () => ({ entries: [], answer: 7 }) }, repeat)
    t.match(first, { answer: 7 })
    t.match(await other.write({ settle: () => ({ entries: [], answer: 8 }) }, repeat), { answer: 7, replayed: true })
  })

t.test('a commit of which nothing more is heard: told as it is, and asked again it is there once', async (t) => {
  // A clock by which patience is over soon.
  let steady = 0
  const clock = { ...standingClock(), steady: () => (steady += 2_500) }
  const url = await postgres.empty()
  const { store } = await aNode(t, proxy.through(url), { clock })
  await store.write(named('a'))
  const repeat = { caller: 'a', key: 'k', digest: 'd' }
  const cuts = proxy.cuts
  proxy.cut = 'after'
  const pending = store.write(named('b'), repeat)
  while (proxy.cuts === cuts) await new Promise((done) => setTimeout(done, 2))
  proxy.isShut = true
  proxy.drop()
  t.match(await pending, {
    problem: { code: 'recording-unknown', detail: { en: /did not confirm.*later with the same Idempotency-Key/ } },
  })
  t.match(store.blocked(), { class: 'database' })
  t.equal(problemOf(await store.write(named('c'))), 'cannot-record')
  proxy.isShut = false
  t.match(await store.write(named('b'), repeat), { replayed: true, places: [{ index: 1 }] })
  t.equal(store.log.size(), 2)
  t.equal(store.blocked(), undefined)
})

t.test('sessions that the database ends, and a database that starts again', async (t) => {
  const { store, other } = await two(t)
  await store.write(named('a'))
  await postgres.ask("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'zhunru'")
  t.equal(problemOf(await store.write(named('b'))), undefined)
  const writing = Promise.all(codes(300).map((code, i) => (i % 2 ? store : other).write(named(code))))
  await postgres.crash()
  t.strictSame(
    (await writing).map(problemOf).filter((code) => code !== undefined),
    [],
  )
  await Promise.all([store.catchUp(), other.catchUp()])
  t.equal(store.log.size(), 302)
  t.equal(other.log.rootNow(), store.log.rootNow())
  for (const one of [store, other]) t.strictSame(await differences(one), [])
})

t.test('whoever holds the head is waited for, and what he did is followed', async (t) => {
  const { store, other } = await two(t)
  await store.write(named('a'))
  proxy.hold(true)
  const held = store.write(named('b'))
  t.equal(problemOf(await other.write(named('c'))), undefined)
  proxy.hold(false)
  t.equal(problemOf(await held), undefined)
  await other.catchUp()
  t.equal(other.log.rootNow(), store.log.rootNow())
})

t.test('while a commit is on its way, whoever reads here sees what was committed before it', async (t) => {
  const { store, other } = await two(t)
  await store.write(named('a', '一'))
  proxy.cut = 'held'
  const cuts = proxy.cuts
  const pending = store.write(named('a', '二'))
  while (proxy.cuts === cuts) await new Promise((done) => setTimeout(done, 5))
  while (other.reads.organisation('a')?.name !== '二') {
    await other.catchUp()
    other.refresh()
  }
  store.refresh()
  t.match(store.reads.organisation('a'), { name: '一' }, 'it stands in the database, and is not answered yet')
  t.equal(store.size(), 1)
  proxy.hold(false)
  t.equal(problemOf(await pending), undefined)
  store.refresh()
  t.match(store.reads.organisation('a'), { name: '二' })
})

t.test('a node that was away folds what others did, whatever it was', async (t) => {
  const { store, filed, url, other } = await aNodeThatLeaves(t)
  await loadSample(other)
  const justice: Principal = { key: 'j', role: 'organisation', organisation: '990105-SFJ' }
  await other.write(assign(justice, '990105-SFJ', given(soundRequest())))
  // More than a page.
  await Promise.all(codes(1_500).map((code) => other.write(named(code))))
  t.equal(store.log.size(), 0)
  const back = await aNode(t, url, { filed })
  t.equal(back.store.log.size(), other.log.size())
  t.equal(back.store.log.rootNow(), other.log.rootNow())
  t.strictSame(await differences(back.store), [])
})

async function aNodeThatLeaves(t: Test) {
  const url = await postgres.empty()
  const { store, filed } = await aNode(t, url)
  const size = store.log.size()
  await store.close()
  const other = await aNode(t, url)
  return { store: { log: { size: () => size } }, filed, url, other: other.store }
}

t.test('a node that is far behind when it writes catches up first', async (t) => {
  const { store, other } = await two(t)
  proxy.hold(true)
  await Promise.all(codes(1_200).map((code) => other.write(named(code))))
  proxy.hold(false)
  t.match(await store.write(named('z')), { places: [{ index: 1_200 }] })
  t.strictSame(await differences(store), [])
})

t.test('an entry that was changed in the database is taken by no node', async (t) => {
  const { url, store, other } = await two(t)
  await Promise.all(codes(3).map((code) => other.write(named(code))))
  await store.catchUp()
  await postgres.ask(`update zhunru_entries set body = replace(body, 'o1', 'x1') where place = 1`, url)
  t.equal(problemOf(await store.write(named('d'))), undefined, 'who has it as it was goes on')
  await t.rejects(aNode(t, url), /entry 1: .*not the one that this node has|entry 1/)
})

t.test('a log that was cut in the database, or replaced: nothing is written, and reading goes on', async (t) => {
  const { url, store, other } = await two(t)
  await Promise.all(codes(3).map((code) => store.write(named(code))))
  await other.catchUp()
  const [head] = (await postgres.ask('select * from zhunru_head', url)).rows
  await store.write(named('d'))
  const cut = `delete from zhunru_entries where place > 2; update zhunru_head set size = 3, root = '${head.root}'`
  await postgres.ask(cut, url)
  t.equal(problemOf(await store.write(named('e'))), 'cannot-record')
  t.match(store.blocked(), {
    class: 'parted',
    why: { en: /not the one that this node has/ },
    inner: /has 3 entries, this node 4: an older copy/,
  })
  t.match(store.reads.organisation('d'), { name: 'd' })
  await postgres.ask(`update zhunru_head set root = '${'0'.repeat(64)}'`, url)
  t.equal(problemOf(await other.write(named('e'))), 'cannot-record')
  t.match(other.blocked(), { class: 'parted' })
})

t.test('an entry of a newer version stops a node, with words, before it folds it', async (t) => {
  const { url, store } = await two(t)
  await store.write(named('a'))
  const header = { type: 'from-the-future', at: '2026-11-23T02:00:00.000Z', actor: 'x#y' }
  const sealed = sealEntry(header, {}, 'f'.repeat(64))
  const { frontier } = append(store.log.head().frontier, sealed.leafHash)
  await postgres.ask(
    `insert into zhunru_entries values (1, '${sealed.leaf}', '${sealed.leafHash}', '${'f'.repeat(64)}', '${sealed.body}');
     update zhunru_head set size = 2, root = '${frontierRoot(frontier)}'`,
    url,
  )
  await store.catchUp()
  t.match(store.blocked(), { class: 'version', inner: /from-the-future/ })
  t.equal(problemOf(await store.write(named('b'))), 'cannot-record')
  t.equal(store.log.size(), 1)
  await t.rejects(aNode(t, url), /of a newer version/)
})

t.test('tables that are gone, or that a newer version made: told, and over when they are back', async (t) => {
  const { url, store } = await two(t)
  await store.write(named('a'))
  for (const [spoil, mend] of [
    ['update zhunru_head set format = 99', 'update zhunru_head set format = 1'],
    ['alter table zhunru_entries rename to aside', 'alter table aside rename to zhunru_entries'],
    ['alter table zhunru_head rename to aside', 'alter table aside rename to zhunru_head'],
  ] as const) {
    await postgres.ask(spoil, url)
    t.equal(problemOf(await store.write(named(spoil))), 'cannot-record', spoil)
    t.match(store.blocked(), { class: 'database' })
    await postgres.ask(mend, url)
    t.equal(problemOf(await store.write(named(spoil))), undefined)
  }
  t.strictSame(await differences(store), [])
})

t.test('whose file is whose', async (t) => {
  const [one, another] = [await postgres.empty(), await postgres.empty()]
  const { store, filed } = await aNode(t, one)
  await store.write(named('a'))
  await store.close()
  await aNode(t, another)
  await t.rejects(aNode(t, another, { filed: { ...filed, remove() {} } }), /another log/)
  const { openStore } = await import('../../src/schema/sql/store.ts')
  const { countedChance, standingClock } = await import('../a-service.ts')
  t.throws(() => openStore(filed.url, standingClock(), countedChance(), { create: false }), /a node’s file/)
  const alone = aFolder()
  const embedded = openStore(alone.url, standingClock(), countedChance(), { create: true })
  await embedded.write(named('b'))
  await embedded.close()
  await t.rejects(aNode(t, one, { filed: alone }), /has a log of its own/)
})

t.test('the time of an entry is the database’s, whatever a node’s clock says', async (t) => {
  const { url, store: first } = await two(t)
  const { store } = await aNode(t, url, { clock: { now: () => Date.parse('2001-01-01T00:00:00Z') } })
  const now = async () =>
    Number((await postgres.ask('select extract(epoch from clock_timestamp()) * 1000 as now')).rows[0].now)
  const before = await now()
  const written = await store.write(named('a'))
  const at = 'at' in written ? Date.parse(written.at) : 0
  t.ok(at >= Math.floor(before) && at <= (await now()))
  await first.catchUp()
  const late = await first.write(named('b'))
  t.match(late, { problem: { code: 'cannot-record' } }, 'whose clock is its own is behind that')
  t.match(first.blocked(), { class: 'clock', why: { en: /^The clock says/ } })
})
