// The one way in: what comes together is durable together; whatever fails, nothing is half done.

import t, { type Test } from 'tap'
import type { Principal } from '../../src/policy/access/principal.ts'
import type { Command, Written } from '../../src/policy/ports.ts'
import { checkRebuild } from '../../src/schema/sql/proof/rebuild.ts'
import { openStore, type SqliteStore } from '../../src/schema/sql/store.ts'
import { recordOrganisation } from '../a-registry.ts'
import { countedChance, monday, standingClock, type TestClock } from '../a-service.ts'

const keeper: Principal = { key: 'k', role: 'list-keeper', jurisdiction: '32' }
const named = (code: string, name = code) =>
  recordOrganisation(keeper, { code, name, kind: 'department', jurisdiction: '320105' })
const codes = (n: number, prefix = 'o') => Array.from({ length: n }, (_, i) => `${prefix}${i}`)

/** An empty store whose clock is read once per transaction: each reading is a second later. */
function aStore(t: Test): { store: SqliteStore; clock: TestClock; readings: () => number } {
  const standing = standingClock()
  let readings = 0
  const clock = {
    ...standing,
    now: () => {
      readings++
      standing.add(1000)
      return standing.now()
    },
  }
  const store = openStore('file::memory:', clock, countedChance(), { create: true })
  t.teardown(() => store.close())
  return { store, clock: standing, readings: () => readings }
}

const problemOf = (written: Written<unknown>) => ('problem' in written ? written.problem.code : undefined)
const atOf = (written: Written<unknown>) => ('at' in written ? written.at : undefined)
const sound = async (t: Test, store: SqliteStore) =>
  t.strictSame(
    (await checkRebuild(store, store.clock, countedChance())).differences,
    [],
    'the tables are what the log says',
  )

t.test('commands that arrive together share one transaction', async (t) => {
  const { store, readings } = aStore(t)
  const written = await Promise.all(codes(100).map((code) => store.write(named(code))))
  t.equal(readings(), 1)
  t.equal(new Set(written.map(atOf)).size, 1)
  t.equal(store.log.size(), 100)
  t.strictSame(
    written.flatMap((one) => ('places' in one ? one.places.map(({ index }) => index) : [])),
    codes(100).map((_, i) => i),
    'in the order in which they came',
  )
  await sound(t, store)
})

t.test('a great crowd goes in several, none of it lost and nothing out of order', async (t) => {
  const { store, readings } = aStore(t)
  const written = await Promise.all(codes(600).map((code) => store.write(named(code))))
  t.equal(readings(), 3, '256 at most')
  t.ok(written.every((one) => !('problem' in one)))
  const ats = written.map(atOf)
  t.strictSame(ats, [...ats].sort())
  t.equal(store.log.size(), 600)
})

t.test('each command sees what those before it did', async (t) => {
  const { store } = aStore(t)
  const settle = (code: string): Command<boolean> => ({
    settle: (read) => ({ entries: [], answer: read.organisation(code) !== undefined }),
  })
  const answers = await Promise.all([store.write(settle('a')), store.write(named('a')), store.write(settle('a'))])
  t.strictSame(
    answers.map((one) => 'answer' in one && one.answer),
    [false, { created: true, value: { code: 'a', name: 'a', kind: 'department', jurisdiction: '320105' } }, true],
  )
})

t.test('a command that throws takes nothing down but itself', async (t) => {
  const { store } = aStore(t)
  const broken: Command<never> = {
    settle() {
      throw new Error('a defect')
    },
  }
  const results = await Promise.allSettled([store.write(named('a')), store.write(broken), store.write(named('b'))])
  t.strictSame(
    results.map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled'],
  )
  t.match(results[1], { reason: { message: 'a defect' } })
  t.equal(store.log.size(), 2)
  t.equal(store.blocked(), undefined, 'a defect of one command does not stop the service')
  await sound(t, store)
})

t.test('a command that is refused leaves nothing, and those beside it stand', async (t) => {
  const { store } = aStore(t)
  const outside = recordOrganisation(
    { ...keeper, jurisdiction: '44' },
    { code: 'x', name: 'x', kind: 'department', jurisdiction: '320105' },
  )
  const written = await Promise.all([store.write(named('a')), store.write(outside), store.write(named('b'))])
  t.strictSame(written.map(problemOf), [undefined, 'forbidden', undefined])
  t.equal(store.log.size(), 2)
})

t.test('a clock that goes back', async (t) => {
  const clock = standingClock()
  const store = openStore('file::memory:', clock, countedChance(), { create: true })
  t.teardown(() => store.close())
  await store.write(named('a'))
  clock.add(-1_500)
  const slewing = await store.write(named('b'))
  t.equal(atOf(slewing), new Date(monday).toISOString(), 'a little: the instant waits')
  clock.add(-3_600_000)
  t.equal(problemOf(await store.write(named('c'))), 'cannot-record', 'far: nothing is recorded')
  t.equal(store.log.size(), 2)
  t.match(store.blocked(), /clock/)
  clock.add(3_700_000)
  t.equal(problemOf(await store.write(named('c'))), undefined, 'and when it is right again, all goes on')
  t.equal(store.blocked(), undefined)
  await sound(t, store)
})

t.test('a full disk', async (t) => {
  const { store } = aStore(t)
  await store.write(named('before'))
  const pages = store.raw.pragma('page_count', { simple: true })
  store.raw.pragma(`max_page_count = ${pages}`)
  const long = 'x'.repeat(150)
  const written = await Promise.all(codes(200).map((code) => store.write(named(code, long))))
  t.strictSame(new Set(written.map(problemOf)), new Set(['cannot-record']), 'all of them are told')
  t.equal(store.log.size(), 1)
  t.equal(store.reads.organisation('o0'), undefined, 'nothing half done')
  t.match(store.blocked(), /full/)
  await sound(t, store)
  store.raw.pragma(`max_page_count = ${Number(pages) + 1000}`)
  const again = await Promise.all(codes(200).map((code) => store.write(named(code, long))))
  t.strictSame(new Set(again.map(problemOf)), new Set([undefined]), 'recovers without hands')
  t.equal(store.log.size(), 201)
  t.equal(store.blocked(), undefined)
  await sound(t, store)
})

t.test('closing waits for what is under way', async (t) => {
  const store = openStore('file::memory:', standingClock(), countedChance(), { create: true })
  const under = Promise.all(codes(300).map((code) => store.write(named(code))))
  await store.close()
  t.ok((await under).every((one) => !('problem' in one)))
})

t.test('more than can be recorded in time is told so at once', async (t) => {
  const { store } = aStore(t)
  const nothing: Command<number> = { settle: () => ({ entries: [], answer: 1 }) }
  const written = await Promise.all(Array.from({ length: 10_010 }, () => store.write(nothing)))
  const told = written.map(problemOf)
  t.equal(told.filter((code) => code === 'too-many-requests').length, 10)
  t.equal(told.filter((code) => code === undefined).length, 10_000)
})
