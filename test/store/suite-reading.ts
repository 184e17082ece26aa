// What a store answers about the record, and that asking leaves nothing.
import type { Test } from 'tap'
import { loadSample } from '../../src/host/sample.ts'
import type { Principal } from '../../src/policy/access/principal.ts'
import { assign } from '../../src/policy/admission/asking.ts'
import { withdraw } from '../../src/policy/admission/ending.ts'
import type { Store } from '../../src/policy/ports.ts'
import { given } from '../../src/policy/untrusted.ts'
import { soundRequest, standingClock } from '../a-service.ts'
import { anEmpty, codes, named, type StoreKind } from './a-kind.ts'

const justice: Principal = { key: 'k', role: 'organisation', organisation: '990105-SFJ' }
const asking = () => assign(justice, '990105-SFJ', given(soundRequest()))

export async function reading<S extends Store>(t: Test, kind: StoreKind<S>): Promise<void> {
  const withSample = async (t: Test): Promise<S> => {
    const store = await anEmpty(t, kind, standingClock())
    await loadSample(store)
    return store
  }

  t.test('what is asked is settled on what is recorded, and records nothing', async (t) => {
    const store = await withSample(t)
    const size = store.log.size()
    const first = store.ask(asking())
    await store.settled()
    t.match(first, { entries: [{ header: { type: 'assignment-decided' } }] })
    t.equal(store.log.size(), size)
    t.strictSame(store.ask(asking()), first, 'and changes no answer')
    await store.write(asking())
    t.notSame(store.ask(asking()), first, 'the next one is asked for again')
    t.strictSame(await kind.differences(store), [])
  })

  t.test('the record as it was known at an entry', async (t) => {
    const store = await withSample(t)
    const written = await store.write(asking())
    if ('problem' in written) throw new Error(written.problem.detail.en)
    const at = written.places[0]?.index as number
    const assignment = `a${at}`
    await store.write(withdraw(justice, assignment, given({ reason: '撤回' })))
    const statusAt = (index: number): string | undefined => {
      const then = store.asKnown({ assignment }, index)
      const status = then?.reads.assignment(assignment)?.status
      then?.close()
      return status
    }
    t.equal(statusAt(at - 1), undefined)
    t.equal(statusAt(at), 'admitted')
    t.equal(statusAt(at + 1), 'withdrawn')
    t.equal(store.asKnown({ assignment }, store.log.size()), undefined, 'there is no such entry')

    const here = { community: '990105001001', jurisdiction: '990105' }
    const then = store.asKnown(here, at)
    t.equal(then?.day, '2026-11-23')
    t.match(then?.reads.obligationsAt(here.community, '', -1), [{ assignment, endedOn: null }])
    t.equal(then?.reads.editionInForce('990105', '2026-11-23')?.ref.number, 1, 'with the lists that held there')
    t.equal(then?.reads.organisation('990105-SFJ'), undefined, 'and nothing else')
    then?.close()
    t.equal(store.reads.assignment(assignment)?.status, 'withdrawn', 'what is known now is as it was')
  })

  t.test('pages show each thing once and in order, while others come', async (t) => {
    const store = await anEmpty(t, kind, standingClock())
    await Promise.all(codes(20, 'm').map((code) => store.write(named(code))))
    const seen: string[] = []
    for (let after: string | undefined, i = 0; ; i++) {
      const page = store.reads.organisations('99', { after, limit: 3 })
      seen.push(...page.map(({ code }) => code))
      if (page.length < 3) break
      after = page.at(-1)?.code
      // Before what was shown, and behind it.
      await Promise.all([store.write(named(`a${i}`)), store.write(named(`z${i}`))])
    }
    t.strictSame(seen, [...new Set(seen)].sort())
    for (const code of codes(20, 'm')) t.ok(seen.includes(code), code)
    t.strictSame(store.reads.organisations('4403', { after: undefined, limit: 3 }), [], 'another jurisdiction has none')
    t.equal(store.reads.organisations(undefined, { after: undefined, limit: 500 }).length, store.log.size())
  })

  t.test('the log: what was sealed is read back, and hashes to the root', async (t) => {
    const store = await withSample(t)
    const size = store.log.size()
    t.match(await store.verified(), { size })
    t.strictSame(
      store.log.entriesFrom(size - 3, 10).map(({ index }) => index),
      [size - 3, size - 2, size - 1],
    )
    t.strictSame(store.log.leavesFrom(0, 1), [{ index: 0, leaf: store.log.entry(0)?.leaf }])
    t.equal(store.log.entry(size), undefined)
    t.equal(store.log.head().frontier.size, size)
    t.throws(() => store.log.readHash(0, size), /no hash/)
  })

  t.test('keys: held until they are revoked, told by id, never by what they are', async (t) => {
    const store = await anEmpty(t, kind, standingClock())
    t.equal(store.keys.exist(), false)
    const createdAt = '2026-11-23T02:00:00.000Z'
    for (const id of ['k2', 'k1', 'k3'])
      store.keys.add(`secret-${id}`, { id, role: 'organisation', organisation: 'o', createdAt })
    t.equal(store.keys.exist(), true)
    t.strictSame(store.keys.holder('secret-k1'), { key: 'k1', role: 'organisation', organisation: 'o' })
    t.equal(store.keys.holder('k1'), undefined)
    t.equal(store.keys.revoke('none', createdAt), false)
    t.equal(store.keys.revoke('k1', createdAt), true)
    t.equal(store.keys.revoke('k1', '2030-01-01T00:00:00.000Z'), true)
    t.equal(store.keys.holder('secret-k1'), undefined)
    const kept = { role: 'organisation', organisation: 'o', createdAt }
    t.strictSame(store.keys.list(undefined, 2), [
      { id: 'k1', ...kept, revokedAt: createdAt },
      { id: 'k2', ...kept },
    ])
    t.strictSame(store.keys.list('k2', 2), [{ id: 'k3', ...kept }])
  })
}
