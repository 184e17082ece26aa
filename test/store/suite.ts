// What every store must do, whatever keeps it: what comes together is durable together; whatever fails, nothing is half done.
import t, { type Test } from 'tap'
import type { Clock, Command, Store, Written } from '../../src/policy/ports.ts'
import { vouchForClock } from '../../src/policy/record/clock.ts'
import { createKey, revokeKey } from '../../src/policy/record/keys.ts'
import { given } from '../../src/policy/untrusted.ts'
import { recordOrganisation } from '../a-registry.ts'
import { monday, standingClock, type TestClock } from '../a-service.ts'
import { anEmpty, codes, keeper, named, problemOf, type StoreKind } from './a-kind.ts'
import { handles } from './suite-handles.ts'
import { reading } from './suite-reading.ts'

const atOf = (written: Written<unknown>) => ('at' in written ? written.at : undefined)

/** Runs the suite on one kind of store. */
export function storeSuite<S extends Store>(name: string, kind: StoreKind<S>): void {
  t.test(`${name}: writing`, async (t) => writing(t, kind))
  t.test(`${name}: reading`, async (t) => reading(t, kind))
  t.test(`${name}: two handles on one log`, async (t) => handles(t, kind))
}

function writing<S extends Store>(t: Test, kind: StoreKind<S>): void {
  const opened = (t: Test, clock: Clock) => anEmpty(t, kind, clock)
  const sound = async (t: Test, store: S) =>
    t.strictSame(await kind.differences(store), [], 'the tables are what the log says')

  /** An empty store whose clock is read once per transaction: each reading is a second later. */
  async function aStore(t: Test): Promise<{ store: S; clock: TestClock; readings: () => number }> {
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
    return { store: await opened(t, clock), clock: standing, readings: () => readings }
  }

  t.test('commands that arrive together share one transaction', async (t) => {
    const { store, readings } = await aStore(t)
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
    const { store, readings } = await aStore(t)
    const written = await Promise.all(codes(600).map((code) => store.write(named(code))))
    t.equal(readings(), 3, '256 at most')
    t.ok(written.every((one) => !('problem' in one)))
    const ats = written.map(atOf)
    t.strictSame(ats, [...ats].sort())
    t.equal(store.log.size(), 600)
  })

  t.test('each command sees what those before it did', async (t) => {
    const { store } = await aStore(t)
    const settle = (code: string): Command<boolean> => ({
      settle: (read) => ({ entries: [], answer: read.organisation(code) !== undefined }),
    })
    const answers = await Promise.all([store.write(settle('a')), store.write(named('a')), store.write(settle('a'))])
    t.strictSame(
      answers.map((one) => 'answer' in one && one.answer),
      [false, { created: true, value: { code: 'a', name: 'a', kind: 'department', jurisdiction: '990105' } }, true],
    )
  })

  t.test('a command that throws takes nothing down but itself', async (t) => {
    const { store } = await aStore(t)
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
    const { store } = await aStore(t)
    const outside = recordOrganisation(
      { ...keeper, jurisdiction: '44' },
      { code: 'x', name: 'x', kind: 'department', jurisdiction: '990105' },
    )
    const written = await Promise.all([store.write(named('a')), store.write(outside), store.write(named('b'))])
    t.strictSame(written.map(problemOf), [undefined, 'forbidden', undefined])
    t.equal(store.log.size(), 2)
  })

  t.test('a clock that goes back', async (t) => {
    const clock = standingClock()
    const store = await opened(t, clock)
    await store.write(named('a'))
    clock.add(-1_500)
    const slewing = await store.write(named('b'))
    t.equal(atOf(slewing), new Date(monday).toISOString(), 'a little: the instant waits')
    clock.add(-3_600_000)
    t.equal(problemOf(await store.write(named('c'))), 'cannot-record', 'far: nothing is recorded')
    t.equal(store.log.size(), 2)
    t.match(store.blocked(), { class: 'clock' })
    clock.add(3_700_000)
    t.equal(problemOf(await store.write(named('c'))), undefined, 'and when it is right again, all goes on')
    t.equal(store.blocked(), undefined)
    await sound(t, store)
  })

  t.test('a clock that is absurdly ahead', async (t) => {
    const clock = standingClock()
    const store = await opened(t, clock)
    await store.write(named('a'))
    const day = 86_400_000
    for (const ahead of [1_100 * day, 12 * 365 * day, Date.parse('9999-12-31T00:00:00Z') - monday]) {
      clock.add(ahead)
      t.equal(problemOf(await store.write(named('b'))), 'cannot-record', `${ahead / day} days`)
      t.match(store.blocked(), { class: 'clock', why: { en: /set it right/ } })
      clock.add(-ahead)
    }
    t.equal(store.log.size(), 1)
    clock.add(400 * day)
    t.equal(problemOf(await store.write(named('b'))), undefined, 'a service that was not used for a while')
    clock.add(2_000 * day)
    t.equal(problemOf(await store.write(vouchForClock('operator', undefined))), undefined, 'an operator vouches for it')
    t.equal(problemOf(await store.write(named('c'))), undefined)
    await sound(t, store)
  })

  t.test('a clock that ran ahead for a while: an operator says so, and the record goes on from there', async (t) => {
    const clock = standingClock()
    const store = await opened(t, clock)
    await store.write(named('a'))
    clock.add(3_600_000)
    await store.write(named('ahead'))
    const { lastAt } = store.log.head()
    clock.add(-3_600_000)
    t.equal(problemOf(await store.write(named('b'))), 'cannot-record')
    const vouched = await store.write(vouchForClock('operator', lastAt))
    t.match(vouched, { answer: { now: new Date(monday).toISOString(), last: lastAt }, places: [{ index: 2 }] })
    t.equal(atOf(await store.write(named('b'))), new Date(monday).toISOString())
    t.equal(store.blocked(), undefined)
    clock.add(-5_000)
    t.equal(problemOf(await store.write(named('c'))), 'cannot-record', 'it never goes back from what was vouched for')
    clock.add(5_000)
    await sound(t, store)
  })

  t.test('a clock that jumps while the process runs, as another count shows', async (t) => {
    const clock = standingClock()
    let steady = 0
    const store = await opened(t, { ...clock, steady: () => steady } as ReturnType<typeof standingClock>)
    const day = 86_400_000
    await store.write(named('a'))
    clock.add(40 * day)
    t.equal(problemOf(await store.write(named('b'))), 'cannot-record')
    steady += 40 * day
    t.equal(problemOf(await store.write(named('b'))), undefined, 'it did pass')
  })

  t.test('closing waits for what is under way', async (t) => {
    const { store, remove } = await kind.open(standingClock())
    t.teardown(remove)
    const under = Promise.all(codes(300).map((code) => store.write(named(code))))
    await store.close()
    t.ok((await under).every((one) => !('problem' in one)))
  })

  t.test('more than can be recorded in time is told so at once', async (t) => {
    const { store } = await aStore(t)
    const nothing: Command<number> = { settle: () => ({ entries: [], answer: 1 }) }
    const written = await Promise.all(Array.from({ length: 10_010 }, () => store.write(nothing)))
    const told = written.map(problemOf)
    t.equal(told.filter((code) => code === 'too-many-requests').length, 10)
    t.equal(told.filter((code) => code === undefined).length, 10_000)
  })

  t.test('the answer and its effect are durable together: neither without the other', async (t) => {
    const clock = standingClock()
    const store = await opened(t, clock)
    const repeat = (key: string) => ({ caller: 'a', key, digest: 'd' })
    const same = () => store.write(named('o'), repeat('once'))
    const [first, second] = await Promise.all([same(), same()])
    t.match(first, { replayed: false, places: [{ index: 0 }] })
    t.strictSame(second, { ...first, replayed: true }, 'in one batch')
    t.strictSame(await same(), { ...first, replayed: true }, 'and in another')
    t.equal(problemOf(await store.write(named('o'), { ...repeat('once'), digest: 'other' })), 'key-reused')
    t.equal(store.log.size(), 1)
    clock.add(-3_600_000)
    t.equal(problemOf(await store.write(named('p'), repeat('refused'))), 'cannot-record')
    clock.add(3_600_000)
    const again = await store.write(named('p'), repeat('refused'))
    t.match(again, { replayed: false, places: [{ index: 1 }] }, 'what was not recorded may be tried again')
  })

  t.test('a key that was revoked meanwhile does nothing any more, whoever let it in', async (t) => {
    const { store } = await aStore(t)
    await store.write(named('990105-SFJ'))
    const holder = { role: 'list-keeper', jurisdiction: '99' } as const
    await store.write(createKey('operator#start', { id: 'k1', key: 'secret' }, given(holder)))
    const byKey = (code: string) =>
      recordOrganisation({ key: 'k1', ...holder }, { code, name: code, kind: 'department', jurisdiction: '990105' })
    const written = await Promise.all([
      store.write(byKey('a')),
      store.write(revokeKey('operator#start', 'k1')),
      store.write(byKey('b')),
      store.write(createKey('operator#k1', { id: 'k2', key: 'other' }, given(holder))),
    ])
    t.strictSame(written.map(problemOf), [undefined, undefined, 'unauthenticated', 'unauthenticated'])
    t.equal(problemOf(await store.write(byKey('c'))), 'unauthenticated')
    t.strictSame(
      ['a', 'b', 'c'].map((code) => store.reads.organisation(code)?.name),
      ['a', undefined, undefined],
    )
    await sound(t, store)
  })

  t.test('barred from outside: every change is refused with the reason, until that is lifted', async (t) => {
    const store = await opened(t, standingClock())
    store.block({ class: 'parted', why: { zh: '原因', en: 'a reason' } })
    t.match(store.blocked(), { class: 'parted' })
    t.match(await store.write(named('a')), {
      problem: { code: 'cannot-record', detail: { zh: /^原因；/, en: /^a reason; nothing was changed/ } },
    })
    await store.probe()
    t.match(store.blocked(), { class: 'parted' }, 'no try ends it')
    t.equal(store.log.size(), 0)
    store.block(undefined)
    t.equal(problemOf(await store.write(named('a'))), undefined)
    t.equal(store.blocked(), undefined)
    await sound(t, store)
  })

  t.test('a probe ends a passing failure, and leaves nothing', async (t) => {
    const clock = standingClock()
    const store = await opened(t, clock)
    await store.write(named('a'))
    clock.add(-3_600_000)
    await store.probe()
    t.match(store.blocked(), { class: 'clock' })
    clock.add(3_600_000)
    await store.probe()
    t.equal(store.blocked(), undefined)
    t.equal(store.log.size(), 1)
    await sound(t, store)
  })
}
